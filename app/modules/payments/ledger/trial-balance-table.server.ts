import type { CsvCell } from '#app/lib/csv.ts'
import { translator, type Locale } from '#app/lib/i18n.ts'
import { catalogs } from '#app/messages/catalogs.server.ts'
import { accountOf } from './chart.ts'
import type { TrialLine } from './read-books.server.ts'

/** For spreadsheets: whole đồng, balances on their side, and the sums of all columns, which are equal in pairs. */
export function trialBalanceTable(locale: Locale, rows: readonly TrialLine[]): CsvCell[][] {
  const t = translator(catalogs[locale])
  const sides = (balance: number): [number, number] => [Math.max(0, balance), Math.max(0, -balance)]
  const figures = rows.map(({ opening, debit, credit, balance }) => [...sides(opening), debit, credit, ...sides(balance)])
  const sums = Array.from({ length: 6 }, (_, column) => figures.reduce((sum, row) => sum + row[column]!, 0))
  const [opening, closing] = [t('ledger.opening'), t('ledger.closingBalance')]
  return [
    [t('ledger.account'), t('ledger.accountName'), `${opening} ${t('ledger.debit')}`, `${opening} ${t('ledger.credit')}`, t('ledger.debit'), t('ledger.credit'), `${closing} ${t('ledger.debit')}`, `${closing} ${t('ledger.credit')}`],
    ...rows.map(({ account }, index) => [account, t(accountOf(account)?.name ?? 'ledger.rule_unknown_account'), ...figures[index]!]),
    [t('ledger.sum'), '', ...sums],
  ]
}
