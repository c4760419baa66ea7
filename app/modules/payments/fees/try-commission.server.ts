import type { Context } from '#app/lib/context.ts'
import { unitName } from '#app/modules/places/unit-name.server.ts'
import { assertReads } from '../collectors/collector-access.server.ts'
import { commissionOf } from './commission.ts'
import { goBefore, rulesFor, type CommissionRule } from './commission-rules.ts'
import { agreedRulesFrom } from './fees.repo.server.ts'

/** Sorts behind every id there is: of two alike the newer one counts, and this is the newest. */
const DRAFT = '~'
const MOST_SHOWN = 10

/** unitPath '' and producerKind '' of a draft: everywhere, every kind. amount: đồng of goods; day: a Vietnamese calendar day. */
export type TryCommission = { collectorId: string; unitPath: string; producerKind: string; day: string; amount: number; draft?: { bp: number; validTo: string | null } | undefined }
export type TriedRule = Pick<CommissionRule, 'id' | 'producerKind' | 'bp' | 'validFrom' | 'validTo'> & { place: string; draft: boolean }
export type Tried = {
  place: string
  producerKind: string
  day: string
  amount: number
  fee: number
  /** The rule that counts; null: none, 0 %. */
  counts: TriedRule | null
  /** They speak of this order, too, and give way. */
  giveWay: TriedRule[]
  /** Only with a draft: agreed rules that go on counting for some of those it is meant for. */
  stay: TriedRule[]
  /** Only with a draft: the fee as it is without it. */
  feeNow: number | null
}

/** What an order would pay and by which rule, by the agreed rules of its day and, if there is one, a draft that nobody has proposed yet. A draft for every kind is tried on a household. */
export async function tryCommission(ctx: Context, { collectorId, unitPath, producerKind, day, amount, draft }: TryCommission): Promise<Tried> {
  const { read } = ctx.store
  await assertReads(read, ctx, collectorId)
  const agreed: CommissionRule[] = await agreedRulesFrom(read, collectorId, day)
  const seller = { collectorId, unitPath, producerKind: producerKind || 'household', day }
  const proposed: CommissionRule | undefined = draft && { id: DRAFT, collectorId, unitPath, producerKind, validFrom: day, ...draft }
  const [counts, ...giveWay] = rulesFor(proposed ? [...agreed, proposed] : agreed, seller)
  const feeOf = (rule: CommissionRule | undefined) => commissionOf({ amount, commissionBp: rule?.bp ?? 0 })
  const shown = async ({ id, unitPath: path, producerKind: kind, bp, validFrom, validTo }: CommissionRule): Promise<TriedRule> => ({ id, producerKind: kind, bp, validFrom, validTo, place: await unitName(read, path), draft: id === DRAFT })
  const all = (rules: readonly CommissionRule[]) => Promise.all(rules.slice(0, MOST_SHOWN).map(shown))
  return {
    ...{ place: await unitName(read, unitPath), producerKind: seller.producerKind, day, amount, fee: feeOf(counts) },
    counts: counts ? await shown(counts) : null,
    giveWay: await all(giveWay),
    stay: proposed ? await all(goBefore(agreed, proposed)) : [],
    feeNow: proposed ? feeOf(rulesFor(agreed, seller)[0]) : null,
  }
}
