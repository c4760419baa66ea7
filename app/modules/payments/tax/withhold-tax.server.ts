import type { Writer } from '#db/client.server.ts'
import { taxWithholdings } from '#db/schema/payments.ts'
import type { Context } from '#app/lib/context.ts'
import { partOf } from '../commission.ts'
import { periodAt } from '../ledger/post-entry.server.ts'

type Line = { productId: string; amount: number; taxRuleId: string; vatBp: number; pitBp: number; withholding: string }
type Taxed = { productId: string; vat: number; pit: number }

/** Step: what is kept for the tax office from lines that are released, by the rule frozen on each; a row each, nothing kept included. */
export async function withholdTax(tx: Writer, ctx: Context, { lines, ...whose }: { collectorId: string; producerId: string; orderId: string; lines: readonly Line[] }): Promise<Taxed[]> {
  const now = ctx.now()
  const rows = lines.map(({ productId, amount, taxRuleId, vatBp, pitBp, withholding }) => {
    const applied = withholding === 'ALWAYS'
    return {
      ...{ id: ctx.newId(), ...whose, productId, ruleId: taxRuleId, mode: withholding, base: amount, period: periodAt(now), at: now },
      ...(applied ? { vat: partOf(amount, vatBp), pit: partOf(amount, pitBp), because: 'applied' } : { vat: 0, pit: 0, because: 'off' }),
    }
  })
  await tx.insert(taxWithholdings).values(rows)
  return rows.map(({ productId, vat, pit }) => ({ productId, vat, pit }))
}
