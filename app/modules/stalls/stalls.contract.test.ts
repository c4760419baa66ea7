import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { aCollector, aMember, aProducer, aStaffMember, openTestStore, somePlaces, testContext, type TestContext } from '#db/testing.ts'
import { findProducerOf } from '#app/modules/producers/find-producer.server.ts'
import { openStall, verifyStall } from './change-stall-state.server.ts'
import { stallById, stallOfProducer } from './find-stall.server.ts'
import type { Context } from '#app/lib/context.ts'
import { acceptRules, nameStall, setPickup, tellStory } from './save-stall.server.ts'
import { startStall } from './start-stall.server.ts'

let store: Store
let ctx: TestContext
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
  await somePlaces(ctx)
})
afterAll(() => store.close())

const seller = async (row: Parameters<typeof aProducer>[1] = {}) => {
  const producer = await aProducer(ctx, row)
  return { producer, own: ctx.as(producer.actor, producer.member) }
}

test('the first stalls of a market nobody set up share one collector', async () => {
  const two = await Promise.all([seller(), seller()])
  await Promise.all(two.map(({ own }, index) => startStall(own, { name: `Gian hàng ${index}` })))
  const collectors = await Promise.all(two.map(async ({ producer }) => (await stallOfProducer(store.read, producer.id))!.collectorId))
  expect(collectors).toEqual(['first', 'first'])
  await aCollector(ctx)
  const { producer, own } = await seller()
  await startStall(own, { name: 'Sau khi có bưu điện' })
  expect((await stallOfProducer(store.read, producer.id))!.collectorId).toBe('buu-dien')
})

test('four answers make a finished draft with its place and collector', async () => {
  const { producer, own } = await seller()
  await startStall(own, { name: '  Chè   cô Tư ' })
  await tellStory(own, { story: 'Chè hái tay.' })
  await setPickup(own, { pickupAddress: 'Xóm Hồng Thái' })
  await store.write((tx) => acceptRules(tx, own))
  const stall = (await stallOfProducer(store.read, producer.id))!
  expect(stall).toMatchObject({ name: 'Chè cô Tư', state: 'draft', collectorId: 'buu-dien', provinceCode: '19', communeCode: '05503', rulesAcceptedAt: ctx.now() })
  expect(stall.slug).toMatch(/^che-co-tu-[0-9a-f]{6}$/)
  expect(stall.version).toBeGreaterThan(1)
})

test('one stall each, however often begun at once', async () => {
  const { own } = await seller()
  const answers = await Promise.allSettled([1, 2, 3].map((n) => startStall(own, { name: `Gian hàng ${n}` })))
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'stalls.already' })
})

const named = (as: Context, input: { name: string }) => store.write((tx) => nameStall(tx, as, input))

test('the rules come last', async () => {
  const { own } = await seller()
  await startStall(own, { name: 'Chưa có địa chỉ' })
  await expect(store.write((tx) => acceptRules(tx, own))).rejects.toMatchObject({ code: 'stalls.answerFirst' })
})

test('the address of a draft follows its name, that of an open stall stays', async () => {
  const { producer, own } = await seller()
  const { stallId } = await startStall(own, { name: 'Tên đầu' })
  await named(own, { name: 'Tên sau' })
  expect((await stallById(store.read, stallId))!.slug).toMatch(/^ten-sau-/)
  await store.write((tx) => openStall(tx, own, { stallId }))
  await named(own, { name: 'Tên cuối' })
  const stall = (await stallOfProducer(store.read, producer.id))!
  expect(stall).toMatchObject({ name: 'Tên cuối', state: 'open' })
  expect(stall.slug).toMatch(/^ten-sau-/)
})

test('opens once, is verified once', async () => {
  const { stallId, own } = await (async () => {
    const { own } = await seller()
    return { own, ...(await startStall(own, { name: 'Một lần' })) }
  })()
  const opened = await Promise.all([1, 2, 3, 4, 5].map(() => store.write((tx) => openStall(tx, own, { stallId }))))
  expect(opened.filter(Boolean)).toHaveLength(1)
  const officer = ctx.as(await aStaffMember(ctx, [{ role: 'officer', unitPath: '19/05503' }]))
  const verified = await Promise.all([1, 2, 3].map(() => store.write((tx) => verifyStall(tx, officer, { stallId, producerId: own.producer!.id }))))
  expect(verified.filter(Boolean)).toHaveLength(1)
})

test('only who holds the stall may change it, by the membership of today and not by what the page believed', async () => {
  const { producer, own } = await seller()
  await startStall(own, { name: 'Của cô Tư' })
  const packer = await aMember(ctx, producer.id, 'packer')
  await expect(named(ctx.as(packer, await findProducerOf(ctx, packer.personId)), { name: 'Của tôi' })).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(named(ctx.as(packer, producer.member), { name: 'Của tôi' })).rejects.toMatchObject({ kind: 'forbidden' })
  const stranger = await seller()
  await expect(named(ctx.as(stranger.producer.actor, producer.member), { name: 'Của tôi' })).rejects.toMatchObject({ kind: 'not_found' })
  await expect(named({ ...own, delegationId: 'none' }, { name: 'Của tôi' })).rejects.toMatchObject({ code: 'producers.delegationEnded' })
})

test('the nearest collector takes a new stall', async () => {
  await aCollector(ctx, { id: 'buu-dien-ca-mau', name: 'Bưu điện Cà Mau', unitPath: '96' })
  const { producer, own } = await seller({ unitPath: '96/32130/01', provinceCode: '96', communeCode: '32130' })
  await startStall(own, { name: 'Tôm khô' })
  expect((await stallOfProducer(store.read, producer.id))!.collectorId).toBe('buu-dien-ca-mau')
})

