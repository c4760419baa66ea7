import { describe, expect, test } from 'vitest'
import { consumers, type DomainEvent, type EventPayloads, type EventType, type ListingSigns } from '#app/lib/events.ts'
import { gateSkills, listModules, listSkills } from './curriculum.server.ts'
import { isSystem } from './curriculum.ts'
import { notYetAvailable, signals } from './signals.ts'

const event = <Type extends EventType>(type: Type, payload: EventPayloads[Type]) =>
  ({ id: 'e', type, actorId: 'p', producerId: 'q', subjectType: 'product', subjectId: 's', at: new Date(0), payload }) as unknown as DomainEvent

const signs = (more: Partial<ListingSigns>): ListingSigns => ({ photos: 1, minEdge: 0, requiredFields: false, titlePattern: false, shipZoneLimit: false, published: true, ...more })

/** For each signal an event that must raise it, and one that must not. */
const samples: Record<string, { yes: DomainEvent; no: DomainEvent }> = {
  'user.phoneVerified': { yes: event('phone.checked', { personId: 'p' }), no: event('person.registered', {}) },
  'product.images>=3': { yes: event('photo.added', { photoId: 'f', productId: 's', photos: 3, minEdge: 100 }), no: event('photo.added', { photoId: 'f', productId: 's', photos: 2, minEdge: 900 }) },
  'image.minEdge>=800': { yes: event('product.published', signs({ photos: 1, minEdge: 800 })), no: event('product.published', signs({ photos: 3, minEdge: 799 })) },
  'product.published': { yes: event('product.published', signs({ photos: 1, minEdge: 0 })), no: event('product.listed', {}) },
  'product.requiredFields': { yes: event('product.changed', signs({ requiredFields: true })), no: event('product.published', signs({ photos: 6, minEdge: 4000 })) },
  'product.titlePattern': { yes: event('product.published', signs({ titlePattern: true })), no: event('product.changed', signs({ titlePattern: true, published: false })) },
  'product.shipZoneLimit': { yes: event('product.changed', signs({ shipZoneLimit: true })), no: event('product.published', signs({})) },
  'stock.updatedOnce': { yes: event('stock.counted', { delta: -2, reason: 'sold_elsewhere' }), no: event('stock.counted', { delta: 5, reason: 'listed' }) },
  'order.confirmedInTime': { yes: event('order.confirmed', { groupId: 'g', inTime: true }), no: event('order.confirmed', { groupId: 'g', inTime: false }) },
  'product.ocopCertificateValid': { yes: event('certificate.verified', { stars: 4 }), no: event('certificate.entered', { stars: 4 }) },
  'payout.nameMatch': { yes: event('account.confirmed', {}), no: event('account.changed', { first: true, exact: false }) },
  'payout.confirmed': { yes: event('account.changed', { first: true, exact: true }), no: event('account.refused', {}) },
  'privacy.pageVisited': { yes: event('privacy.page_visited', { personId: 'p' }), no: event('phone.checked', { personId: 'p' }) },
}

test('the curriculum has eight modules and 53 skills', () => {
  expect(listModules.map(({ id }) => id)).toEqual(['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8'])
  expect(listSkills).toHaveLength(53)
})

test('the gates ask for these skills', () => {
  expect(gateSkills('open').map(({ id }) => id)).toEqual(['m1-2', 'm1-3', 'm3-3', 'm3-5', 'm5-4', 'm8-1'])
  expect(gateSkills('payout').map(({ id }) => id)).toEqual(['m5-1', 'm5-2'])
})

describe('every system skill', () => {
  for (const skill of listSkills.filter(isSystem)) {
    const signal = skill.autoSignal!
    if (notYetAvailable.has(signal)) {
      test(`${skill.id} waits: ${signal} is not yet available`, () => expect(signals[signal]).toBeUndefined())
      continue
    }
    test(`${skill.id} is set by ${signal}`, () => {
      const { yes, no } = samples[signal]!
      expect(signals[signal]!(yes)).toBe(true)
      expect(signals[signal]!(no)).toBe(false)
      expect(consumers.skills as readonly EventType[]).toContain(yes.type)
    })
  }
})

test('a skill has a signal exactly when it is a system skill', () => {
  for (const skill of listSkills) expect(skill.autoSignal !== undefined, skill.id).toBe(isSystem(skill))
})

test('no gate to open waits for something not yet available', () => {
  for (const { id, autoSignal } of gateSkills('open')) expect(notYetAvailable.has(autoSignal ?? ''), id).toBe(false)
})

test('no signal is listed that the curriculum does not name', () => {
  const named = new Set(listSkills.map(({ autoSignal }) => autoSignal))
  for (const signal of [...Object.keys(signals), ...notYetAvailable]) expect(named.has(signal), signal).toBe(true)
})
