import { useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { Notice } from '#app/ui/page.tsx'
import { useWhen } from './when.tsx'

type Refund = { id: string; amount: number; state: string; doneAt: Date | null }

export function Refunds({ refunds }: { refunds: readonly Refund[] }) {
  const t = useT()
  const when = useWhen()
  return refunds.map(({ id, amount, state, doneAt }) => {
    const sum = { amount: showDong(amount) }
    if (state === 'done' && doneAt) return <Notice key={id} tone="good" title={t('checkout.refundDone', { ...sum, date: when.date(doneAt) })} />
    if (state === 'transfer_due') return <Notice key={id} tone="danger" title={t('checkout.refundRejected', sum)} />
    return <Notice key={id} tone="info" title={t('checkout.refundGoing', sum)} />
  })
}
