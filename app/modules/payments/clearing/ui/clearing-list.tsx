import { Link } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { showDay, showMonth } from '#app/lib/time.ts'
import { Badge, DataTable, Empty } from '#app/ui/page.tsx'
import { addressOf, type ClearingType } from '../clearing-kinds.ts'
import type { ClearingItem } from '../find-clearing.server.ts'

/** '2026-11-22' or '2026-11' as people write it. */
export const showWhen = (when: string): string => (when.length === 7 ? showMonth(when) : showDay(when))

export function StateBadge({ item, type }: { item: Pick<ClearingItem, 'done'>; type: ClearingType }) {
  const t = useT()
  const bill = type === 'carrier_bill'
  if (item.done) return <Badge tone="good" icon="check">{t(bill ? 'clearing.paid' : 'clearing.arrived')}</Badge>
  return <Badge tone="warn" icon="clock">{t(bill ? 'clearing.toPay' : 'clearing.onItsWay')}</Badge>
}

/** Imported files of one kind, the newest first. */
export function ClearingList({ type, items }: { type: ClearingType; items: ClearingItem[] }) {
  const t = useT()
  if (items.length === 0) return <Empty title={t('clearing.none')} />
  const name = (item: ClearingItem) => [showWhen(item.when), item.carrier && t(`shipping.carrier.${item.carrier as 'vnpost'}`), item.number].filter(Boolean).join(' · ')
  return (
    <DataTable
      caption={t('clearing.files')}
      hideCaption
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        { key: 'when', title: t(type === 'carrier_bill' ? 'clearing.month' : 'clearing.day'), cell: (item) => <Link to={`${addressOf(type)}/${item.id}`} className="inline-flex min-h-touch items-center text-tea underline md:min-h-0 md:py-1">{name(item)}</Link> },
        { key: 'amount', title: t(type === 'carrier_bill' ? 'clearing.weOwe' : 'clearing.comes'), number: true, cell: ({ amount }) => showDong(Math.abs(amount)) },
        { key: 'rows', title: t('clearing.rows'), number: true, cell: ({ rows }) => rows },
        { key: 'differing', title: t('clearing.differing'), number: true, cell: ({ differing }) => (differing > 0 ? <strong className="text-danger">{differing}</strong> : 0) },
        { key: 'state', title: t('clearing.state'), cell: (item) => <StateBadge item={item} type={type} /> },
      ]}
    />
  )
}
