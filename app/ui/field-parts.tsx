import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

/** What the fields need of conform's FieldMetadata. */
export type FieldLike = {
  key?: string | undefined
  id: string
  name: string
  formId: string
  errorId: string
  descriptionId: string
  initialValue?: unknown
  errors?: string[] | undefined
  required?: boolean | undefined
}

export type Described = { label: ReactNode; hint?: ReactNode; optional?: ReactNode }

/** `required` would let the browser stop the form with words of its own, so only assistive technology is told. */
export function controlProps(field: FieldLike, hint: ReactNode) {
  const invalid = Boolean(field.errors?.length)
  const describedBy = [invalid && field.errorId, hint && field.descriptionId].filter(Boolean).join(' ')
  return {
    id: field.id,
    name: field.name,
    form: field.formId || undefined,
    'aria-required': field.required || undefined,
    'aria-invalid': invalid || undefined,
    'aria-describedby': describedBy || undefined,
  }
}

export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : undefined
}

export function FieldFrame({ field, label, hint, optional, children }: Described & { field: FieldLike; children: ReactNode }) {
  return (
    <div>
      <label htmlFor={field.id} className="mb-1 block font-bold">
        {label} <Optional>{optional}</Optional>
      </label>
      <Hint field={field}>{hint}</Hint>
      {children}
      <FieldError field={field} />
    </div>
  )
}

export function Optional({ children }: { children: ReactNode }) {
  return children ? <span className="font-normal text-ink-soft">({children})</span> : null
}

export function Hint({ field, children }: { field: FieldLike; children: ReactNode }) {
  return children ? <p id={field.descriptionId} className="mb-2 text-sm text-ink-soft">{children}</p> : null
}

export function FieldError({ field }: { field: FieldLike }) {
  if (!field.errors?.length) return null
  return (
    <p id={field.errorId} role="alert" className="mt-2 flex font-bold text-danger">
      <Icon name="warning" className="mr-2 mt-0.5 shrink-0" />
      <span>{field.errors.join(' ')}</span>
    </p>
  )
}

/** A field outside conform, built from a bare name. */
export function plainField(name: string, { id = name, error, defaultValue }: { id?: string | undefined; error?: string | undefined; defaultValue?: unknown }): FieldLike {
  return { id, name, formId: '', errorId: `${id}-error`, descriptionId: `${id}-description`, initialValue: defaultValue, errors: error ? [error] : undefined }
}
