import type { ReactNode } from 'react'
import { controlProps, type Described, FieldError, type FieldLike, Hint, Optional, plainField, textOf } from './field-parts.tsx'
import { Icon, type IconName } from './icon.tsx'

export type Choice = { value: string; label: ReactNode; hint?: ReactNode; icon?: IconName | undefined; disabled?: boolean }

type ChoiceFieldProps = Described & { field: FieldLike; options: Choice[]; columns?: boolean }

/** Big cards to tap. The first one carries the field's id, so the error summary lands on it. */
export function ChoiceField({ field, label, hint, optional, options, columns = false }: ChoiceFieldProps) {
  const { id, 'aria-invalid': invalid, 'aria-describedby': describedBy, 'aria-required': required, ...shared } = controlProps(field, hint)
  const chosen = textOf(field.initialValue)
  return (
    <fieldset key={field.key} role="radiogroup" aria-invalid={invalid} aria-required={required} aria-describedby={describedBy}>
      <legend className="mb-1 font-bold">
        {label} <Optional>{optional}</Optional>
      </legend>
      <Hint field={field}>{hint}</Hint>
      <div className={`grid gap-2 ${columns ? 'sm:grid-cols-2' : ''}`}>
        {options.map((option, index) => (
          <label key={option.value} className="choice">
            <input {...shared} id={index === 0 ? id : `${id}-${option.value}`} type="radio" value={option.value} defaultChecked={option.value === chosen} disabled={option.disabled} />
            <span className="choice-face">
              {option.icon && <Icon name={option.icon} className="mr-3 mt-0.5 shrink-0 text-tea" />}
              <span>
                <span className="block font-bold">{option.label}</span>
                {option.hint && <span className="block text-sm text-ink-soft">{option.hint}</span>}
              </span>
            </span>
          </label>
        ))}
      </div>
      <FieldError field={field} />
    </fieldset>
  )
}

export function PlainChoice({ name, id, defaultValue, error, ...rest }: Omit<ChoiceFieldProps, 'field'> & { name: string; id?: string; defaultValue?: string | undefined; error?: string | undefined }) {
  return <ChoiceField field={plainField(name, { id, error, defaultValue })} {...rest} />
}

type CheckFieldProps = Omit<Described, 'optional'> & { field: FieldLike; value?: string }

export function CheckField({ field, label, hint, value = 'on' }: CheckFieldProps) {
  const initial = field.initialValue
  const checked = initial === true || (Array.isArray(initial) ? initial.includes(value) : initial === value)
  return (
    <div>
      <label className="choice">
        <input key={field.key} {...controlProps(field, hint)} type="checkbox" value={value} defaultChecked={checked} />
        <span className="choice-face">
          <span>{label}</span>
        </span>
      </label>
      {hint && <p id={field.descriptionId} className="mt-1 text-sm text-ink-soft">{hint}</p>}
      <FieldError field={field} />
    </div>
  )
}

export function PlainCheck({ name, id, defaultChecked = false, value = 'on', error, ...rest }: Omit<CheckFieldProps, 'field'> & { name: string; id?: string; defaultChecked?: boolean; error?: string | undefined }) {
  return <CheckField field={plainField(name, { id, error, defaultValue: defaultChecked ? value : undefined })} value={value} {...rest} />
}
