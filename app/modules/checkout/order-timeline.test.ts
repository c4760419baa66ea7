import { expect, it } from 'vitest'
import { vi } from '#app/messages/vi.ts'
import { cancelReasons, orderStatuses, type OrderStatus } from '#app/modules/orders/order-states.ts'
import { carriers } from '#app/modules/shipping/parcel.ts'
import { buyerMay, sellerNext, timelineOf } from './order-timeline.ts'
import { readScan } from './read-scan.ts'

const at = new Date('2026-11-22T03:00:00Z')
const steps = (...statuses: OrderStatus[]) => statuses.map((status) => ({ status, at, source: 'seller', note: '' }))
const shown = (...statuses: OrderStatus[]) => timelineOf(steps(...statuses)).map((row) => `${row.status}${row.at ? '' : '?'}`)

it('shows what happened and what is to come', () => {
  expect(shown('awaiting_payment', 'placed', 'confirmed')).toEqual(['awaiting_payment', 'placed', 'confirmed', 'packed?', 'handed_over?', 'delivered?', 'completed?'])
  expect(shown('placed', 'cancelled')).toEqual(['placed', 'cancelled'])
  expect(shown('placed', 'confirmed', 'handed_over', 'returning')).toEqual(['placed', 'confirmed', 'handed_over', 'returning', 'returned?'])
  expect(shown('awaiting_payment', 'cancelled', 'placed').slice(0, 4)).toEqual(['awaiting_payment', 'cancelled', 'placed', 'confirmed?'])
  expect(shown()).toEqual([])
})

it('offers receipt only for goods on their way and cancelling only before the stall took the order', () => {
  expect(orderStatuses.filter((status) => buyerMay(status).confirmReceipt)).toEqual(['handed_over', 'delivered'])
  expect(orderStatuses.filter((status) => buyerMay(status).cancel)).toEqual(['awaiting_payment', 'placed'])
})

it('never asks the seller to say that goods arrived', () => {
  expect(orderStatuses.map((status) => sellerNext(status)).filter(Boolean)).toEqual(['confirm', 'pack', 'handOver'])
})

it('has words for every state, reason and carrier', () => {
  const keys = [
    ...orderStatuses.flatMap((status) => [`checkout.step.${status}`, `checkout.buyer.${status}`, `checkout.seller.${status}`]),
    ...cancelReasons.map((reason) => `checkout.reason.${reason}`),
    ...carriers.map((carrier) => `shipping.carrier.${carrier}`),
  ]
  for (const key of keys) expect(vi, key).toHaveProperty([key])
})

it('reads codes and addresses as a scanner types them', () => {
  expect(readScan(' k7m4 2xqr\n')).toBe('K7M42XQR')
  expect(readScan('https://cholang.vn/don-hang/K7M42XQR?x=1#y')).toBe('K7M42XQR')
  for (const wrong of ['', 'https://', 'https://evil.example/<script>', 'x'.repeat(5_000), '../../etc/passwd']) expect(readScan(wrong), wrong).toBeUndefined()
})
