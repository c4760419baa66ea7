import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useT } from '#app/lib/i18n.ts'
import { showMonth } from '#app/lib/time.ts'
import { Button } from '#app/ui/button.tsx'
import { PlainSelect } from '#app/ui/field.tsx'
import type { Chosen } from '../read-books.server.ts'

/** '?thu_ho=…&thang=…' of a link that stays with the same books. */
export const booksQuery = ({ collector, period }: Pick<Chosen, 'collector' | 'period'>, more: Record<string, string> = {}): string =>
  `?${new URLSearchParams({ thu_ho: collector.id, thang: period, ...more }).toString()}`

/** Whose books and of which month; `children` are further choices of a page. */
export function ChooseBooks({ chosen, action, children }: { chosen: Chosen; action: string; children?: ReactNode }) {
  const t = useT()
  const { collector, collectors, period, periods } = chosen
  return (
    <Form method="get" action={action} className="grid gap-4 md:grid-cols-4 md:items-end">
      {collectors.length > 1 ? (
        <PlainSelect name="thu_ho" label={t('ledger.collector')} defaultValue={collector.id} options={collectors.map(({ id, name }) => ({ value: id, label: name }))} />
      ) : (
        <input type="hidden" name="thu_ho" value={collector.id} />
      )}
      <PlainSelect name="thang" label={t('ledger.month')} defaultValue={period} options={[...new Set([...periods, period])].map((value) => ({ value, label: showMonth(value) }))} />
      {children}
      <div><Button kind="secondary" wide>{t('ledger.show')}</Button></div>
    </Form>
  )
}
