import { HOUR, MINUTE, plus } from '#app/lib/time.ts'

/** One try at the gateway, and how long goods are kept for a buyer who goes there at once. */
export const HOLD_MS = 15 * MINUTE
/** Who ordered on the phone still has to find the message, a quiet minute and the bank's app; meanwhile he may try more than once. */
export const PHONE_HOLD_MS = 2 * HOUR

/** Until when goods wait for money through the gateway, chosen now. The longer time of an order taken on the phone counts from its placing, so that changing the way to pay keeps goods no longer. */
export function gatewayHold({ byStaff, placedAt }: { byStaff: boolean; placedAt: Date }, now: Date): Date {
  const [oneTry, whole] = [plus(now, HOLD_MS), plus(placedAt, PHONE_HOLD_MS)]
  return byStaff && whole > oneTry ? whole : oneTry
}

/** When a try begun now ends: after its own time, or with the hold. */
export function tryUntil(holdUntil: Date, now: Date): Date {
  const oneTry = plus(now, HOLD_MS)
  return oneTry < holdUntil ? oneTry : holdUntil
}

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
