import { partOf } from '../fees/commission.ts'

/** own_unprocessed: grown or caught by the seller, not processed or only cleaned, dried, peeled, cut, salted or chilled. */
export const treatments = ['own_unprocessed', 'processed_goods', 'service', 'transport_related'] as const
export type EntityType = 'household' | 'organisation'
export const withholdingModes = ['ALWAYS', 'AFTER_THRESHOLD', 'WARN', 'OFF'] as const
export type WithholdingMode = (typeof withholdingModes)[number]

/** Rates in basis points; days are Vietnamese calendar days, validTo inclusive. */
export type TaxRule = { id: string; entityType: string; treatment: string; vatBp: number; pitBp: number; validFrom: string; validTo: string | null }
/** threshold: đồng a calendar year; collectorId '' = everywhere */
export type ModeRow = { collectorId: string; mode: string; threshold: number; validFrom: string }

const livesOn = (day: string) => ({ validFrom, validTo = null }: { validFrom: string; validTo?: string | null }) => validFrom <= day && (validTo === null || day <= validTo)
const newestFirst = (a: { validFrom: string }, b: { validFrom: string }) => (a.validFrom < b.validFrom ? 1 : a.validFrom > b.validFrom ? -1 : 0)
const rateOf = ({ vatBp, pitBp }: TaxRule) => vatBp + pitBp

/** Goods that claim to be unprocessed are believed once an officer has agreed; until then they are taxed as processed. */
export const treatmentThatCounts = ({ treatment, confirmed }: { treatment: string; confirmed: boolean }): string => (treatment === 'own_unprocessed' && !confirmed ? 'processed_goods' : treatment)

/** The rule of a day. A treatment nobody has a rule for takes the highest rate there is; undefined: no law in force. */
export function ruleFor<Rule extends TaxRule>(rules: readonly Rule[], { entityType, treatment, day }: { entityType: EntityType; treatment: string; day: string }): Rule | undefined {
  const living = rules.filter((rule) => rule.entityType === entityType).filter(livesOn(day)).sort(newestFirst)
  return living.find((rule) => rule.treatment === treatment) ?? [...living].sort((a, b) => rateOf(b) - rateOf(a))[0]
}

/** The setting in force: the collector's own before the general one, the newest first. */
export function modeRowFor<Row extends ModeRow>(modes: readonly Row[], { collectorId, day }: { collectorId: string; day: string }): Row | undefined {
  const living = modes.filter(livesOn(day)).sort(newestFirst)
  return living.find((row) => row.collectorId === collectorId) ?? living.find((row) => row.collectorId === '')
}

export const readMode = (mode: string | undefined): WithholdingMode => withholdingModes.find((one) => one === mode) ?? 'OFF'
/** Whether a mode looks at what was sold since 1 January. */
export const hasThreshold = (mode: WithholdingMode): mode is 'AFTER_THRESHOLD' | 'WARN' => mode === 'AFTER_THRESHOLD' || mode === 'WARN'

/** None in force: nothing is kept. */
export function modeFor(modes: readonly ModeRow[], which: { collectorId: string; day: string }): { mode: WithholdingMode; threshold: number } {
  const found = modeRowFor(modes, which)
  return { mode: readMode(found?.mode), threshold: found?.threshold ?? 0 }
}

/** What was frozen on an order line, in đồng and basis points. */
export type TaxLine = { amount: number; vatBp: number; pitBp: number; withholding: string; threshold: number; organisation: boolean }
export type Because = 'applied' | 'above_threshold' | 'exempt' | 'organisation' | 'below_threshold' | 'warn' | 'off' | 'refund'
export type Kept = { taxed: number; vat: number; pit: number; turnover: number; because: Because }

/**
 * What is kept from a line at its release; `soldBefore` is what the seller sold on this platform since 1 January.
 * The line that crosses the threshold is split: only what lies above it is taxed, because what lies below was sold untaxed and the platform takes nothing back.
 */
export function taxOn({ amount, vatBp, pitBp, withholding, threshold, organisation }: TaxLine, soldBefore: number): Kept {
  const turnover = soldBefore + amount
  const above = Math.max(0, Math.min(amount, turnover - threshold))
  const nothing = (because: Because, taxed = 0): Kept => ({ taxed, vat: 0, pit: 0, turnover, because })
  const keep = (taxed: number, because: Because): Kept => ({ taxed, vat: partOf(taxed, vatBp), pit: partOf(taxed, pitBp), turnover, because })
  if (organisation) return nothing('organisation')
  if (withholding === 'OFF') return nothing('off')
  if (vatBp + pitBp === 0) return nothing('exempt')
  if (withholding === 'ALWAYS') return keep(amount, 'applied')
  if (above === 0) return nothing('below_threshold')
  return withholding === 'WARN' ? nothing('warn', above) : keep(above, 'above_threshold')
}

type Amounts = { base: number; taxed: number; vat: number; pit: number }

/**
 * What goes back of a line when `refunded` đồng of its goods are refunded: the same share of everything kept, rounded on what remains,
 * so that the last refund leaves exactly nothing. `left` is what earlier refunds have left of `kept`.
 */
export function giveBack(kept: Amounts, left: Amounts, refunded: number): Amounts {
  const base = Math.min(refunded, left.base)
  const remains = left.base - base
  const share = (whole: number, now: number) => now - (kept.base === 0 ? 0 : Math.floor((whole * remains + kept.base / 2) / kept.base))
  return { base, taxed: share(kept.taxed, left.taxed), vat: share(kept.vat, left.vat), pit: share(kept.pit, left.pit) }
}
