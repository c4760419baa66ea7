export const carriers = ['vnpost', 'viettelpost', 'ghn', 'ghtk', 'other'] as const
export type Carrier = (typeof carriers)[number]

export const parcelStatuses = [
  'created',
  'awaiting_pickup',
  'pickup_failed',
  'in_transit',
  'out_for_delivery',
  'delivery_failed',
  'delivered',
  'returning',
  'returned',
  'cancelled',
  'incident',
] as const
export type ParcelStatus = (typeof parcelStatuses)[number]
export type ScanSource = 'seller' | 'post_clerk' | 'carrier'

const ends: readonly ParcelStatus[] = ['delivered', 'returned', 'cancelled']
const rank: Record<ParcelStatus, number> = {
  created: 0,
  awaiting_pickup: 1,
  pickup_failed: 1,
  in_transit: 2,
  out_for_delivery: 3,
  delivery_failed: 3,
  incident: 3,
  delivered: 4,
  returning: 5,
  returned: 6,
  cancelled: 6,
}

/** Messages may skip or come out of order: any forward jump counts, and the end of the road is left only by a delivered parcel that goes back. */
export function movesParcel(from: ParcelStatus, to: ParcelStatus): boolean {
  if (from === to) return false
  if (from === 'delivered') return to === 'returning'
  if (ends.includes(from)) return false
  if (from === 'returning') return to === 'returned'
  return to === 'returning' || to === 'cancelled' || rank[to] >= rank[from]
}

/** 'eb 123 456 789 vn' → 'EB123456789VN': carriers print letters, digits and hyphens. */
export const readTracking = (typed: string): string | undefined => {
  const code = typed.toUpperCase().replace(/[\s.]/g, '')
  return /^[A-Z0-9-]{5,32}$/.test(code) ? code : undefined
}
