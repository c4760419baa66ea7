import type { Key } from '#app/lib/i18n.ts'

type Side = 'debit' | 'credit'
/** parties: the account has a sub-account for each producer. */
type Account = { code: string; side: Side; parties: boolean; name: Extract<Key, `ledger.a${number}`> }

/**
 * The chart of accounts of a collector's journal; numbers follow the Vietnamese chart (Circular 99/2025/TT-BTC) where it has one.
 * `side` is where the balance normally stands; amounts in the journal are debit positive.
 */
export const chart = {
  bank: { code: '112', side: 'debit', parties: false, name: 'ledger.a112' },
  /** VNPay has the buyer's money and has not yet listed it in a settlement file. */
  gatewayReceivable: { code: '1311', side: 'debit', parties: false, name: 'ledger.a1311' },
  /** Listed in a settlement file, on its way to the bank account. */
  gatewayAnnounced: { code: '1312', side: 'debit', parties: false, name: 'ledger.a1312' },
  /** Cash the carrier took at the door. */
  carrierReceivable: { code: '1313', side: 'debit', parties: false, name: 'ledger.a1313' },
  carrierAnnounced: { code: '1314', side: 'debit', parties: false, name: 'ledger.a1314' },
  /** Direct settlement: buyers' money lies on the stall's own account, nobody holds it for her. */
  ownAccount: { code: '1388', side: 'debit', parties: true, name: 'ledger.a1388' },
  carrierPayable: { code: '3311', side: 'credit', parties: false, name: 'ledger.a3311' },
  vatWithheld: { code: '33311', side: 'credit', parties: true, name: 'ledger.a33311' },
  pitWithheld: { code: '3335', side: 'credit', parties: true, name: 'ledger.a3335' },
  /** Transfers that fit nothing until a person has decided. */
  unmatched: { code: '3381', side: 'credit', parties: false, name: 'ledger.a3381' },
  /** Buyers' money for orders that are not released yet. */
  held: { code: '3386', side: 'credit', parties: true, name: 'ledger.a3386' },
  /** Released and not yet paid out: the stall balance. */
  producerBalance: { code: '3387', side: 'credit', parties: true, name: 'ledger.a3387' },
  payoutsUnderWay: { code: '3388', side: 'credit', parties: true, name: 'ledger.a3388' },
  /** Owed back to buyers. */
  refundsOwed: { code: '3389', side: 'credit', parties: false, name: 'ledger.a3389' },
  commission: { code: '5113', side: 'credit', parties: false, name: 'ledger.a5113' },
  gatewayFee: { code: '6417', side: 'debit', parties: false, name: 'ledger.a6417' },
  /** Carriage the collector bears: returns, weight corrections within the rule. */
  carriageBorne: { code: '6418', side: 'debit', parties: false, name: 'ledger.a6418' },
  otherIncome: { code: '711', side: 'credit', parties: false, name: 'ledger.a711' },
  otherExpense: { code: '811', side: 'debit', parties: false, name: 'ledger.a811' },
} as const satisfies Record<string, Account>

export type AccountName = keyof typeof chart
export const accountNames = Object.keys(chart) as AccountName[]
const byCode = new Map<string, AccountName>(accountNames.map((name) => [chart[name].code, name]))

/** undefined: no account of ours. */
export const accountOf = (code: string): Account | undefined => {
  const name = byCode.get(code)
  return name && chart[name]
}
