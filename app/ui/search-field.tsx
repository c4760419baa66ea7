import { Icon } from './icon.tsx'

type SearchFieldProps = { name: string; label: string; button: string; defaultValue?: string | undefined; placeholder?: string; id?: string; hideLabel?: boolean }

export function SearchField({ name, label, button, defaultValue, placeholder, id = name, hideLabel = false }: SearchFieldProps) {
  return (
    <div>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'mb-1 block font-bold'}>{label}</label>
      <span className="flex">
        <input id={id} name={name} type="search" defaultValue={defaultValue} placeholder={placeholder} autoComplete="off" className="control search-input min-w-0 flex-1" />
        <button type="submit" className="search-button">
          <Icon name="search" />
          <span className="sr-only">{button}</span>
        </button>
      </span>
    </div>
  )
}
