import { useT } from '#app/lib/i18n.ts'
import { groupDigits } from '#app/lib/money.ts'

/** One side of a movement: nothing stands where nothing moved. */
export const Moved = ({ amount }: { amount: number }) => <>{amount === 0 ? '' : groupDigits(amount)}</>

/** A balance with its side, as accountants write it. */
export function Balance({ amount }: { amount: number }) {
  const t = useT()
  if (amount === 0) return <>0</>
  return (
    <span className="whitespace-nowrap">
      {groupDigits(Math.abs(amount))} <abbr title={amount > 0 ? t('ledger.debitBalance') : t('ledger.creditBalance')} className="no-underline">{amount > 0 ? t('ledger.dr') : t('ledger.cr')}</abbr>
    </span>
  )
}
