import { and, eq } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { events } from '#db/schema/events.ts'
import { consents, memberships } from '#db/schema/producers.ts'
import { stalls } from '#db/schema/stalls.ts'
import { products } from '#db/schema/catalog.ts'
import { skillChecks } from '#db/schema/training.ts'
import { aCollector, aMember, aPerson, aPhoto, aProducer, aProduct, aStaffMember, aStall, openTestStore, someSets, somePlaces, testContext, type TestContext } from '#db/testing.ts'
import { drain, type Handlers } from '#app/lib/drain.server.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { addPhotos } from '#app/modules/catalog/add-photos.server.ts'
import { countStock } from '#app/modules/catalog/count-stock.server.ts'
import { listProduct } from '#app/modules/catalog/list-product.server.ts'
import { publishProduct } from '#app/modules/catalog/publish-product.server.ts'
import { registerProducer } from '#app/modules/producers/register-producer.server.ts'
import { setPickup, tellStory } from '#app/modules/stalls/save-stall.server.ts'
import { startStall } from '#app/modules/stalls/start-stall.server.ts'
import { stallOfProducer } from '#app/modules/stalls/find-stall.server.ts'
import { gateSkills } from '#app/modules/training/curriculum.server.ts'
import { skillsConsumer } from '#app/modules/training/skills-consumer.server.ts'
import { acceptStallRules } from './accept-stall-rules.server.ts'
import { listHouseholds } from './list-households.server.ts'
import { gateConsumer, openWhenReady } from './open-when-ready.server.ts'
import { pauseStall, resumeStall } from './pause-stall.server.ts'
import { recordSkills, type SeenSkill } from './record-skill.server.ts'
import { checklistOf } from './requirement-checklist.server.ts'
import { mayOpen, missingFor } from './requirements.ts'
import { stages } from './stage.ts'
import { verifyProducer } from './verify-producer.server.ts'

let store: Store
let ctx: TestContext
let officer: TestContext
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
  await somePlaces(ctx)
  await someSets(ctx)
  await aCollector(ctx)
  officer = ctx.as(await aStaffMember(ctx, [{ role: 'officer', unitPath: '19/05503' }]))
})
afterAll(() => store.close())

const nothing = { tx: async () => undefined }
const handlers: Handlers = { skills: skillsConsumer, gate: gateConsumer, messages: nothing, photos: nothing }
async function hearEverything() {
  const failures: unknown[] = []
  while ((await drain(ctx, handlers, { onFailure: (error) => void failures.push(error) })) > 0);
  expect(failures).toEqual([])
}

const stateOf = async (producerId: string) => (await stallOfProducer(store.read, producerId))?.state
const openings = async (producerId: string) => (await store.read.select().from(events).where(and(eq(events.type, 'stall.opened'), eq(events.producerId, producerId)))).length
const missing = async (producerId: string) => missingFor((await checklistOf(store.read, producerId, ctx.now())).rows, 'open').map(({ key }) => key)

/** Everything the gate asks for, written directly, but for the officer's word about the skills. */
async function almostReady({ verified = true } = {}) {
  const producer = await aProducer(ctx)
  const stall = await aStall(ctx, { producerId: producer.id, state: 'draft', openedAt: null, verifiedAt: verified ? ctx.now() : null })
  const product = await aProduct(ctx, { stallId: stall.id })
  await aPhoto(ctx, product.id)
  const system = gateSkills('open').filter(({ mode }) => mode === 'system')
  await store.write((tx) => tx.insert(skillChecks).values(system.map(({ id }) => ({ id: ctx.newId(), personId: producer.ownerId, skillId: id, level: 'alone', at: ctx.now() }))))
  return { producer, stall, product }
}
const observed = gateSkills('open').filter(({ mode }) => mode !== 'system').map(({ id }) => id)
const seeAll = (producer: { id: string; ownerId: string }, skills = observed) =>
  recordSkills(officer, { producerId: producer.id, personId: producer.ownerId, seen: skills.map((skillId) => ({ skillId, level: 'alone' as const })) })

const recordSkill = (by: TestContext, { producerId, personId, ...skill }: SeenSkill & { producerId: string; personId: string }) => recordSkills(by, { producerId, personId, seen: [skill] })

test('from an empty database a farmer and an officer open a stall by what they really do', async () => {
  const person = await aPerson(ctx)
  await store.write((tx) => appendEvent(tx, ctx, { type: 'phone.checked', subjectType: 'person', subjectId: person.id, payload: { personId: person.id } }))
  const signedIn = ctx.as({ personId: person.id, name: person.fullName, grants: [] })
  const { producerId } = await registerProducer(signedIn, { kind: 'household', fullName: person.fullName, communeCode: '05503', hamlet: 'Hồng Thái', grows: 'Chè', consent: 'self' })
  const farmer = ctx.as(signedIn.actor, { id: producerId, roles: ['owner'] })

  await startStall(farmer, { name: 'Chè cô Tư' })
  await tellStory(farmer, { story: '' })
  await setPickup(farmer, { pickupAddress: 'Xóm Hồng Thái' })
  expect(await acceptStallRules(farmer)).toEqual({ opened: false })

  const { productId } = await listProduct(farmer, {
    name: 'Chè búp Tân Cương hộp 200 g',
    setId: 'che-tuoi-che-bien',
    unitLabel: 'hộp 200 g',
    netUnit: 'g',
    netAmount: 200,
    price: 240_000,
    stock: 5,
    shipGrams: 260,
    storage: 'kho-mat',
    shelfLifeDays: 720,
    description: 'Chè một tôm hai lá, hái sáng sớm, sao tay trong ngày. Để nơi khô ráo.',
    ingredients: 'Búp chè tươi 100 %',
    usage: 'Pha nước 85 °C',
  })
  const data = await sharp({ create: { width: 900, height: 900, channels: 3, background: '#385' } }).jpeg().toBuffer()
  await addPhotos(farmer, { productId, files: [{ name: 'che.jpg', data }] })
  await publishProduct(farmer, { productId })
  await countStock(farmer, { productId, delta: -1, reason: 'sold_elsewhere' })
  await hearEverything()
  expect(await missing(producerId)).toEqual(['skill:m1-2', 'skill:m5-4', 'skill:m8-1', 'verified'])
  expect(await stateOf(producerId)).toBe('draft')

  expect(await verifyProducer(officer, { producerId })).toEqual({ opened: false })
  await recordSkills(officer, { producerId, personId: person.id, seen: [{ skillId: 'm1-2', level: 'alone', way: 'alternative' }, { skillId: 'm5-4', level: 'alone' }] })
  expect(await recordSkill(officer, { producerId, personId: person.id, skillId: 'm8-1', level: 'with_help' })).toMatchObject({ opened: false })
  expect(await stateOf(producerId)).toBe('draft')
  expect(await recordSkill(officer, { producerId, personId: person.id, skillId: 'm8-1', level: 'alone' })).toEqual({ recorded: 1, opened: true })
  expect(await stateOf(producerId)).toBe('open')
  await hearEverything()
  expect(await openings(producerId)).toBe(1)
})

describe('never before the last row', () => {
  type Ready = Awaited<ReturnType<typeof almostReady>>
  const remove: Record<string, (ready: Ready) => Promise<unknown>> = {
    consent: ({ producer }) => store.write((tx) => tx.update(consents).set({ withdrawnAt: ctx.now() }).where(eq(consents.producerId, producer.id))),
    producer: ({ producer }) => store.write((tx) => tx.update(memberships).set({ validTo: ctx.now() }).where(eq(memberships.producerId, producer.id))),
    'stall: no address': ({ stall }) => store.write((tx) => tx.update(stalls).set({ pickupAddress: '' }).where(eq(stalls.id, stall.id))),
    'stall: rules': ({ stall }) => store.write((tx) => tx.update(stalls).set({ rulesAcceptedAt: null }).where(eq(stalls.id, stall.id))),
    verified: ({ stall }) => store.write((tx) => tx.update(stalls).set({ verifiedAt: null }).where(eq(stalls.id, stall.id))),
    'product: sold out': ({ product }) => store.write((tx) => tx.update(products).set({ stock: 0 }).where(eq(products.id, product.id))),
    'product: draft': ({ product }) => store.write((tx) => tx.update(products).set({ state: 'draft' }).where(eq(products.id, product.id))),
    ...Object.fromEntries(gateSkills('open').map(({ id }) => [`skill:${id}`, ({ producer }: Ready) => store.write((tx) => tx.delete(skillChecks).where(and(eq(skillChecks.personId, producer.ownerId), eq(skillChecks.skillId, id))))])),
  }

  for (const [what, take] of Object.entries(remove)) {
    test(what, async () => {
      const ready = await almostReady()
      await store.write((tx) => tx.insert(skillChecks).values(observed.map((id) => ({ id: ctx.newId(), personId: ready.producer.ownerId, skillId: id, level: 'alone', at: ctx.now() }))))
      expect(mayOpen((await checklistOf(store.read, ready.producer.id, ctx.now())).rows)).toBe(true)
      await take(ready)
      expect(await store.write((tx) => openWhenReady(tx, ctx, ready.producer.id))).toBe(false)
      expect(await stateOf(ready.producer.id)).toBe('draft')
    })
  }
})

describe('exactly once', () => {
  test('many looks at a ready stall open it once', async () => {
    const { producer } = await almostReady()
    await store.write((tx) => tx.insert(skillChecks).values(observed.map((id) => ({ id: ctx.newId(), personId: producer.ownerId, skillId: id, level: 'alone', at: ctx.now() }))))
    const looks = await Promise.all(Array.from({ length: 12 }, () => store.write((tx) => openWhenReady(tx, ctx, producer.id))))
    expect(looks.filter(Boolean)).toHaveLength(1)
    expect(await openings(producer.id)).toBe(1)
  })

  test('the last two rows at the same moment still open it, the consumer looking a second time', async () => {
    for (let round = 0; round < 5; round++) {
      const { producer } = await almostReady({ verified: false })
      await Promise.all([seeAll(producer), verifyProducer(officer, { producerId: producer.id })])
      await hearEverything()
      expect(await stateOf(producer.id)).toBe('open')
      expect(await openings(producer.id)).toBe(1)
    }
  })

  test('an event heard late does not open a stall that takes a break', async () => {
    const { producer } = await almostReady()
    await seeAll(producer)
    const own = ctx.as(producer.actor, producer.member)
    await pauseStall(own)
    await hearEverything()
    expect(await stateOf(producer.id)).toBe('paused')
    await expect(pauseStall(own)).rejects.toMatchObject({ kind: 'conflict' })
    await resumeStall(own)
    expect(await stateOf(producer.id)).toBe('open')
    expect(await openings(producer.id)).toBe(1)
  })
})

describe('who may', () => {
  test('an officer of another commune finds neither skills nor verification', async () => {
    const { producer } = await almostReady({ verified: false })
    const elsewhere = ctx.as(await aStaffMember(ctx, [{ role: 'officer', unitPath: '19/05509' }]))
    const stranger = ctx.as((await aProducer(ctx)).actor)
    for (const one of [elsewhere, stranger, ctx.as(await aStaffMember(ctx, [{ role: 'province_operator', unitPath: '19' }]))]) {
      await expect(recordSkill(one, { producerId: producer.id, personId: producer.ownerId, skillId: 'm8-1', level: 'alone' })).rejects.toMatchObject({ kind: 'not_found' })
      await expect(verifyProducer(one, { producerId: producer.id })).rejects.toMatchObject({ kind: 'not_found' })
    }
  })

  test('the farmer does not check her own skills nor verify herself', async () => {
    const { producer } = await almostReady({ verified: false })
    const own = ctx.as(producer.actor, producer.member)
    await expect(recordSkill(own, { producerId: producer.id, personId: producer.ownerId, skillId: 'm8-1', level: 'alone' })).rejects.toMatchObject({ kind: 'not_found' })
    await expect(verifyProducer(own, { producerId: producer.id })).rejects.toMatchObject({ kind: 'not_found' })
  })

  test('a team member checks skills in her hamlet and leaves the verification to the officer', async () => {
    const { producer } = await almostReady({ verified: false })
    const team = ctx.as(await aStaffMember(ctx, [{ role: 'team_member', unitPath: '19/05503/01' }]))
    expect(await recordSkill(team, { producerId: producer.id, personId: producer.ownerId, skillId: 'm8-1', level: 'alone' })).toMatchObject({ recorded: 1 })
    await expect(verifyProducer(team, { producerId: producer.id })).rejects.toMatchObject({ kind: 'forbidden' })
  })

  test('a system skill among others refuses the whole page, and a person of another household is not found', async () => {
    const { producer } = await almostReady()
    await expect(seeAll(producer, ['m8-1', 'm1-3'])).rejects.toMatchObject({ code: 'training.systemSkill' })
    expect(await missing(producer.id)).toContain('skill:m8-1')
    const other = await aProducer(ctx)
    await expect(recordSkill(officer, { producerId: producer.id, personId: other.ownerId, skillId: 'm8-1', level: 'alone' })).rejects.toMatchObject({ kind: 'not_found' })
  })

  test('what is known already is not written again', async () => {
    const { producer } = await almostReady()
    expect(await seeAll(producer, ['m8-2'])).toMatchObject({ recorded: 1 })
    expect(await seeAll(producer, ['m8-2'])).toMatchObject({ recorded: 0 })
  })

  test('an officer does not check or verify a household she belongs to', async () => {
    const { producer } = await almostReady({ verified: false })
    await aMember(ctx, producer.id, 'helper', { id: officer.actor!.personId, fullName: 'Nguyễn Thị Hạnh' })
    await expect(seeAll(producer)).rejects.toMatchObject({ code: 'onboarding.notYourOwn' })
    await expect(verifyProducer(officer, { producerId: producer.id })).rejects.toMatchObject({ code: 'onboarding.notYourOwn' })
  })

  test('there is nothing to verify before there is a stall', async () => {
    const producer = await aProducer(ctx)
    await expect(verifyProducer(officer, { producerId: producer.id })).rejects.toMatchObject({ code: 'onboarding.noStallYet' })
  })
})

test('in a co-operative the accountant is asked for the money skill', async () => {
  const { producer } = await almostReady()
  const accountant = await aMember(ctx, producer.id, 'accountant')
  await seeAll(producer)
  expect(await stateOf(producer.id)).toBe('draft')
  expect(await missing(producer.id)).toEqual(['skill:m5-4'])
  expect(await recordSkill(officer, { producerId: producer.id, personId: accountant.personId, skillId: 'm5-4', level: 'alone' })).toMatchObject({ opened: true })
})

test('every household of a stage stands in the list of that stage and of no other', async () => {
  const auditor = ctx.as(await aStaffMember(ctx, [{ role: 'auditor', unitPath: '' }]))
  const stalled = { registered: undefined, preparing: { state: 'draft', rulesAcceptedAt: null, verifiedAt: null }, waiting: { state: 'draft', verifiedAt: null }, open: {}, paused: { state: 'paused' } }
  for (const row of Object.values(stalled)) {
    const producer = await aProducer(ctx)
    if (row) await aStall(ctx, { producerId: producer.id, ...row })
  }
  const all = await listHouseholds(auditor, { q: '', page: 1 })
  let listed = 0
  for (const stage of stages) {
    const { households, total } = await listHouseholds(auditor, { q: '', stage, page: 1 })
    expect(households.every((row) => row.stage === stage), stage).toBe(true)
    listed += total
  }
  expect(listed).toBe(all.total)
  expect(all.households).toHaveLength(Math.min(20, all.total))
  expect((await listHouseholds(ctx.as((await aProducer(ctx)).actor), { q: '', page: 1 })).total).toBe(0)
})
