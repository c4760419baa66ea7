import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

/** What is needed of conform's FormMetadata. */
export type FormLike = { id: string; allErrors: Record<string, string[] | undefined> }

/** Every error once more on top, each a link to its field; errors of the whole form have no field to go to. */
export function ErrorSummary({ form, title, children }: { form: FormLike; title: ReactNode; children?: ReactNode }) {
  const entries = Object.entries(form.allErrors).flatMap(([name, errors]) => (errors ?? []).map((text) => ({ name, text })))
  if (entries.length === 0) return null
  return (
    <div role="alert" tabIndex={-1} className="rounded border-2 border-danger bg-danger-soft p-4">
      <p className="flex font-bold text-danger">
        <Icon name="warning" className="mr-2 mt-0.5 shrink-0" />
        <span>{title}</span>
      </p>
      <ul className="mt-2">
        {entries.map(({ name, text }) => (
          <li key={`${name}:${text}`}>{name ? <a href={`#${form.id}-${name}`} className="flex min-h-touch items-center text-danger underline">{text}</a> : text}</li>
        ))}
      </ul>
      {children}
    </div>
  )
}
