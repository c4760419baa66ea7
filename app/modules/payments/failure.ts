import type { Key } from '#app/lib/i18n.ts'

const known = ['09', '10', '11', '12', '13', '24', '51', '65', '75', '79'] as const

/** Why it did not go through, in words: VNPay's response code (PAY 2.1.0). Codes it may add later have words too. */
export const failureKey = (responseCode: string | null): Key => {
  const code = known.find((one) => one === responseCode)
  return code ? `payments.code${code}` : 'payments.codeOther'
}
