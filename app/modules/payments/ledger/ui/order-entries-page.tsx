import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { showDateTime } from '#app/lib/time.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { PlainField } from '#app/ui/field.tsx'
import { Card, DataTable, Empty, Page, PageTitle, Section } from '#app/ui/page.tsx'
import { accountOf } from '../chart.ts'
import type { ShownEntry } from '../read-books.server.ts'
import { Moved } from './amounts.tsx'

type Found = { code: string; shownCode: string; stallName: string; total: number; entries: ShownEntry[] }

export function OrderEntriesPage({ code, found, statusOf }: { code: string; found: Found[]; statusOf: (code: string) => ReactNode }) {
  const t = useT()
  return (
    <Page>
      <PageTitle lead={t('ledger.findOrderLead')}>{t('ledger.findOrder')}</PageTitle>
      <Form method="get" className="flex items-end">
        <div className="mr-2 min-w-0 flex-1 md:max-w-narrow"><PlainField name="ma" label={t('ledger.orderCode')} defaultValue={code} autoCapitalize="characters" autoComplete="off" spellCheck={false} /></div>
        <Button kind="secondary">{t('common.search')}</Button>
      </Form>
      {code !== '' && found.length === 0 && <Empty title={t('ledger.orderNotFound', { code })} />}
      {found.map((order) => (
        <Section key={order.code} title={<>{order.shownCode} · {order.stallName}</>}>
          <p>{statusOf(order.code)} · {showDong(order.total)}</p>
          {order.entries.length === 0 ? <Empty title={t('ledger.nothingBooked')} /> : order.entries.map((entry) => <Entry key={entry.id} entry={entry} />)}
        </Section>
      ))}
      <ButtonLink to="/quan-tri/so-cai" kind="quiet">{t('ledger.books')}</ButtonLink>
    </Page>
  )
}

function Entry({ entry: { type, at, bookedAt, reason, documentNo, lines } }: { entry: ShownEntry }) {
  const t = useT()
  const happened = showDateTime(at)
  return (
    <Card>
      <h3 className="font-bold">{t(`ledger.type_${type}`)}</h3>
      <p className="text-sm text-ink-soft">
        {happened}
        {showDateTime(bookedAt) !== happened && ` · ${t('ledger.bookedLater', { at: showDateTime(bookedAt) })}`}
        {reason && ` · ${reason}`}
        {documentNo && ` · ${documentNo}`}
      </p>
      <DataTable
        hideCaption
        caption={t(`ledger.type_${type}`)}
        rows={lines}
        rowKey={({ position }) => String(position)}
        columns={[
          { key: 'account', title: t('ledger.account'), cell: ({ account, partyName }) => `${account} ${t(accountOf(account)?.name ?? 'ledger.rule_unknown_account')}${partyName && ` · ${partyName}`}` },
          { key: 'debit', title: t('ledger.debit'), number: true, cell: ({ amount }) => <Moved amount={Math.max(0, amount)} /> },
          { key: 'credit', title: t('ledger.credit'), number: true, cell: ({ amount }) => <Moved amount={Math.max(0, -amount)} /> },
        ]}
      />
    </Card>
  )
}
