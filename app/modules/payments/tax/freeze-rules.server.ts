import type { Reader } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { localDay } from '#app/lib/time.ts'
import { findCollector } from '#app/modules/stalls/find-collector.server.ts'
import { taxStandings } from '#app/modules/producers/tax-standing.server.ts'
import { commissionFor } from '../fees/commission-rules.ts'
import { agreedRulesOn } from '../fees/fees.repo.server.ts'
import { modeFor, ruleFor, treatmentThatCounts } from './tax-rules.ts'
import { modesOn, rulesOn } from './tax.repo.server.ts'

type Goods = { productId: string; taxTreatment: string; taxConfirmed: boolean }
type Seller = { producerId: string; unitPath: string; goods: readonly Goods[] }
/** What is copied onto an order line at placement and never recomputed. Rates in basis points, threshold in đồng a year. */
export type FrozenRules = { commissionBp: number; commissionRuleId: string; taxTreatment: string; taxRuleId: string; vatBp: number; pitBp: number; withholding: string; threshold: number }

/** Step: commission and tax of a basket's lines by the rules of today; one answer for each product. */
export async function freezeRules(read: Reader, ctx: Context, { collectorId, sellers }: { collectorId: string; sellers: readonly Seller[] }): Promise<Map<string, FrozenRules>> {
  const day = localDay(ctx.now())
  const [rules, modes, commissions] = [await rulesOn(read, day), await modesOn(read, day), await agreedRulesOn(read, collectorId, day)]
  const standings = await taxStandings(read, sellers.map(({ producerId }) => producerId))
  // Nothing can be kept of money that lies on the stall's own account.
  const direct = (await findCollector(read, collectorId))?.settlement === 'direct'
  const { mode, threshold } = direct ? { mode: 'OFF', threshold: 0 } : modeFor(modes, { collectorId, day })
  return new Map(
    sellers.flatMap(({ producerId, unitPath, goods }) => {
      const standing = standings.get(producerId)
      const fee = commissionFor(commissions, { collectorId, unitPath, producerKind: standing?.kind ?? '', day })
      return goods.map(({ productId, taxTreatment, taxConfirmed }): [string, FrozenRules] => {
        const treatment = treatmentThatCounts({ treatment: taxTreatment, confirmed: taxConfirmed })
        const rule = ruleFor(rules, { entityType: standing?.verifiedOrganisation ? 'organisation' : 'household', treatment, day })
        return [
          productId,
          {
            ...{ commissionBp: fee?.bp ?? 0, commissionRuleId: fee?.id ?? '' },
            ...{ taxTreatment: treatment, taxRuleId: rule?.id ?? '', vatBp: rule?.vatBp ?? 0, pitBp: rule?.pitBp ?? 0, withholding: mode, threshold },
          },
        ]
      })
    }),
  )
}
