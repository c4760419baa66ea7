import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { consents, delegations } from '#db/schema/producers.ts'
import { aCollector, aMember, aStaffMember, openTestStore, testContext, type TestContext } from '#db/testing.ts'
import { aPayee, collectorStaff } from '#db/testing/payouts.ts'
import { DomainError } from '#app/lib/errors.ts'
import { DAY, MINUTE, plus } from '#app/lib/time.ts'
import { accountOfProducer, holderOf } from '#app/modules/producers/bank-account.server.ts'
import { findProducerOf } from '#app/modules/producers/find-producer.server.ts'
import { standingOf } from './candidates.server.ts'
import { approveBatch } from './check-batch.server.ts'
import { getHouseholdMoney } from './household-money.server.ts'
import { makeBatch } from './make-batch.server.ts'
import { confirmHeir, heirsOf, proposeHeir, reportDeath, withdrawDeath } from './successions.server.ts'

let store: Store
let ctx: TestContext
let maker: TestContext
let checker: TestContext
let operator: TestContext
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
  await aCollector(ctx)
  const staff = await collectorStaff(ctx)
  maker = ctx.as(staff.maker)
  checker = ctx.as(staff.checker)
  operator = ctx.as(await aStaffMember(ctx, [{ role: 'province_operator', unitPath: '19' }]))
})
afterAll(() => store.close())

const collectorId = 'buu-dien'
const DIED = '2026-11-20'
const why = async (producerId: string) => (await standingOf(store.read, ctx.now(), { collectorId, producerId })).hindrances
const refusal = (work: Promise<unknown>) => work.then(() => 'done', (error: unknown) => (error instanceof DomainError ? `${error.kind} ${error.code}` : String(error)))

it('from the report on the balance waits, also what already stands in a batch', async () => {
  const payee = await aPayee(ctx)
  const { code } = await makeBatch(maker, { collectorId, producerIds: [payee.id], layout: 'vietcombank' })
  await reportDeath(operator, { producerId: payee.id, diedOn: DIED })
  expect(await approveBatch(checker, { code })).toEqual({ sent: 0, dropped: 1 })
  expect(await why(payee.id)).toEqual(['deceased'])
  expect(await refusal(reportDeath(maker, { producerId: payee.id, diedOn: DIED }))).toBe('conflict payouts.deathKnown')
})

it('is reported by collector or province only, and not for a day to come', async () => {
  const payee = await aPayee(ctx)
  const strangers = [await aStaffMember(ctx, [{ role: 'officer', unitPath: '19' }]), await aStaffMember(ctx, [{ role: 'auditor', unitPath: '' }]), await aStaffMember(ctx, [{ role: 'province_operator', unitPath: '96' }]), payee.producer.actor]
  for (const stranger of strangers) expect(await refusal(reportDeath(ctx.as(stranger), { producerId: payee.id, diedOn: DIED }))).toBe('not_found common.notFound')
  expect(await refusal(reportDeath(maker, { producerId: payee.id, diedOn: '2026-11-23' }))).toBe('invalid payouts.diedInFuture')
})

it('two people of the collector record the heir; the heir then heads the household and writes an own account', async () => {
  const payee = await aPayee(ctx)
  const heir = await aMember(ctx, payee.id, 'helper')
  await reportDeath(maker, { producerId: payee.id, diedOn: DIED })
  expect(await heirsOf(store.read, payee.id, ctx.now())).toEqual([{ personId: heir.personId, fullName: heir.name }])
  const propose = (who: TestContext, heirPersonId = heir.personId) => proposeHeir(who, { producerId: payee.id, heirPersonId, documentNo: 'Văn bản khai nhận 12/2026' })
  const confirm = (who: TestContext) => confirmHeir(who, { producerId: payee.id, heirPersonId: heir.personId, documentNo: 'Văn bản khai nhận 12/2026' })
  expect(await refusal(propose(operator))).toBe('not_found common.notFound')
  expect(await refusal(propose(maker, payee.producer.ownerId))).toBe('invalid payouts.chooseHeir')
  expect(await refusal(confirm(checker))).toBe('conflict payouts.decidedBefore')
  await propose(maker)
  expect(await refusal(confirm(maker))).toBe('forbidden payouts.notOwnProposal')
  expect((await getHouseholdMoney(checker, payee.id)).may).toMatchObject({ confirm: true })
  const answers = await Promise.all([refusal(confirm(checker)), refusal(confirm(checker))])
  expect(answers.filter((answer) => answer === 'done')).toHaveLength(1)
  expect(await accountOfProducer(store.read, payee.id)).toBeUndefined()
  expect(await holderOf(store.read, payee.id, ctx.now())).toBe(heir.name)
  expect((await findProducerOf(ctx, heir.personId))?.roles).toContain('owner')
  expect(await findProducerOf(ctx, payee.producer.ownerId)).toBeUndefined()
  expect(await why(payee.id)).toEqual(['no_account'])
})

it('the second person agrees to what she was shown: another heir or document written meanwhile is a conflict, whoever comes first', async () => {
  const household = async () => {
    const payee = await aPayee(ctx)
    await reportDeath(maker, { producerId: payee.id, diedOn: DIED })
    return { payee, heirs: [await aMember(ctx, payee.id, 'helper'), await aMember(ctx, payee.id, 'helper')] as const }
  }
  const propose = (producerId: string, heirPersonId: string, documentNo = 'Văn bản 12/2026') => proposeHeir(maker, { producerId, heirPersonId, documentNo })
  const agree = (producerId: string, { heirPersonId, documentNo }: { heirPersonId: string | null; documentNo: string }) => confirmHeir(checker, { producerId, heirPersonId: heirPersonId ?? '', documentNo })
  const shown = async (producerId: string) => (await getHouseholdMoney(checker, producerId)).succession!
  const { payee, heirs: [first, second] } = await household()
  await propose(payee.id, first.personId)
  const seen = await shown(payee.id)
  for (const change of [() => propose(payee.id, first.personId, 'Văn bản 13/2026'), () => propose(payee.id, second.personId)]) {
    await change()
    expect(await refusal(agree(payee.id, seen))).toBe('conflict payouts.heirChanged')
  }
  expect(await why(payee.id)).toEqual(['deceased'])
  await agree(payee.id, await shown(payee.id))
  expect((await findProducerOf(ctx, second.personId))?.roles).toContain('owner')

  for (let round = 0; round < 6; round++) {
    const { payee: { id }, heirs: [shownHeir, other] } = await household()
    await propose(id, shownHeir.personId)
    const before = await shown(id)
    const [, agreed] = await Promise.all([refusal(propose(id, other.personId)), refusal(agree(id, before))])
    const heads = await Promise.all([shownHeir, other].map(async ({ personId }) => (await findProducerOf(ctx, personId))?.roles.includes('owner') ?? false))
    expect([agreed, ...heads]).toEqual(agreed === 'done' ? ['done', true, false] : ['conflict payouts.heirChanged', false, false])
  }
})

it('a report that was wrong is withdrawn by somebody who had no part in it, and a death may be reported again', async () => {
  const payee = await aPayee(ctx)
  const heir = await aMember(ctx, payee.id, 'helper')
  const withdraw = (who: TestContext, note = 'Nhầm với người cùng tên') => refusal(withdrawDeath(who, { producerId: payee.id, note }))
  expect(await withdraw(checker)).toBe('not_found common.notFound')
  await reportDeath(operator, { producerId: payee.id, diedOn: DIED })
  await proposeHeir(maker, { producerId: payee.id, heirPersonId: heir.personId, documentNo: 'Văn bản 12/2026' })
  expect(await withdraw(operator)).toBe('not_found common.notFound')
  expect(await withdraw(maker)).toBe('forbidden payouts.notOwnReport')
  expect(await withdraw(checker, ' ')).toBe('invalid payouts.sayWhy')
  expect((await getHouseholdMoney(checker, payee.id)).may).toMatchObject({ withdrawDeath: true, reportDeath: false })
  expect(await withdraw(checker)).toBe('done')
  expect(await why(payee.id)).toEqual([])
  expect(await refusal(confirmHeir(checker, { producerId: payee.id, heirPersonId: heir.personId, documentNo: 'Văn bản 12/2026' }))).toBe('not_found common.notFound')
  expect(await holderOf(store.read, payee.id, ctx.now())).toBe('Bùi Thị Tư')
  expect(await getHouseholdMoney(checker, payee.id)).toMatchObject({ succession: { state: 'withdrawn', withdrawNote: 'Nhầm với người cùng tên' }, may: { reportDeath: true } })
  const answers = await Promise.all([maker, checker, operator].map((who) => refusal(reportDeath(who, { producerId: payee.id, diedOn: DIED }))))
  expect(answers.sort()).toEqual(['conflict payouts.deathKnown', 'conflict payouts.deathKnown', 'done'])
  expect(await why(payee.id)).toEqual(['deceased'])
})

it('who inherited may die in turn; nobody acts any more for whom the first head had said yes', async () => {
  const payee = await aPayee(ctx)
  const [first, second] = [await aMember(ctx, payee.id, 'helper'), await aMember(ctx, payee.id, 'helper')]
  const officer = await aStaffMember(ctx, [{ role: 'officer', unitPath: '19' }])
  const [id, consentId] = [ctx.newId(), ctx.newId()]
  await store.write(async (tx) => {
    await tx.insert(consents).values({ id: consentId, producerId: payee.id, personId: payee.producer.ownerId, kind: 'delegation', textVersion: 'test', given: 'code', givenAt: ctx.now() })
    await tx.insert(delegations).values({ id, producerId: payee.id, officerId: officer.personId, consentId, purpose: 'open_stall', validFrom: ctx.now(), validTo: plus(ctx.now(), 30 * DAY) })
  })
  for (const heir of [first, second]) {
    ctx.setClock(plus(ctx.now(), MINUTE))
    await reportDeath(maker, { producerId: payee.id, diedOn: DIED })
    const named = { producerId: payee.id, heirPersonId: heir.personId, documentNo: 'Văn bản 12/2026' }
    await proposeHeir(maker, named)
    await confirmHeir(checker, named)
    expect(await holderOf(store.read, payee.id, ctx.now())).toBe(heir.name)
    expect(await why(payee.id)).toEqual(['no_account'])
  }
  expect((await store.read.select().from(delegations).where(eq(delegations.id, id)))[0]!.revokedAt).not.toBeNull()
})

it('where the stall takes its own money two operators of the province stand in', async () => {
  await aCollector(ctx, { id: 'own', name: 'Gian hàng tự nhận', settlement: 'direct' })
  const payee = await aPayee(ctx, { collectorId: 'own', balance: 0 })
  const heir = await aMember(ctx, payee.id, 'helper')
  const second = ctx.as(await aStaffMember(ctx, [{ role: 'province_operator', unitPath: '19' }]))
  const far = ctx.as(await aStaffMember(ctx, [{ role: 'province_operator', unitPath: '96' }]))
  const named = { producerId: payee.id, heirPersonId: heir.personId, documentNo: 'Văn bản 12/2026' }
  await reportDeath(operator, { producerId: payee.id, diedOn: DIED })
  for (const who of [far, maker]) expect(await refusal(proposeHeir(who, named))).toBe('not_found common.notFound')
  await proposeHeir(operator, named)
  expect(await refusal(confirmHeir(operator, named))).toBe('forbidden payouts.notOwnProposal')
  expect((await getHouseholdMoney(second, payee.id)).may).toMatchObject({ confirm: true, withdrawDeath: true })
  await confirmHeir(second, named)
  expect((await findProducerOf(ctx, heir.personId))?.roles).toContain('owner')
})

it('what a person sees of a household follows his scope', async () => {
  const payee = await aPayee(ctx)
  const auditor = ctx.as(await aStaffMember(ctx, [{ role: 'auditor', unitPath: '' }]))
  expect((await getHouseholdMoney(auditor, payee.id)).may).toEqual({ works: false, sayGone: false, decide: false, sayBankName: false, hold: false, reportDeath: false, withdrawDeath: false, propose: false, confirm: false })
  expect((await getHouseholdMoney(operator, payee.id)).may).toMatchObject({ hold: true, decide: false })
  await aCollector(ctx, { id: 'other', name: 'Ngân hàng khác' })
  const others = [(await collectorStaff(ctx, 'other')).checker, await aStaffMember(ctx, [{ role: 'province_operator', unitPath: '96' }]), payee.producer.actor]
  for (const other of others) expect(await refusal(getHouseholdMoney(ctx.as(other), payee.id))).toBe('not_found common.notFound')
  for (const odd of ['', '\0', 'x'.repeat(500), "a'--"]) expect(await refusal(getHouseholdMoney(maker, odd))).toBe('not_found common.notFound')
})
