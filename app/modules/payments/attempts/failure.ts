import type { Key } from '#app/lib/i18n.ts'

const known = ['09', '10', '11', '12', '13', '24', '51', '65', '75', '79'] as const
/** vnp_TransactionStatus: debited at the bank, not arrived at VNPay, on its way back. */
const REVERSED = '04'

/** What an attempt that did not go through is called: VNPay's response code, or that the bank turned the money back. */
export const failureOf = ({ responseCode, transactionStatus }: { responseCode: string | null; transactionStatus: string | null }): string | null => (transactionStatus === REVERSED ? 'reversed' : responseCode)

/** Why it did not go through, in words (PAY 2.1.0). Codes VNPay may add later have words too. */
export const failureKey = (failure: string | null): Key => {
  if (failure === 'reversed') return 'payments.codeReversed'
  const code = known.find((one) => one === failure)
  return code ? `payments.code${code}` : 'payments.codeOther'
}
