import { describe, expect, it } from 'vitest'
import { mayMove, orderStatuses, showsAddress, stepSources, type OrderStatus, type StepSource } from './order-states.ts'

/** Written from the design, not from the table: every move that is allowed, with whose word it needs. */
const allowed: [OrderStatus, OrderStatus, StepSource[]][] = [
  ['awaiting_payment', 'placed', ['gateway']],
  ['awaiting_payment', 'cancelled', ['buyer', 'clock']],
  ['placed', 'confirmed', ['seller', 'officer']],
  ['placed', 'cancelled', ['buyer', 'seller', 'officer', 'operator', 'clock']],
  ['confirmed', 'packed', ['seller', 'officer']],
  ['confirmed', 'handed_over', ['post_clerk', 'carrier']],
  ['confirmed', 'cancelled', ['seller', 'officer', 'operator']],
  ['packed', 'handed_over', ['seller', 'officer', 'post_clerk', 'carrier']],
  ['packed', 'cancelled', ['seller', 'officer', 'operator']],
  ['handed_over', 'delivered', ['buyer', 'post_clerk', 'carrier', 'operator']],
  ['handed_over', 'returning', ['post_clerk', 'carrier', 'operator']],
  ['delivered', 'completed', ['buyer', 'clock']],
  ['delivered', 'returning', ['post_clerk', 'carrier', 'operator']],
  ['cancelled', 'placed', ['gateway']],
  ['returning', 'returned', ['post_clerk', 'carrier', 'operator']],
]

describe('order states', () => {
  const every = orderStatuses.flatMap((from) => orderStatuses.flatMap((to) => stepSources.map((source) => [from, to, source] as const)))

  it.each(every)('%s → %s on the word of %s', (from, to, source) => {
    const expected = allowed.some(([a, b, sources]) => a === from && b === to && sources.includes(source))
    expect(mayMove(from, to, source)).toBe(expected)
  })

  it('no state takes delivered from the seller, her officer, the gateway or the clock', () => {
    for (const source of ['seller', 'officer', 'gateway', 'clock'] as const) expect(orderStatuses.filter((from) => mayMove(from, 'delivered', source))).toEqual([])
  })

  it('every state is reached from awaiting_payment', () => {
    const reached = new Set<OrderStatus>(['awaiting_payment'])
    for (const from of reached) for (const to of orderStatuses) if (stepSources.some((source) => mayMove(from, to, source))) reached.add(to)
    expect([...reached].sort()).toEqual([...orderStatuses].sort())
  })

  it('completed and returned are the end', () => {
    for (const from of ['completed', 'returned'] as const) for (const to of orderStatuses) for (const source of stepSources) expect(mayMove(from, to, source)).toBe(false)
  })

  it('the address is the stall’s business from its yes on', () => {
    expect(orderStatuses.filter(showsAddress)).toEqual(['confirmed', 'packed', 'handed_over', 'delivered', 'completed', 'returning', 'returned'])
  })
})
