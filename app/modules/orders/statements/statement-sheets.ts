import type { T } from '#app/lib/i18n.ts'
import type { Sheet } from '#app/lib/sheet.ts'
import { showDate, showMonth } from '#app/lib/time.ts'
import { anyCarriage, type Due, type PaidOn, type StatementRow, type Totals } from './statement.ts'

type Told = { month: string; rows: readonly StatementRow[]; totals: Totals; dues: readonly Due[]; others: readonly { type: string; at: Date; amount: number; code: string; reason: string }[]; opening: number; closing: number }

export function sayPaidOn(t: T, paidOn: PaidOn): string {
  if (paidOn.is === 'paid') return showDate(paidOn.at)
  if (paidOn.is === 'sent') return t('statements.isSent', { day: showDate(paidOn.at) })
  if (paidOn.is === 'own') return t('statements.isOwn', { day: showDate(paidOn.at) })
  return t(paidOn.is === 'waiting' ? 'statements.isWaiting' : 'statements.isNone')
}

export function sayMove(t: T, { type, code, reason }: { type: string; code: string; reason: string }): string {
  if (type === 'manual') return t('statements.move.manual', { reason })
  const known = (['payout_sent', 'payout_returned'] as const).find((one) => one === type)
  return known ? t(`statements.move.${known}`, { code }) : t('statements.move.other', { code, reason })
}

/** Order by order, with the totals as the last row; refund, fee and taxes as the screen signs them. */
export function ordersSheet(t: T, { month, rows, totals }: Told): Sheet {
  const head = [t('statements.order'), t('statements.day'), t('statements.price'), t('statements.refund'), t('statements.fee'), t('statements.vatShort'), t('statements.pitShort'), t('statements.carriage'), t('statements.net'), t('statements.paidOn')]
  const amounts = (of: Totals) => [of.price, of.refund, less(of.fee), less(of.vat), less(of.pit), less(of.carriage), of.net]
  return {
    name: t('statements.month', { month: showMonth(month) }),
    head,
    rows: [...rows.map((row) => [row.code, showDate(row.at), ...amounts(row), sayPaidOn(t, row.paidOn)]), [t('statements.total', { n: rows.length }), '', ...amounts(totals), '']],
  }
}

/** What is taken off stands with a minus; nothing is 0, not −0. */
export const less = (amount: number): number => 0 - amount

/** From the balance before to the balance after. */
export const movesSheet = (t: T, { opening, others, totals, closing }: Told): Sheet => ({
  name: t('statements.others'),
  head: [t('statements.what'), t('statements.day'), t('statements.amount')],
  rows: [
    [t('statements.opening'), '', opening],
    [t('statements.netSum'), '', totals.net],
    ...others.map((move) => [sayMove(t, move), showDate(move.at), move.amount]),
    [t('statements.closing'), '', closing],
  ],
})

export function duesSheet(t: T, { dues }: Told): Sheet {
  const borne = anyCarriage(dues)
  return {
    name: t('statements.dues'),
    head: [t('statements.member'), t('statements.goods'), t('statements.fee'), t('statements.vatShort'), t('statements.pitShort'), ...(borne ? [t('statements.carriage')] : []), t('statements.due')],
    rows: dues.map((due) => [due.makerId ? due.name : t('statements.nobody'), due.goods, less(due.fee), less(due.vat), less(due.pit), ...(borne ? [less(due.carriage)] : []), due.net]),
  }
}
