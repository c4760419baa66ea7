import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { products } from '#db/schema/catalog.ts'
import { identities } from '#db/schema/producers.ts'
import { aProduct, aProducer, aStaffMember, aStall, openTestStore, somePlaces, testContext, type TestContext } from '#db/testing.ts'
import { recordTaxCode, verifyTaxCode } from '#app/modules/producers/tax-code.server.ts'
import { taxStandings } from '#app/modules/producers/tax-standing.server.ts'
import { changeProduct } from './change-product.server.ts'
import { judgeTreatment, listTreatments } from './tax-treatments.server.ts'

let store: Store
let ctx: TestContext
let hanh: TestContext
let kiet: TestContext
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
  await somePlaces(ctx)
  hanh = ctx.as(await aStaffMember(ctx, [{ role: 'officer', unitPath: '19/05503' }]))
  kiet = ctx.as(await aStaffMember(ctx, [{ role: 'officer', unitPath: '96/32130' }]))
})
afterAll(() => store.close())

const rowOf = async (id: string) => (await store.read.select().from(products).where(eq(products.id, id)))[0]!

it('an officer of the place judges the kind of goods; a new choice is judged anew', async () => {
  const producer = await aProducer(ctx)
  const stall = await aStall(ctx, { producerId: producer.id })
  const { id } = await aProduct(ctx, { stallId: stall.id, taxTreatment: 'own_unprocessed', taxChosenBy: producer.ownerId })
  const judge = (by: TestContext, seen: 'own_unprocessed' | 'service', agrees = true) => judgeTreatment(by, { productId: id, seen, agrees })
  await expect(judge(kiet, 'own_unprocessed')).rejects.toMatchObject({ kind: 'not_found' })
  await expect(judge(ctx.as(producer.actor), 'own_unprocessed')).rejects.toMatchObject({ kind: 'not_found' })
  await expect(judge(hanh, 'service')).rejects.toMatchObject({ code: 'catalog.treatmentChanged' })
  expect((await listTreatments(hanh)).goods.map((goods) => goods.id)).toContain(id)
  expect((await listTreatments(kiet)).goods.map((goods) => goods.id)).not.toContain(id)
  await judge(hanh, 'own_unprocessed')
  expect(await rowOf(id)).toMatchObject({ taxTreatment: 'own_unprocessed', taxConfirmedBy: hanh.actor!.personId })
  await expect(judge(hanh, 'own_unprocessed')).rejects.toMatchObject({ code: 'catalog.treatmentChanged' })

  await changeProduct(ctx.as(producer.actor, producer.member), { productId: id, taxTreatment: 'service' })
  expect(await rowOf(id)).toMatchObject({ taxTreatment: 'service', taxConfirmedAt: null, taxChosenBy: producer.ownerId })
  await judge(hanh, 'service', false)
  expect(await rowOf(id)).toMatchObject({ taxTreatment: 'processed_goods', taxConfirmedBy: hanh.actor!.personId })
})

it('who chose it, or belongs to the household, does not judge it', async () => {
  const producer = await aProducer(ctx)
  const stall = await aStall(ctx, { producerId: producer.id })
  const typed = await aProduct(ctx, { stallId: stall.id, taxTreatment: 'own_unprocessed', taxChosenBy: hanh.actor!.personId })
  await expect(judgeTreatment(hanh, { productId: typed.id, seen: 'own_unprocessed', agrees: true })).rejects.toMatchObject({ code: 'catalog.treatmentOwnChoice' })
  const own = await aProduct(ctx, { stallId: stall.id, taxTreatment: 'own_unprocessed', taxChosenBy: 'somebody' })
  const member = ctx.as({ ...producer.actor, grants: [{ role: 'officer', unitPath: '19/05503' }] })
  await expect(judgeTreatment(member, { productId: own.id, seen: 'own_unprocessed', agrees: true })).rejects.toMatchObject({ code: 'catalog.treatmentOwnChoice' })
})

it('two persons make an organisation one for the tax, and a new code takes it back', async () => {
  const cooperative = await aProducer(ctx, { kind: 'cooperative', name: 'HTX Chè' })
  const second = ctx.as(await aStaffMember(ctx, [{ role: 'province_operator', unitPath: '19' }]))
  const standing = async () => (await taxStandings(store.read, [cooperative.id])).get(cooperative.id)!.verifiedOrganisation
  await expect(recordTaxCode(kiet, { producerId: cooperative.id, code: '4601234567' })).rejects.toMatchObject({ kind: 'not_found' })
  await recordTaxCode(hanh, { producerId: cooperative.id, code: '4601234567-001' })
  await expect(verifyTaxCode(hanh, { producerId: cooperative.id, end: '7001' })).rejects.toMatchObject({ code: 'producers.taxCodeOwn' })
  await expect(verifyTaxCode(second, { producerId: cooperative.id, end: '9999' })).rejects.toMatchObject({ code: 'producers.taxCodeChanged' })
  expect(await standing()).toBe(false)
  await verifyTaxCode(second, { producerId: cooperative.id, end: '7001' })
  expect(await standing()).toBe(true)
  const [row] = await store.read.select().from(identities).where(eq(identities.producerId, cooperative.id))
  expect(row!.numberSealed).not.toContain('4601234567')
  await recordTaxCode(hanh, { producerId: cooperative.id, code: '4601234568' })
  expect(await standing()).toBe(false)
  const household = await aProducer(ctx)
  await expect(recordTaxCode(hanh, { producerId: household.id, code: '4601234567' })).rejects.toMatchObject({ kind: 'not_found' })
})
