import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { aMember, aPerson, aPhone, aProducer, aStaffMember, openTestStore, somePlaces, testContext, type TestContext } from '#db/testing.ts'
import type { Actor } from '#app/lib/context.ts'
import { findDuplicates } from './find-duplicates.server.ts'
import { findHelper } from './find-helper.server.ts'
import { findProducerOf, getProducer, listProducers, membersWithRole } from './find-producer.server.ts'
import { dataConsentOf, giveDataConsent } from './give-own-consent.server.ts'
import { addMember, endMember } from './members.server.ts'
import { registerProducer, type RegisterProducer } from './register-producer.server.ts'

let store: Store
let ctx: TestContext
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
  await somePlaces(ctx)
})
afterAll(() => store.close())

const asPerson = async (fullName = 'Bùi Thị Tư') => {
  const person = await aPerson(ctx, { fullName })
  return ctx.as({ personId: person.id, name: fullName, grants: [] })
}
const household = (more: Partial<RegisterProducer> = {}): RegisterProducer => ({ kind: 'household', fullName: 'Bùi Thị Tư', communeCode: '05503', hamlet: 'Hồng Thái', grows: 'Chè', ...more })

describe('registering', () => {
  test('a farmer registers her household once and is its owner', async () => {
    const farmer = await asPerson()
    const { producerId } = await registerProducer(farmer, household({ consent: 'self' }))
    expect(await findProducerOf(farmer, farmer.actor!.personId)).toEqual({ id: producerId, roles: ['owner'] })
    const producer = await getProducer(farmer, producerId)
    expect(producer).toMatchObject({ name: 'Bùi Thị Tư', unitPath: '19/05503/01', commune: 'Xã Tân Cương', hamlet: 'Hồng Thái', metAt: null })
    expect(await dataConsentOf(farmer, producerId)).toEqual(farmer.now())
    await expect(registerProducer(farmer, household())).rejects.toMatchObject({ kind: 'conflict', code: 'producers.already' })
  })

  test('two taps at once make one household', async () => {
    const farmer = await asPerson()
    const answers = await Promise.allSettled([1, 2, 3, 4].map(() => registerProducer(farmer, household())))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'producers.already' })
  })

  test('a hamlet nobody named before gets the next number of its commune', async () => {
    const farmer = await asPerson()
    const { producerId } = await registerProducer(farmer, household({ hamlet: 'Xóm Mới' }))
    expect((await getProducer(farmer, producerId)).unitPath).toMatch(/^19\/05503\/0[4-9]$/)
  })

  test('an officer registers whom she met in her commune, and nobody elsewhere', async () => {
    const officer = ctx.as(await aStaffMember(ctx, [{ role: 'officer', unitPath: '19/05503' }]))
    const phone = aPhone()
    const { producerId } = await registerProducer(officer, household({ fullName: 'Lê Thị Mận', phone, met: true }))
    const producer = await getProducer(officer, producerId)
    expect(producer).toMatchObject({ metBy: officer.actor!.personId, registeredBy: officer.actor!.personId })
    expect(producer.members).toMatchObject([{ fullName: 'Lê Thị Mận', roles: ['owner'], phone, phoneChecked: false }])
    await expect(registerProducer(officer, household({ fullName: 'A', communeCode: '05509', met: true }))).rejects.toMatchObject({ code: 'producers.notYourUnit' })
  })

  test('a team member registers in her own hamlet only', async () => {
    const team = ctx.as(await aStaffMember(ctx, [{ role: 'team_member', unitPath: '19/05503/02' }]))
    await registerProducer(team, household({ fullName: 'Trong xóm', hamlet: 'Gò Pháo', met: true }))
    await expect(registerProducer(team, household({ fullName: 'Ngoài xóm', met: true }))).rejects.toMatchObject({ code: 'producers.notYourUnit' })
  })

  test('somebody without a role over the unit cannot register another head', async () => {
    const farmer = await asPerson()
    await expect(registerProducer(farmer, household({ fullName: 'Người khác', met: true }))).rejects.toMatchObject({ code: 'producers.notYourUnit' })
  })

  test('whoever signed up before with that name and number is the same person', async () => {
    const officer = ctx.as(await aStaffMember(ctx, [{ role: 'officer', unitPath: '19/05503' }]))
    const phone = aPhone()
    const person = await aPerson(ctx, { fullName: 'Hoàng Thị Lụa', phone })
    const { producerId } = await registerProducer(officer, household({ fullName: 'hoàng thị  Lụa', phone, met: true }))
    expect(await membersWithRole(store.read, producerId, ctx.now(), ['owner'])).toEqual([person.id])
    await expect(registerProducer(officer, household({ fullName: 'Hoàng Thị Lụa', phone, met: true }))).rejects.toMatchObject({ code: 'producers.already' })
  })
})

describe('whose row it is', () => {
  const staff = async (unitPath: string, role: Actor['grants'][number]['role'] = 'officer') => ctx.as(await aStaffMember(ctx, [{ role, unitPath }]))

  test('seen from above and by its own members, not found by everybody else', async () => {
    const producer = await aProducer(ctx, { unitPath: '19/05503/03' })
    const may = [await staff('19/05503'), await staff('19/05503/03', 'team_member'), await staff('19', 'province_operator'), await staff('', 'auditor'), ctx.as(producer.actor)]
    for (const one of may) expect((await getProducer(one, producer.id)).id).toBe(producer.id)
    const mayNot = [await staff('19/05509'), await staff('19/05503/01', 'team_member'), await staff('96', 'province_operator'), await staff('19/05503', 'post_clerk'), await staff('19', 'collector_maker'), ctx.as((await aProducer(ctx)).actor), ctx]
    for (const one of mayNot) await expect(getProducer(one, producer.id)).rejects.toMatchObject({ kind: 'not_found' })
  })

  test('what is no id finds nothing', async () => {
    const officer = await staff('')
    for (const id of ['', 'none', '%', "' or 1=1 --", '\0', 'x'.repeat(5000)]) await expect(getProducer(officer, id)).rejects.toMatchObject({ kind: 'not_found' })
    expect((await listProducers(officer, { q: "\0%_' or 1=1" })).rows).toEqual([])
  })

  test('a list holds the units of the reader and nothing beside them', async () => {
    const inside = await aProducer(ctx, { name: 'Trong địa bàn', unitPath: '19/0560/01', communeCode: '05503' })
    const beside = await aProducer(ctx, { name: 'Cạnh địa bàn', unitPath: '19/05601/01', communeCode: '05503' })
    const officer = await staff('19/0560')
    const { rows, total } = await listProducers(officer, {})
    expect(rows.map(({ id }) => id)).toEqual([inside.id])
    expect(total).toBe(1)
    expect((await listProducers(ctx, {})).total).toBe(0)
    expect((await listProducers(await staff(''), { q: 'canh dia' })).rows.map(({ id }) => id)).toEqual([beside.id])
  })

  test('likely duplicates outside the unit are counted and not named', async () => {
    const phone = aPhone()
    const owner = await aPerson(ctx, { fullName: 'Phạm Văn Ổi', phone })
    const here = await aProducer(ctx, { owner, name: 'Phạm Văn Ổi' })
    const question = { kind: 'household', fullName: 'pham van oi', phone, communeCode: '05503' } as const
    expect(await findDuplicates(await staff('19/05503'), question)).toEqual([{ why: 'phone', known: { id: here.id, name: 'Phạm Văn Ổi' } }])
    expect(await findDuplicates(await staff('19/05509'), question)).toEqual([{ why: 'phone' }])
    expect(await findDuplicates(await staff('19/05503'), { ...question, fullName: 'Người mới', phone: aPhone() })).toEqual([])
  })

  test('the one responsible is the officer of the unit, else the nearest team member', async () => {
    const officer = await aStaffMember(ctx, [{ role: 'officer', unitPath: '96/32130' }], { fullName: 'Trần Văn Kiệt', addressForm: 'anh' })
    await aStaffMember(ctx, [{ role: 'team_member', unitPath: '96/32130/01' }])
    expect(await findHelper(store.read, '96/32130/01', ctx.now())).toMatchObject({ personId: officer.personId, called: 'anh Kiệt' })
    const team = await aStaffMember(ctx, [{ role: 'team_member', unitPath: '96/32200/01' }])
    expect((await findHelper(store.read, '96/32200/01', ctx.now()))?.personId).toBe(team.personId)
    expect(await findHelper(store.read, '96/32200/02', ctx.now())).toBeUndefined()
  })
})

describe('members with dated roles', () => {
  test('the owner adds an accountant and a packer; ended roles are history, not deleted', async () => {
    const coop = await aProducer(ctx, { kind: 'cooperative', name: 'HTX Sông Trẹm' })
    const owner = ctx.as(coop.actor)
    const { personId } = await addMember(owner, { producerId: coop.id, fullName: 'Lê Văn Phúc', role: 'accountant' })
    await addMember(owner, { producerId: coop.id, fullName: 'Lê Văn Phúc', role: 'packer', personId })
    expect(await findProducerOf(ctx, personId)).toEqual({ id: coop.id, roles: ['accountant', 'packer'] })
    ctx.setClock(new Date(ctx.now().getTime() + 1000))
    await endMember(owner, { producerId: coop.id, personId, role: 'packer' })
    expect(await findProducerOf(ctx, personId)).toEqual({ id: coop.id, roles: ['accountant'] })
    await expect(endMember(owner, { producerId: coop.id, personId, role: 'packer' })).rejects.toMatchObject({ kind: 'not_found' })
  })

  test('only the owner and field staff change members, strangers find nothing', async () => {
    const coop = await aProducer(ctx, { kind: 'cooperative' })
    const packer = ctx.as(await aMember(ctx, coop.id, 'packer'))
    const member = { producerId: coop.id, fullName: 'Ai đó', role: 'helper' } as const
    await expect(addMember(packer, member)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(addMember(ctx.as((await aProducer(ctx)).actor), member)).rejects.toMatchObject({ kind: 'not_found' })
    await addMember(ctx.as(await aStaffMember(ctx, [{ role: 'officer', unitPath: '19/05503' }])), member)
  })

  test('the same role twice at once is one role', async () => {
    const coop = await aProducer(ctx, { kind: 'cooperative' })
    const person = await aMember(ctx, coop.id, 'helper')
    const add = () => addMember(ctx.as(coop.actor), { producerId: coop.id, fullName: person.name, role: 'packer', personId: person.personId })
    const answers = await Promise.allSettled([add(), add(), add()])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('a person of another producer cannot be pulled over by her id', async () => {
    const [coop, other] = [await aProducer(ctx), await aProducer(ctx)]
    await expect(addMember(ctx.as(coop.actor), { producerId: coop.id, fullName: 'x', role: 'packer', personId: other.ownerId })).rejects.toMatchObject({ kind: 'not_found' })
  })
})

test('consent is given once for a text, by the household or on paper, never by a stranger', async () => {
  const producer = await aProducer(ctx, { consented: false })
  await expect(giveDataConsent(ctx.as((await aProducer(ctx)).actor), { producerId: producer.id })).rejects.toMatchObject({ kind: 'not_found' })
  const officer = ctx.as(await aStaffMember(ctx, [{ role: 'officer', unitPath: '19/05503' }]))
  await giveDataConsent(officer, { producerId: producer.id })
  const first = await dataConsentOf(ctx, producer.id)
  ctx.setClock(new Date(ctx.now().getTime() + 1000))
  await giveDataConsent(ctx.as(producer.actor), { producerId: producer.id })
  expect(await dataConsentOf(ctx, producer.id)).toEqual(first)
})
