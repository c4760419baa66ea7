import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Notice } from '#app/ui/page.tsx'
import type { getHouseholdMoney } from '../household-money.server.ts'

export type Household = Awaited<ReturnType<typeof getHouseholdMoney>>
/** What was refused and what was typed, by the intent of its form and the field. */
export type Refused = { intent: string; errors: Record<string, string[] | null>; typed: Record<string, unknown> }
export const errorOf = (refused: Refused | undefined, intent: string, field: string): string | undefined => (refused?.intent === intent ? (refused.errors[field]?.[0] ?? undefined) : undefined)

export const typedOf = (refused: Refused | undefined, intent: string, field: string): string => (refused?.intent === intent && typeof refused.typed[field] === 'string' ? refused.typed[field] : '')

/** A form of its own for each verb; what is wrong with the whole of it stands above its fields. */
export function Act({ intent, hidden = {}, refused, children }: { intent: string; hidden?: Record<string, string>; refused: Refused | undefined; children: ReactNode }) {
  const wrong = errorOf(refused, intent, '')
  return (
    <Form method="post" className="stack">
      <input type="hidden" name="intent" value={intent} />
      {Object.entries(hidden).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      {wrong && <Notice tone="danger" live title={wrong} />}
      {children}
    </Form>
  )
}
