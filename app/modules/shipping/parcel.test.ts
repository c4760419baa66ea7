import { expect, it } from 'vitest'
import { movesParcel, parcelStatuses, readTracking } from './parcel.ts'

it('follows any forward jump and stays where the road ends', () => {
  expect(movesParcel('created', 'delivered')).toBe(true)
  expect(movesParcel('in_transit', 'created')).toBe(false)
  expect(movesParcel('out_for_delivery', 'in_transit')).toBe(false)
  expect(movesParcel('delivery_failed', 'out_for_delivery')).toBe(true)
  for (const to of parcelStatuses) {
    expect(movesParcel('returned', to), `returned → ${to}`).toBe(false)
    expect(movesParcel('cancelled', to), `cancelled → ${to}`).toBe(false)
    expect(movesParcel('delivered', to), `delivered → ${to}`).toBe(to === 'returning')
    expect(movesParcel('returning', to), `returning → ${to}`).toBe(to === 'returned')
    expect(movesParcel(to, to), `${to} → ${to}`).toBe(false)
  }
})

it('reads tracking codes as people type them', () => {
  expect(readTracking(' eb 123 456 789 vn ')).toBe('EB123456789VN')
  expect(readTracking('GHN-0042.17')).toBe('GHN-004217')
  for (const wrong of ['', 'AB', 'a'.repeat(33), '<script>', 'mã số', 'AB/12345']) expect(readTracking(wrong), wrong).toBeUndefined()
})
