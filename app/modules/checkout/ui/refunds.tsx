import { useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import type { Refund } from '#app/modules/payments/refunds/find-refunds.server.ts'
import { Notice } from '#app/ui/page.tsx'
import { useWhen } from './when.tsx'

/** Waits for the buyer to say where it shall go. */
export const needsAccount = ({ state, payee }: Pick<Refund, 'state' | 'payee'>): boolean => state === 'transfer_due' && payee === null

/** How much, by which way, and how far each refund is. */
export function Refunds({ refunds }: { refunds: readonly Refund[] }) {
  const t = useT()
  const when = useWhen()
  return refunds.map((refund) => {
    const { id, amount, state, channel, payee, doneAt, requestedAt, reason, sentBack } = refund
    const sum = { amount: showDong(amount) }
    const to = channel === 'vnpay' ? t('refunds.toPayer') : payee ? t('refunds.toAccount', { bank: payee.bank, end: payee.numberEnd }) : ''
    const why = t('refunds.asked', { date: when.date(requestedAt), why: t(`refunds.why.${reason}`) })
    if (state === 'done' && doneAt) return <Notice key={id} tone="good" title={t('refunds.done', { ...sum, to, date: when.date(doneAt) })}><p>{why}</p></Notice>
    if (needsAccount(refund)) return <Notice key={id} tone="warn" title={t(sentBack > 0 ? 'refunds.sentBack' : 'refunds.needsAccount', sum)}><p>{why}</p></Notice>
    return <Notice key={id} tone="info" title={t('refunds.going', { ...sum, to })}><p>{why}</p></Notice>
  })
}
