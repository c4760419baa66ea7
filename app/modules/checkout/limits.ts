import { MINUTE } from '#app/lib/time.ts'

/** How long goods are kept for a buyer who is at the gateway. */
export const HOLD_MS = 15 * MINUTE
/** Unpaid payments that may keep goods aside at one time. */
export const MOST_UNPAID = { phone: 3, address: 5 } as const
/** Pay on delivery: the seller carries the risk, so few at a time and not for large sums. */
export const COD = { mostTotal: 3_000_000, mostOpen: 3 } as const

export type CodRefusal = 'checkout.codSignIn' | 'checkout.codPhoneUnchecked' | 'checkout.codOtherPhone' | 'checkout.codTooMuch'

/** Why pay on delivery is not offered, or null when it is. `checkedPhone` is the signed-in buyer's, null when not checked. */
export function codRefusal({ signedIn, checkedPhone, phone, total }: { signedIn: boolean; checkedPhone: string | null; phone: string | null; total: number }): CodRefusal | null {
  if (!signedIn) return 'checkout.codSignIn'
  if (checkedPhone === null) return 'checkout.codPhoneUnchecked'
  if (phone !== null && phone !== checkedPhone) return 'checkout.codOtherPhone'
  return total > COD.mostTotal ? 'checkout.codTooMuch' : null
}
