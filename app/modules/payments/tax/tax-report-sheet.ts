import type { T } from '#app/lib/i18n.ts'
import type { Sheet } from '#app/lib/sheet.ts'
import { showMonth } from '#app/lib/time.ts'

type Sums = { sold: number; refunded: number; taxed: number; vat: number; pit: number }
type Seller = Sums & { name: string; kind: string; numberEnd: string | null }

export const sayNumber = (end: string | null): string => (end ? `…${end}` : '')

/** A seller a row, the totals last. Whole đồng; what went back to buyers is negative. */
export function taxSheet(t: T, { period, sellers, total }: { period: string; sellers: readonly Seller[]; total: Sums & { sellers: number } }): Sheet {
  const amounts = ({ sold, refunded, taxed, vat, pit }: Sums) => [sold, refunded, taxed, vat, pit, vat + pit]
  return {
    name: t('tax.reportOf', { month: showMonth(period) }),
    head: [t('tax.seller'), t('tax.number'), t('tax.sold'), t('tax.refunded'), t('tax.taxed'), t('tax.vat'), t('tax.pit'), t('tax.kept')],
    rows: [...sellers.map((seller) => [seller.name, sayNumber(seller.numberEnd), ...amounts(seller)]), [t('tax.totalOf', { n: total.sellers }), '', ...amounts(total)]],
  }
}
