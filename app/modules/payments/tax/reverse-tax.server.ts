import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { periodAt } from '../ledger/post-entry.server.ts'
import { giveBack } from './tax-rules.ts'
import { addToCounter, addWithholdings, turnoverKey, withholdingsOf, type NewWithholding, type Withholding } from './tax.repo.server.ts'

type Reverse = { refundId: string; orderId: string; lines: readonly { productId: string; amount: number }[] }

/**
 * Step: the tax that refunded goods give back; `amount` is the refunded price of the goods of a line in đồng, shipping not included.
 * Returns what is given back of each line as positive đồng, nothing for lines that were not released. Rows stand in the month of the refund, negative,
 * as the return of that month sets them off; the turnover is less in the year that sold the goods. Call it once for each refund, before its entry is posted.
 */
export async function reverseTax(tx: Writer, ctx: Context, { refundId, orderId, lines }: Reverse): Promise<{ productId: string; vat: number; pit: number }[]> {
  const [now, period] = [ctx.now(), periodAt(ctx.now())]
  const rows = lines.length === 0 ? [] : await withholdingsOf(tx, orderId, lines.map(({ productId }) => productId))
  const back = lines.flatMap(({ productId, amount }): { row: NewWithholding; key: string }[] => {
    const own = rows.filter((row) => row.productId === productId)
    const kept = own.find((row) => row.refundId === null)
    if (!kept || amount <= 0) return []
    const given = giveBack(kept, sumOf(own), amount)
    const { collectorId, producerId, ruleId, mode, vatBp, pitBp, threshold } = kept
    const row = { id: ctx.newId(), collectorId, producerId, orderId, productId, refundId, ruleId, mode, vatBp, pitBp, threshold, ...negative(given), because: 'refund', period, at: now }
    return [{ row, key: turnoverKey(producerId, kept.period) }]
  })
  for (const key of [...new Set(back.map((one) => one.key))].sort()) {
    const own = back.filter((one) => one.key === key)
    const turnover = await addToCounter(tx, key, own.reduce((sum, { row }) => sum + row.base, 0))
    for (const { row } of own) row.turnover = turnover
  }
  await addWithholdings(tx, back.map(({ row }) => row))
  return lines.map(({ productId }) => {
    const row = back.find((one) => one.row.productId === productId)?.row
    return { productId, vat: 0 - (row?.vat ?? 0), pit: 0 - (row?.pit ?? 0) }
  })
}

type Amounts = Pick<Withholding, 'base' | 'taxed' | 'vat' | 'pit'>
const none: Amounts = { base: 0, taxed: 0, vat: 0, pit: 0 }
const sumOf = (rows: readonly Withholding[]): Amounts =>
  rows.reduce((sum, row) => ({ base: sum.base + row.base, taxed: sum.taxed + row.taxed, vat: sum.vat + row.vat, pit: sum.pit + row.pit }), none)
/** Without minus zero, which is not equal to zero for everybody. */
const negative = ({ base, taxed, vat, pit }: Amounts): Amounts => ({ base: 0 - base, taxed: 0 - taxed, vat: 0 - vat, pit: 0 - pit })
