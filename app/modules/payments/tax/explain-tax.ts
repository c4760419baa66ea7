import type { Key, T } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import type { Because } from './tax-rules.ts'

export type Explained = { because: string; treatment: string; legalBasis: string; taxed: number; vatBp: number; pitBp: number; vat: number; pit: number; turnover: number; threshold: number }

const words = {
  applied: 'tax.whyApplied',
  above_threshold: 'tax.whyAbove',
  exempt: 'tax.whyExempt',
  organisation: 'tax.whyOrganisation',
  below_threshold: 'tax.whyBelow',
  warn: 'tax.whyWarn',
  off: 'tax.whyOff',
  refund: 'tax.whyRefund',
} as const satisfies Record<Because, Key>

export const treatmentWords = {
  own_unprocessed: 'tax.treatmentOwn',
  processed_goods: 'tax.treatmentProcessed',
  service: 'tax.treatmentService',
  transport_related: 'tax.treatmentTransport',
} as const satisfies Record<string, Key>

/** 150 → '1,5 %' */
export const showBp = (bp: number): string => `${(bp / 100).toString().replace('.', ',')} %`

/** Why this much tax was kept from a line, in the words the screen shows; amounts in đồng. */
export function explainTax(t: T, { because, treatment, legalBasis, taxed, vatBp, pitBp, vat, pit, turnover, threshold }: Explained): string {
  const known = Object.hasOwn(words, because) ? (because as Because) : 'off'
  const kind = Object.hasOwn(treatmentWords, treatment) ? t(treatmentWords[treatment as keyof typeof treatmentWords]) : treatment
  const sum = Math.abs(vat + pit)
  const params = { kind, basis: legalBasis, taxed: showDong(Math.abs(taxed)), rate: showBp(vatBp + pitBp), vatRate: showBp(vatBp), pitRate: showBp(pitBp), sum: showDong(sum), turnover: showDong(turnover), threshold: showDong(threshold) }
  return t(words[known], params as never)
}
