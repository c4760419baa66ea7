/** bp: basis points of the goods; days are Vietnamese calendar days, validTo inclusive; '' = everywhere, every kind. */
export type CommissionRule = { id: string; collectorId: string; unitPath: string; producerKind: string; bp: number; validFrom: string; validTo: string | null }
type Seller = { collectorId: string; unitPath: string; producerKind: string; day: string }

/** 30 %; more would be a slip of the finger. */
export const MOST_COMMISSION_BP = 3_000

const within = (scope: string, unitPath: string) => scope === '' || unitPath === scope || unitPath.startsWith(`${scope}/`)

/** Every rule that speaks of this seller on this day; the first counts: the nearest place first, then the kind of producer, then the collector's own, then the newest. */
export function rulesFor<Rule extends CommissionRule>(rules: readonly Rule[], { collectorId, unitPath, producerKind, day }: Seller): Rule[] {
  const applies = (rule: Rule) =>
    (rule.collectorId === '' || rule.collectorId === collectorId) && within(rule.unitPath, unitPath) && (rule.producerKind === '' || rule.producerKind === producerKind) && rule.validFrom <= day && (rule.validTo === null || day <= rule.validTo)
  return rules.filter(applies).sort(narrowestFirst)
}

/** The one that counts. undefined: no commission. */
export const commissionFor = <Rule extends CommissionRule>(rules: readonly Rule[], seller: Seller): Rule | undefined => rulesFor(rules, seller)[0]

/** Rules that go on counting for some of the sellers and days of another one, because they are narrower or newer. */
export function goBefore<Rule extends CommissionRule>(rules: readonly Rule[], rule: CommissionRule): Rule[] {
  const meet = (other: Rule) =>
    (within(rule.unitPath, other.unitPath) || within(other.unitPath, rule.unitPath)) &&
    (rule.producerKind === '' || other.producerKind === '' || rule.producerKind === other.producerKind) &&
    (rule.validTo === null || other.validFrom <= rule.validTo) && (other.validTo === null || rule.validFrom <= other.validTo)
  return rules.filter((other) => meet(other) && narrowestFirst(other, rule) < 0).sort(narrowestFirst)
}

const narrowestFirst = (a: CommissionRule, b: CommissionRule) =>
  b.unitPath.length - a.unitPath.length || b.producerKind.length - a.producerKind.length || b.collectorId.length - a.collectorId.length || later(a.validFrom, b.validFrom) || later(a.id, b.id)
const later = (a: string, b: string) => (a < b ? 1 : a > b ? -1 : 0)
