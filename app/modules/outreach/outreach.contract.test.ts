import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { personPhones, persons, roleGrants } from '#db/schema/accounts.ts'
import { events } from '#db/schema/events.ts'
import { orderCalls, orders } from '#db/schema/orders.ts'
import { visits } from '#db/schema/outreach.ts'
import { producers } from '#db/schema/producers.ts'
import { aCertificate, aCollector, aPerson, aPhone, aProducer, aProduct, aStaffMember, aStall, openTestStore, somePlaces, testContext, type TestContext } from '#db/testing.ts'
import { aSale } from '#db/testing/sales.ts'
import type { Actor } from '#app/lib/context.ts'
import { DAY, HOUR, plus } from '#app/lib/time.ts'
import { recordCall } from '#app/modules/orders/record-call.server.ts'
import { appoint, dismiss, findCandidates, helpPerson, SOMEBODY_NEW } from './appoint.server.ts'
import { getRole, listPeople } from './list-people.server.ts'
import { listToday } from './list-today.server.ts'
import { listVisits } from './list-visits.server.ts'
import { listWaiting } from './list-waiting.server.ts'
import { logVisit } from './log-visit.server.ts'

const NOW = new Date('2026-11-22T02:00:00Z')
const ago = (days: number) => plus(NOW, -days * DAY)
const daiPhuc = { unitPath: '19/05509', communeCode: '05509' }

let store: Store
let ctx: TestContext
let hanh: Actor, neighbour: Actor, luc: Actor
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store, at: NOW })
  await somePlaces(ctx)
  hanh = await aStaffMember(ctx, [{ role: 'officer', unitPath: '19/05503' }])
  neighbour = await aStaffMember(ctx, [{ role: 'officer', unitPath: '19/05509' }], { fullName: 'Trần Thị Nga' })
  luc = await aStaffMember(ctx, [{ role: 'province_operator', unitPath: '19' }], { fullName: 'Vũ Văn Lực', addressForm: 'anh' })
})
beforeEach(() => ctx.setClock(NOW))
afterAll(() => store.close())

async function aSeller(row: Parameters<typeof aProducer>[1] = {}, stall: Parameters<typeof aStall>[1] = {}) {
  const producer = await aProducer(ctx, row)
  return { producer, stall: await aStall(ctx, { producerId: producer.id, ...stall }) }
}
const late = (hours = 0) => ({ alertAt: plus(NOW, -hours * HOUR), cancelAt: plus(NOW, (24 - hours) * HOUR) })

describe('today', () => {
  it('puts unanswered orders of her own commune first, the one with least time before the others, each with the owner to call', async () => {
    const owner = await aPerson(ctx, { fullName: 'Bùi Thị Tư', phone: '+84912000001' })
    const near = await aSeller({ owner })
    const far = await aSeller(daiPhuc)
    const first = await aSale(ctx, { ...near, ...late(3) })
    const second = await aSale(ctx, { ...near, ...late(1) })
    await aSale(ctx, { ...near, ...late(-1) })
    await aSale(ctx, { ...near, ...late(3), status: 'confirmed' })
    const others = await aSale(ctx, { ...far, ...late(3) })

    const { calls } = await listToday(ctx.as(hanh))
    expect(calls.map(({ code }) => code)).toEqual([first.code, second.code])
    expect(calls[0]).toMatchObject({ contact: { called: 'cô Tư', phone: '+84912000001' }, calls: 0, lastCall: null, total: 512_000 })
    expect((await listToday(ctx.as(neighbour))).calls.map(({ code }) => code)).toEqual([others.code])

    await recordCall(ctx.as(hanh), { code: first.code, outcome: 'no_answer' })
    ctx.setClock(plus(NOW, HOUR))
    await recordCall(ctx.as(hanh), { code: first.code, outcome: 'refused' })
    expect((await listToday(ctx.as(hanh))).calls[0]).toMatchObject({ code: first.code, calls: 2, lastCall: { outcome: 'refused', at: plus(NOW, HOUR) } })
  })

  it('takes the order when the household agreed, on the officer’s word, and the order leaves the list', async () => {
    const { code, id } = await aSale(ctx, { ...(await aSeller()), ...late(2) })
    await recordCall(ctx.as(hanh), { code, outcome: 'agreed' })
    expect((await store.read.select().from(orders).where(eq(orders.id, id)))[0]!.status).toBe('confirmed')
    expect(await store.read.query.orderSteps.findFirst({ where: (step, { eq: is }) => is(step.orderId, id) })).toMatchObject({ source: 'officer', actorId: hanh.personId })
    expect((await listToday(ctx.as(hanh))).calls.map((call) => call.code)).not.toContain(code)
    await expect(recordCall(ctx.as(hanh), { code, outcome: 'agreed' })).rejects.toMatchObject({ kind: 'conflict' })
  })

  it('knows no order of another commune', async () => {
    const { code, id } = await aSale(ctx, { ...(await aSeller()), ...late(2) })
    await expect(recordCall(ctx.as(neighbour), { code, outcome: 'agreed' })).rejects.toMatchObject({ kind: 'not_found' })
    expect(await store.read.select().from(orderCalls).where(eq(orderCalls.orderId, id))).toEqual([])
  })

  it('lists who waits for her, who stands still and who has not sold, five of each at most', async () => {
    const before = { createdAt: ago(30) }
    const unverified = await aSeller(before, { state: 'draft', openedAt: null, verifiedAt: null, rulesAcceptedAt: ago(2) })
    const stuck = await aProducer(ctx, { ...daiPhuc, createdAt: ago(8) })
    await aProducer(ctx, { ...daiPhuc, createdAt: ago(6) })
    const quiet = await aSeller(daiPhuc, { openedAt: ago(22), communeCode: '05509' })
    await aSeller(daiPhuc, { openedAt: ago(20), communeCode: '05509' })
    const sold = await aSeller(daiPhuc, { openedAt: ago(40), communeCode: '05509' })
    await aSale(ctx, { ...sold, placedAt: ago(3), status: 'completed' })

    const own = await listToday(ctx.as(hanh))
    expect(own.toVerify.map(({ id }) => id)).toEqual([unverified.producer.id])
    expect(own.stuck).toEqual([])
    const theirs = await listToday(ctx.as(neighbour))
    expect(theirs.stuck.map(({ id }) => id)).toEqual([stuck.id])
    expect(theirs.quiet.map(({ id }) => id)).toEqual([quiet.producer.id])

    for (let i = 0; i < 7; i++) await aProducer(ctx, { ...daiPhuc, createdAt: ago(9) })
    expect((await listToday(ctx.as(neighbour))).stuck).toHaveLength(5)
  })

  it('is nothing to people who do not work in the field', async () => {
    await expect(listToday(ctx.as(luc))).rejects.toMatchObject({ kind: 'not_found' })
    await expect(listToday(ctx)).rejects.toMatchObject({ kind: 'not_found' })
  })
})

describe('visits', () => {
  const visit = (producerId: string, row = {}) => ({ visitId: ctx.newId(), producerId, purpose: 'teach' as const, note: 'Xem lại cách chụp ảnh.', ...row })
  const metRow = async (id: string) => (await store.read.select().from(producers).where(eq(producers.id, id)))[0]!

  it('marks a household as met by the first one, and keeps that day', async () => {
    const household = await aProducer(ctx)
    await logVisit(ctx.as(hanh), visit(household.id))
    ctx.setClock(plus(NOW, DAY))
    await logVisit(ctx.as(hanh), visit(household.id, { purpose: 'follow_up' }))
    expect(await metRow(household.id)).toMatchObject({ metAt: NOW, metBy: hanh.personId })
    expect((await listVisits(ctx.as(hanh))).map(({ producerId, purpose }) => [producerId, purpose])).toEqual([
      [household.id, 'follow_up'],
      [household.id, 'teach'],
    ])
    expect(await listVisits(ctx.as(neighbour))).toEqual([])
  })

  it('is one visit when the form is sent twice, at the same moment too', async () => {
    const household = await aProducer(ctx)
    const once = visit(household.id)
    await Promise.all([logVisit(ctx.as(hanh), once), logVisit(ctx.as(hanh), once)])
    await logVisit(ctx.as(hanh), once)
    expect(await store.read.select().from(visits).where(eq(visits.producerId, household.id))).toHaveLength(1)
    expect(await store.read.select().from(events).where(eq(events.subjectId, once.visitId))).toHaveLength(1)
  })

  it('of another commune’s household is refused and leaves nothing', async () => {
    const household = await aProducer(ctx)
    await expect(logVisit(ctx.as(neighbour), visit(household.id))).rejects.toMatchObject({ kind: 'not_found' })
    await expect(logVisit(ctx.as(luc), visit(household.id))).rejects.toMatchObject({ kind: 'not_found' })
    expect(await metRow(household.id)).toMatchObject({ metAt: null })
    expect(await store.read.select().from(visits).where(eq(visits.producerId, household.id))).toEqual([])
  })
})

describe('what waits at the province', () => {
  it('shows the operator which orders and papers, the auditor how many, others nothing', async () => {
    const seller = await aSeller({ unitPath: '96/32130', provinceCode: '96', communeCode: '32130' })
    await aSale(ctx, { ...seller, ...late(5) })
    const product = await aProduct(ctx, { stallId: seller.stall.id })
    const kiet = await aStaffMember(ctx, [{ role: 'province_operator', unitPath: '96' }], { fullName: 'Lê Văn Kiệt' })
    await aCertificate(ctx, product.id, { verifiedAt: null, verifiedBy: null })
    await aCertificate(ctx, product.id, { verifiedAt: null, verifiedBy: null, typedBy: kiet.personId })
    await aCertificate(ctx, product.id)

    expect(await listWaiting(ctx.as(kiet))).toMatchObject({ lateOrders: 1, calls: [{ stallName: seller.stall.name }], certificates: 1 })
    const auditor = await aStaffMember(ctx, [{ role: 'auditor', unitPath: '96' }])
    expect(await listWaiting(ctx.as(auditor))).toEqual({ lateOrders: 1, calls: [], certificates: 2 })
    expect(await listWaiting(ctx.as(hanh))).toBeNull()
    expect(await listWaiting(ctx.as(await aStaffMember(ctx, [{ role: 'collector_maker', unitPath: '96' }])))).toBeNull()
  })
})

describe('roles', () => {
  const asked = { role: 'officer' as const, communeCode: '05509' }
  const grantsOf = async (personId: string) => (await store.read.select().from(roleGrants).where(eq(roleGrants.personId, personId))).map(({ role, unitPath, validTo, grantedBy }) => ({ role, unitPath, validTo, grantedBy }))
  const onPhone = async (phone: string) => store.read.select({ id: persons.id, fullName: persons.fullName }).from(personPhones).innerJoin(persons, eq(persons.id, personPhones.personId)).where(eq(personPhones.phone, phone))

  it('are given to one of the people on a phone, once', async () => {
    const person = await aPerson(ctx, { fullName: 'Đỗ Văn Sơn', addressForm: 'anh' })
    const appointment = { ...asked, phone: person.phone!, person: person.id }
    expect((await findCandidates(ctx.as(luc), { role: 'officer', phone: person.phone!, communeCode: '05509' })).people).toEqual([{ id: person.id, called: 'anh Sơn' }])
    await Promise.all([appoint(ctx.as(luc), appointment), appoint(ctx.as(luc), appointment)])
    expect(await grantsOf(person.id)).toEqual([{ role: 'officer', unitPath: '19/05509', validTo: null, grantedBy: luc.personId }])
  })

  it('are given to somebody new by name, who is one person when the form is sent again', async () => {
    const phone = aPhone()
    const appointment = { ...asked, phone, person: SOMEBODY_NEW, fullName: ' Lò  Thị Mơ ' }
    await appoint(ctx.as(luc), appointment)
    await appoint(ctx.as(luc), appointment)
    const people = await onPhone(phone)
    expect(people.map(({ fullName }) => fullName)).toEqual(['Lò Thị Mơ'])
    expect(await grantsOf(people[0]!.id)).toHaveLength(1)
    await expect(appoint(ctx.as(luc), { ...appointment, phone: aPhone(), fullName: '' })).rejects.toMatchObject({ kind: 'invalid', params: { field: 'fullName' } })
  })

  it('of a team reach one hamlet of the commune, and no hamlet of another', async () => {
    const person = await aPerson(ctx)
    const appointment = { role: 'team_member' as const, communeCode: '05503', phone: person.phone!, person: person.id }
    await appoint(ctx.as(luc), { ...appointment, hamlet: '19/05503/02' })
    expect(await grantsOf(person.id)).toMatchObject([{ unitPath: '19/05503/02' }])
    await expect(appoint(ctx.as(luc), { ...appointment, hamlet: '96/32130/01' })).rejects.toMatchObject({ params: { field: 'hamlet' } })
    await expect(appoint(ctx.as(luc), { ...appointment, hamlet: '19' })).rejects.toMatchObject({ params: { field: 'hamlet' } })
  })

  it("of a collector's staff name the collector, which lies in her units; who operates or audits is not its staff, and its PINs are not hers to open", async () => {
    await aCollector(ctx, { id: 'of-19', name: 'Bưu điện Thái Nguyên', unitPath: '19' })
    await aCollector(ctx, { id: 'of-96', name: 'Bưu điện Cà Mau', unitPath: '96' })
    const person = await aPerson(ctx)
    const appointment = { role: 'collector_maker' as const, phone: person.phone!, person: person.id }
    await expect(appoint(ctx.as(luc), appointment)).rejects.toMatchObject({ params: { field: 'collectorId' } })
    await expect(appoint(ctx.as(luc), { ...appointment, collectorId: 'of-96' })).rejects.toMatchObject({ params: { field: 'collectorId' } })
    await appoint(ctx.as(luc), { ...appointment, collectorId: 'of-19' })
    const [grant] = await store.read.select().from(roleGrants).where(eq(roleGrants.personId, person.id))
    expect(grant).toMatchObject({ role: 'collector_maker', unitPath: '19', collectorId: 'of-19' })
    expect(await getRole(ctx.as(luc), grant!.id)).toMatchObject({ collector: 'Bưu điện Thái Nguyên', helpable: false })
    const auditor = await aStaffMember(ctx, [{ role: 'auditor', unitPath: '' }])
    const [contact] = await store.read.select().from(personPhones).where(eq(personPhones.personId, auditor.personId))
    await expect(appoint(ctx.as(luc), { ...appointment, collectorId: 'of-19', phone: contact!.phone, person: auditor.personId })).rejects.toMatchObject({ code: 'outreach.keptApart' })
    await dismiss(ctx.as(luc), { grantId: grant!.id })
    expect((await store.read.select().from(roleGrants).where(eq(roleGrants.id, grant!.id)))[0]!.validTo).not.toBeNull()
  })

  it('are not given outside her units, by others than an operator, to herself, or to who is not on the phone', async () => {
    const person = await aPerson(ctx)
    const appointment = { ...asked, phone: person.phone!, person: person.id }
    await expect(appoint(ctx.as(luc), { ...appointment, communeCode: '32130' })).rejects.toMatchObject({ params: { field: 'commune' } })
    await expect(findCandidates(ctx.as(luc), { role: 'officer', phone: person.phone!, communeCode: '32130' })).rejects.toMatchObject({ params: { field: 'commune' } })
    await expect(appoint(ctx.as(hanh), appointment)).rejects.toMatchObject({ params: { field: 'commune' } })
    await expect(appoint(ctx.as(luc), { ...appointment, phone: aPhone() })).rejects.toMatchObject({ params: { field: 'person' } })
    const [own] = await store.read.select().from(personPhones).where(eq(personPhones.personId, luc.personId))
    await expect(appoint(ctx.as(luc), { ...appointment, phone: own!.phone, person: luc.personId })).rejects.toMatchObject({ code: 'outreach.notYourself' })
    expect(await grantsOf(person.id)).toEqual([])
  })

  it('end at once and stay as history; hers and those of other provinces cannot be ended by her', async () => {
    const person = await aStaffMember(ctx, [{ role: 'post_clerk', unitPath: '19/05503' }])
    const rowOf = async (actor: Actor) => (await store.read.select().from(roleGrants).where(eq(roleGrants.personId, actor.personId)))[0]!
    const { id: grantId } = await rowOf(person)
    ctx.setClock(plus(NOW, HOUR))
    await dismiss(ctx.as(luc), { grantId })
    expect((await rowOf(person)).validTo).toEqual(plus(NOW, HOUR))
    await expect(dismiss(ctx.as(luc), { grantId })).rejects.toMatchObject({ kind: 'not_found' })

    const elsewhere = await aStaffMember(ctx, [{ role: 'officer', unitPath: '96/32130' }])
    const auditor = await aStaffMember(ctx, [{ role: 'auditor', unitPath: '19' }])
    for (const other of [elsewhere, auditor, luc]) await expect(dismiss(ctx.as(luc), { grantId: (await rowOf(other)).id })).rejects.toMatchObject({ kind: 'not_found' })
    await expect(getRole(ctx.as(hanh), (await rowOf(neighbour)).id)).rejects.toMatchObject({ kind: 'not_found' })
  })

  it('list everybody of the province today, and nobody of another', async () => {
    ctx.setClock(plus(NOW, 2 * HOUR))
    const { rows, total } = await listPeople(ctx.as(luc), { role: undefined, page: 1 })
    expect(total).toBe(rows.length)
    expect(rows.find(({ personId }) => personId === luc.personId)).toMatchObject({ mine: true, appointable: false })
    expect(rows.find(({ personId }) => personId === hanh.personId)).toMatchObject({ mine: false, appointable: true, unit: 'Xã Tân Cương, Tỉnh Thái Nguyên' })
    expect(rows.every(({ unitPath }) => unitPath === '19' || unitPath.startsWith('19/'))).toBe(true)
    expect((await listPeople(ctx.as(luc), { role: 'auditor', page: 1 })).rows.map(({ role }) => role)).toEqual(['auditor'])
    expect((await listPeople(ctx.as(hanh), { role: undefined, page: 1 })).total).toBe(0)
  })

  it('let her read a code to people whose every role is hers to give', async () => {
    const grantIdOf = async (actor: Actor) => (await store.read.select().from(roleGrants).where(eq(roleGrants.personId, actor.personId))).find(({ role }) => role === 'officer')!.id
    expect(await helpPerson(ctx.as(luc), { grantId: await grantIdOf(hanh) })).toMatch(/^[2-9A-Z]{8}$/)
    const both = await aStaffMember(ctx, [{ role: 'officer', unitPath: '19/05503' }, { role: 'auditor', unitPath: '19' }])
    await expect(helpPerson(ctx.as(luc), { grantId: await grantIdOf(both) })).rejects.toMatchObject({ code: 'outreach.helpElsewhere' })
  })
})
