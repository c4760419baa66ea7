/**
 * Who bears the difference between a carrier's bill and what was booked when the buyer ordered. The buyer never does: her price is what she agreed to.
 * The collector bears what scales and packing explain; the producer what she understated beyond that; the carrier what its own price list does not explain.
 */
const weightRule = {
  /** A scale's and a wet box's worth: this part of the declared weight, and at least these grams. */
  toleranceBp: 1_000,
  toleranceGrams: 200,
} as const

export type Bearer = 'collector' | 'producer' | 'carrier' | 'nobody'
export type BillResult = 'ok' | 'unknown' | 'weight_corrected' | 'fee_differs' | 'repeated'

/** đồng and grams. `fair`: what the price list asks for the billed weight, the way back of a returned parcel included; undefined: no parcel of ours. */
export type BilledParcel = { billed: number; booked: number; billedGrams: number; declaredGrams: number; fair: number; repeated: boolean } | undefined

export const withinTolerance = ({ billedGrams, declaredGrams }: { billedGrams: number; declaredGrams: number }): boolean =>
  billedGrams - declaredGrams <= Math.max(weightRule.toleranceGrams, Math.floor((declaredGrams * weightRule.toleranceBp) / 10_000))

/** `carrier` means that we do not pay the row until the carrier has answered. */
export function judgeParcel(parcel: BilledParcel): { result: BillResult; bearer: Bearer } {
  if (!parcel) return { result: 'unknown', bearer: 'carrier' }
  const { billed, booked, fair, repeated } = parcel
  if (repeated) return { result: 'repeated', bearer: 'carrier' }
  if (billed === booked) return { result: 'ok', bearer: 'nobody' }
  if (billed > Math.max(fair, booked)) return { result: 'fee_differs', bearer: 'carrier' }
  if (billed < booked) return { result: 'weight_corrected', bearer: 'collector' }
  return { result: 'weight_corrected', bearer: withinTolerance(parcel) ? 'collector' : 'producer' }
}
