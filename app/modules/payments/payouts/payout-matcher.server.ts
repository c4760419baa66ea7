import type { Reader, Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { lockPayout, movementsOf, payoutsByCodes } from './payouts.repo.server.ts'
import { payoutCodesIn } from './payout-code.server.ts'
import { explainContradiction, recordResult } from './record-result.server.ts'

/** What a bank statement says: amount in positive, out negative. */
type Movement = { id: string; collectorId: string; amount: number; description: string; reference: string; counterName: string }

/** Pay-outs on the bank's statement, found by the code in the text: money out is paid, money in came back. One movement each way; a second one is a person's to explain. */
export const payoutMatcher = {
  type: 'payout' as const,

  async find(read: Reader, { collectorId, description, amount }: Movement) {
    const named = await payoutsByCodes(read, collectorId, payoutCodesIn(description).slice(0, 20))
    return named.filter(({ state }) => state !== 'drafted').map((payout) => ({ type: 'payout' as const, id: payout.id, amount: amount < 0 ? -payout.amount : payout.amount }))
  },

  async take(tx: Writer, ctx: Context, id: string, { id: movementId, amount, reference, counterName }: Movement): Promise<boolean> {
    const payout = await lockPayout(tx, id)
    const others = (await movementsOf(tx, id)).filter((movement) => movement.id !== movementId)
    if (!payout || others.some((other) => other.amount === amount)) return false
    const cameBack = amount > 0
    await recordResult(tx, ctx, payout, cameBack ? { outcome: 'returned', reason: '', reference } : { outcome: 'paid', name: counterName, reference })
    if (others.length > 0) await explainContradiction(tx, ctx, payout)
    return true
  },
}
