import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { aMember, aProducer, aStaffMember, openTestStore, somePlaces, testContext, type TestContext } from '#db/testing.ts'
import type { DomainEvent, EventPayloads, EventType } from '#app/lib/events.ts'
import { addSkillCheck } from './add-skill-check.server.ts'
import { skillsConsumer } from './skills-consumer.server.ts'
import { skillState } from './skill-state.server.ts'
import { checksOf } from './training.repo.server.ts'

let store: Store
let ctx: TestContext
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
  await somePlaces(ctx)
})
afterAll(() => store.close())

const levelOf = async (personId: string, skillId: string) => (await skillState(store.read, [personId])).get(personId)?.get(skillId)?.level
const happened = <Type extends EventType>(type: Type, payload: EventPayloads[Type], more: { actorId?: string | null; producerId?: string | null } = {}) =>
  ({ id: ctx.newId(), type, actorId: null, producerId: null, subjectType: 'product', subjectId: 'x', at: ctx.now(), payload, ...more }) as unknown as DomainEvent
const hear = (event: DomainEvent) => store.write((tx) => skillsConsumer.tx(tx, ctx, event))

test('checks are appended and the newest counts, with who saw it', async () => {
  const producer = await aProducer(ctx)
  const officer = ctx.as(await aStaffMember(ctx, []))
  const seen = (level: 'alone' | 'with_help' | 'not_yet') => store.write((tx) => addSkillCheck(tx, officer, { personId: producer.ownerId, producerId: producer.id, skillId: 'm1-2', level, way: 'skill' }))
  for (const level of ['not_yet', 'with_help', 'alone', 'with_help'] as const) {
    await seen(level)
    expect(await levelOf(producer.ownerId, 'm1-2')).toBe(level)
  }
  const checks = await checksOf(store.read, [producer.ownerId])
  expect(checks).toHaveLength(4)
  expect(checks[0]).toMatchObject({ checkedBy: officer.actor!.personId, byName: 'Nguyễn Thị Hạnh' })
})

test('a system skill, an unknown skill and a way that does not exist are refused', async () => {
  const producer = await aProducer(ctx)
  const officer = ctx.as(await aStaffMember(ctx, []))
  const check = (skillId: string, way: 'skill' | 'alternative' = 'skill') =>
    store.write((tx) => addSkillCheck(tx, officer, { personId: producer.ownerId, producerId: producer.id, skillId, level: 'alone', way }))
  await expect(check('m1-3')).rejects.toMatchObject({ code: 'training.systemSkill' })
  await expect(check('m9-9')).rejects.toMatchObject({ code: 'training.noSuchSkill' })
  await expect(check('m1-5', 'alternative')).rejects.toMatchObject({ code: 'training.noAlternative' })
  expect(await checksOf(store.read, [producer.ownerId])).toEqual([])
})

describe('system skills from real events', () => {
  test('a checked phone counts for the person, also before she has a household', async () => {
    const person = ctx.newId()
    const { ownerId } = await aProducer(ctx)
    await hear(happened('phone.checked', { personId: ownerId }))
    expect(await levelOf(ownerId, 'm1-3')).toBe('alone')
    expect(await levelOf(person, 'm1-3')).toBeUndefined()
  })

  test('the same event heard twice, also at once, is one check', async () => {
    const { ownerId } = await aProducer(ctx)
    const event = happened('phone.checked', { personId: ownerId })
    await Promise.all([hear(event), hear(event), hear(event)])
    await hear(event)
    expect(await checksOf(store.read, [ownerId])).toHaveLength(1)
  })

  test('they go to the persons who hold the duty', async () => {
    const coop = await aProducer(ctx, { kind: 'cooperative' })
    const packer = await aMember(ctx, coop.id, 'packer')
    await hear(happened('order.confirmed', { groupId: 'g', inTime: true }, { actorId: packer.personId, producerId: coop.id }))
    await hear(happened('product.published', { photos: 3, minEdge: 900, requiredFields: true, titlePattern: false, shipZoneLimit: false, published: true }, { actorId: coop.ownerId, producerId: coop.id }))
    expect(await levelOf(packer.personId, 'm4-1')).toBe('alone')
    expect(await levelOf(coop.ownerId, 'm4-1')).toBeUndefined()
    for (const skillId of ['m2-2', 'm2-3', 'm3-1', 'm3-3']) expect(await levelOf(coop.ownerId, skillId), skillId).toBe('alone')
    for (const skillId of ['m3-2', 'm4-5']) expect(await levelOf(coop.ownerId, skillId), skillId).toBeUndefined()
    expect(await levelOf(packer.personId, 'm3-3')).toBeUndefined()
  })

  test('what an officer did in her place was done with help, until she does it herself; then it stays', async () => {
    const producer = await aProducer(ctx)
    const officer = await aStaffMember(ctx, [])
    const counted = (actorId: string) => hear(happened('stock.counted', { delta: 1, reason: 'counted' }, { actorId, producerId: producer.id }))
    await counted(officer.personId)
    expect(await levelOf(producer.ownerId, 'm3-5')).toBe('with_help')
    await counted(producer.ownerId)
    expect(await levelOf(producer.ownerId, 'm3-5')).toBe('alone')
    await counted(officer.personId)
    expect(await levelOf(producer.ownerId, 'm3-5')).toBe('alone')
  })

  test('typing the stock while listing is not yet keeping it true', async () => {
    const producer = await aProducer(ctx)
    await hear(happened('stock.counted', { delta: 5, reason: 'listed' }, { actorId: producer.ownerId, producerId: producer.id }))
    expect(await levelOf(producer.ownerId, 'm3-5')).toBeUndefined()
  })
})
