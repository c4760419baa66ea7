/** bp: basis points of the goods; days are Vietnamese calendar days, validTo inclusive; '' = everywhere, every kind. */
export type CommissionRule = { id: string; collectorId: string; unitPath: string; producerKind: string; bp: number; validFrom: string; validTo: string | null }
type Seller = { collectorId: string; unitPath: string; producerKind: string; day: string }

/** 30 %; more would be a slip of the finger. */
export const MOST_COMMISSION_BP = 3_000

const within = (scope: string, unitPath: string) => scope === '' || unitPath === scope || unitPath.startsWith(`${scope}/`)

/** The narrowest rule of the day: the nearest place first, then the kind of producer, then the newest. undefined: no commission. */
export function commissionFor<Rule extends CommissionRule>(rules: readonly Rule[], { collectorId, unitPath, producerKind, day }: Seller): Rule | undefined {
  const applies = (rule: Rule) =>
    (rule.collectorId === '' || rule.collectorId === collectorId) && within(rule.unitPath, unitPath) && (rule.producerKind === '' || rule.producerKind === producerKind) && rule.validFrom <= day && (rule.validTo === null || day <= rule.validTo)
  return rules.filter(applies).sort(narrowestFirst)[0]
}

const narrowestFirst = (a: CommissionRule, b: CommissionRule) =>
  b.unitPath.length - a.unitPath.length || b.producerKind.length - a.producerKind.length || b.collectorId.length - a.collectorId.length || later(a.validFrom, b.validFrom) || later(a.id, b.id)
const later = (a: string, b: string) => (a < b ? 1 : a > b ? -1 : 0)
