import type { InputHTMLAttributes, ReactNode } from 'react'
import { controlProps, type Described, FieldFrame, type FieldLike, plainField, textOf } from './field-parts.tsx'

export { CheckField, ChoiceField } from './choice-field.tsx'
export { PhotoField } from './photo-field.tsx'
export { SearchField } from './search-field.tsx'
export type { FieldLike } from './field-parts.tsx'

type Typing = {
  type?: 'text' | 'tel' | 'email' | 'password' | 'number' | 'date' | 'time' | 'datetime-local' | 'url' | undefined
  prefix?: ReactNode
  suffix?: ReactNode
} & Pick<InputHTMLAttributes<HTMLInputElement>, 'inputMode' | 'autoComplete' | 'placeholder' | 'list' | 'spellCheck' | 'autoCapitalize' | 'min' | 'max' | 'step' | 'autoFocus'>

/** A password is never written back into the page. */
export function TextField({ field, label, hint, optional, type = 'text', prefix, suffix, ...typing }: Described & Typing & { field: FieldLike }) {
  const value = type === 'password' ? undefined : textOf(field.initialValue)
  const input = <input key={field.key} {...controlProps(field, hint)} {...typing} type={type} defaultValue={value} className="control" />
  return (
    <FieldFrame field={field} label={label} hint={hint} optional={optional}>
      {prefix || suffix ? (
        <span className="flex items-center">
          {prefix && <span className="mr-2 shrink-0 text-ink-soft">{prefix}</span>}
          <span className="min-w-0 flex-1">{input}</span>
          {suffix && <span className="ml-2 shrink-0 text-ink-soft">{suffix}</span>}
        </span>
      ) : (
        input
      )}
    </FieldFrame>
  )
}

export function TextAreaField({ field, label, hint, optional, rows = 4, placeholder }: Described & { field: FieldLike; rows?: number; placeholder?: string }) {
  return (
    <FieldFrame field={field} label={label} hint={hint} optional={optional}>
      <textarea key={field.key} {...controlProps(field, hint)} rows={rows} placeholder={placeholder} defaultValue={textOf(field.initialValue)} className="control" />
    </FieldFrame>
  )
}

export type SelectOption = { value: string; label: string; disabled?: boolean }
export type SelectGroup = { label: string; options: SelectOption[] }

type SelectProps = Described & { field: FieldLike; options: (SelectOption | SelectGroup)[]; placeholder?: string | undefined; autoComplete?: string }

export function SelectField({ field, label, hint, optional, options, placeholder, autoComplete }: SelectProps) {
  return (
    <FieldFrame field={field} label={label} hint={hint} optional={optional}>
      <select key={field.key} {...controlProps(field, hint)} autoComplete={autoComplete} defaultValue={textOf(field.initialValue) ?? ''} className="control select">
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) =>
          'options' in option ? (
            <optgroup key={option.label} label={option.label}>
              {option.options.map((inner) => <Option key={inner.value} {...inner} />)}
            </optgroup>
          ) : (
            <Option key={option.value} {...option} />
          ),
        )}
      </select>
    </FieldFrame>
  )
}

function Option({ value, label, disabled }: SelectOption) {
  return <option value={value} disabled={disabled}>{label}</option>
}

type Plain = Described & { name: string; id?: string; defaultValue?: string | number | undefined; error?: string | undefined }

export function PlainField({ name, id, defaultValue, error, ...rest }: Plain & Typing) {
  return <TextField field={plainField(name, { id, error, defaultValue })} {...rest} />
}

export function PlainSelect({ name, id, defaultValue, error, ...rest }: Plain & Omit<SelectProps, 'field'>) {
  return <SelectField field={plainField(name, { id, error, defaultValue })} {...rest} />
}
