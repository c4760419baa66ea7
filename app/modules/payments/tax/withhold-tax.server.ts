import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { sumDong } from '#app/lib/money.ts'
import { periodAt } from '../ledger/post-entry.server.ts'
import { taxOn } from './tax-rules.ts'
import { addToCounter, addWithholdings, organisationRules, turnoverKey } from './tax.repo.server.ts'

type Line = { productId: string; amount: number; taxRuleId: string; vatBp: number; pitBp: number; withholding: string; threshold: number }
type Taxed = { productId: string; vat: number; pit: number }

/**
 * Step: what is kept for the tax office from lines that are released, by the rule frozen on each, in đồng; a row for each, nothing kept included.
 * The year's turnover is counted here, its row locked, before the journal's balances are: two releases of one seller never both see the room below the threshold.
 */
export async function withholdTax(tx: Writer, ctx: Context, { lines, ...whose }: { collectorId: string; producerId: string; orderId: string; lines: readonly Line[] }): Promise<Taxed[]> {
  if (lines.length === 0) return []
  const now = ctx.now()
  const period = periodAt(now)
  const organisations = await organisationRules(tx, lines.map(({ taxRuleId }) => taxRuleId))
  const released = sumDong(lines.map(({ amount }) => amount))
  let sold = (await addToCounter(tx, turnoverKey(whose.producerId, period), released)) - released
  const rows = lines.map(({ productId, amount, taxRuleId, vatBp, pitBp, withholding, threshold }) => {
    const kept = taxOn({ amount, vatBp, pitBp, withholding, threshold, organisation: organisations.has(taxRuleId) }, sold)
    sold = kept.turnover
    return { id: ctx.newId(), ...whose, productId, ruleId: taxRuleId, mode: withholding, base: amount, vatBp, pitBp, threshold, ...kept, period, at: now }
  })
  await addWithholdings(tx, rows)
  return rows.map(({ productId, vat, pit }) => ({ productId, vat, pit }))
}
