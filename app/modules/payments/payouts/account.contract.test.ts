import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { roleGrants } from '#db/schema/accounts.ts'
import { events } from '#db/schema/events.ts'
import { moneyTasks } from '#db/schema/payments.ts'
import { bankAccounts, consents, delegations } from '#db/schema/producers.ts'
import { aCollector, aMember, aStaffMember, openTestStore, testContext, type TestContext } from '#db/testing.ts'
import { ACCOUNT_NUMBER, aPayee, collectorStaff } from '#db/testing/payouts.ts'
import type { Actor, Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { DAY, HOUR, plus } from '#app/lib/time.ts'
import { hashSecret, type SecretHash } from '#app/modules/accounts/secret-hash.server.ts'
import { setPin } from '#app/modules/accounts/set-secret.server.ts'
import { accountOfProducer, findAccounts } from '#app/modules/producers/bank-account.server.ts'
import { candidatesOf } from './candidates.server.ts'
import { changeAccount } from './change-account.server.ts'
import { decideAccount } from './decide-account.server.ts'
import { holdMoney, liftHold } from './holds.server.ts'
import { getHouseholdMoney } from './household-money.server.ts'
import { accountOfToken, notMe, notMeByToken, notMeToken } from './not-me.server.ts'
import { livingHolds } from './payouts.repo.server.ts'

let store: Store
let ctx: TestContext
let maker: TestContext
let checker: TestContext
let pin: SecretHash
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
  pin = await hashSecret('246810')
  await aCollector(ctx)
  const staff = await collectorStaff(ctx)
  maker = ctx.as(staff.maker)
  checker = ctx.as(staff.checker)
})
afterAll(() => store.close())

const collectorId = 'buu-dien'
type Payee = Awaited<ReturnType<typeof aPayee>>
const typed = { bankCode: 'AGRIBANK', number: '3200205123456', holderName: 'BUI THI TU', pin: '246810' }
async function withPin(options: Parameters<typeof aPayee>[1] = {}) {
  const payee = await aPayee(ctx, options)
  await store.write((tx) => setPin(tx, ctx, { personId: payee.producer.ownerId, pin }))
  return payee
}
const owner = ({ producer }: Payee) => ctx.as(producer.actor, producer.member) as TestContext & { actor: Actor }
const change = (who: Context, more: Partial<typeof typed> = {}) => changeAccount(who as Context & { actor: Actor }, { ...typed, ...more })
const refusal = (work: Promise<unknown>) => work.then(() => 'done', (error: unknown) => (error instanceof DomainError ? `${error.kind} ${error.code}` : String(error)))
const why = async (producerId: string, at = ctx.now()) => (await candidatesOf(store.read, at, { collectorId, producerIds: [producerId] })).rows[0]?.hindrances
const tasksOf = async (accountId: string) => (await store.read.select().from(moneyTasks).where(eq(moneyTasks.subjectId, accountId))).map(({ kind, closedAt }) => (closedAt ? `${kind} closed` : kind))
const shown = async (accountId: string) => (await getHouseholdMoney(checker, (await findAccounts(store.read, [accountId])).get(accountId)!.producerId)).seen
const decide = async (who: Context, accountId: string, decision: 'approved' | 'refused' = 'approved', seen?: string) => decideAccount(who, { accountId, decision, note: 'Đã gọi, xem căn cước', seen: seen ?? (await shown(accountId)) })

describe('the account money goes to', () => {
  it('the first one counts at once, its number is sealed and stands in no event', async () => {
    const payee = await withPin({ account: null })
    expect(await why(payee.id)).toEqual(['no_account'])
    const { account, first } = await change(owner(payee))
    expect({ first, nameCheck: account.nameCheck, end: account.numberEnd }).toEqual({ first: true, nameCheck: 'exact', end: '3456' })
    expect(await why(payee.id)).toEqual([])
    const rows = JSON.stringify([await store.read.select().from(bankAccounts), await store.read.select().from(events)])
    expect(rows).not.toContain(typed.number)
    expect(ctx.ports.vault.open(account.numberSealed)).toBe(typed.number)
  })

  it('a changed one holds pay-outs for 72 hours', async () => {
    const payee = await withPin()
    await change(owner(payee))
    expect(await why(payee.id, plus(ctx.now(), 72 * HOUR - 1))).toEqual(['account_changed'])
    expect(await why(payee.id, plus(ctx.now(), 72 * HOUR))).toEqual([])
  })

  it('is written by the owner only, with her PIN once more', async () => {
    const payee = await withPin()
    expect(await refusal(change(owner(payee), { pin: '135790' }))).toBe('invalid payouts.pinWrong')
    expect(await refusal(change(owner(payee), { bankCode: 'BIDC' }))).toBe('invalid payouts.chooseBank')
    const accountant = await aMember(ctx, payee.id, 'accountant')
    await store.write((tx) => setPin(tx, ctx, { personId: accountant.personId, pin }))
    expect(await refusal(change(ctx.as(accountant, { id: payee.id, roles: ['owner'] })))).toBe('forbidden payouts.ownerOnly')
    const packer = await aMember(ctx, payee.id, 'packer')
    expect(await refusal(change(ctx.as(packer, { id: payee.id, roles: ['owner'] })))).toBe('forbidden producers.otherDuty')
    const stranger = await withPin()
    expect(await refusal(change(ctx.as(stranger.producer.actor, payee.producer.member)))).toBe('not_found producers.notFound')
    expect((await accountOfProducer(store.read, payee.id))?.id).toBe(payee.accountId)
  })

  it('cannot be changed under delegation, whatever it is for', async () => {
    const payee = await withPin()
    const officer = await aStaffMember(ctx, [{ role: 'officer', unitPath: '19' }])
    const delegationId = await delegated(payee, officer, plus(ctx.now(), DAY))
    expect(await refusal(change({ ...ctx.as(officer, payee.producer.member), delegationId }))).toBe('forbidden payouts.notForOthers')
    expect(await refusal(change({ ...owner(payee), delegationId }))).toBe('forbidden payouts.notForOthers')
  })

  it('two changes at the same moment leave one account', async () => {
    const payee = await withPin()
    const answers = await Promise.all(['1111222233', '4444555566', '7777888899'].map((number) => refusal(change(owner(payee), { number }))))
    expect(answers).toContain('done')
    const current = (await store.read.select().from(bankAccounts).where(eq(bankAccounts.producerId, payee.id))).filter(({ replacedAt }) => replacedAt === null)
    expect(current).toHaveLength(1)
  })
})

describe('a name that differs', () => {
  it('is a task of the collector, decided by somebody who neither typed it nor ever acted for the household', async () => {
    const payee = await withPin({ account: null })
    const { account } = await change(owner(payee), { holderName: 'NGUYEN VAN B' })
    expect(await why(payee.id)).toEqual(['name_undecided'])
    expect(await tasksOf(account.id)).toEqual(['account_name_differs'])
    await store.write((tx) => tx.update(bankAccounts).set({ typedBy: maker.actor!.personId }).where(eq(bankAccounts.id, account.id)))
    await delegated(payee, checker.actor!, plus(ctx.now(), -DAY))
    expect(await refusal(decide(maker, account.id))).toBe('forbidden payouts.typedByYou')
    expect(await refusal(decide(checker, account.id))).toBe('forbidden payouts.youHelpedThem')
    const { maker: third } = await collectorStaff(ctx)
    expect(await refusal(decideAccount(ctx.as(third), { accountId: account.id, decision: 'approved', note: ' ', seen: '' }))).toBe('invalid payouts.sayWhy')
    await decide(ctx.as(third), account.id)
    expect([await why(payee.id), await tasksOf(account.id)]).toEqual([[], ['account_name_differs closed']])
    expect(await refusal(decide(ctx.as(third), account.id))).toBe('conflict payouts.decidedBefore')
  })

  it('that is refused pays nothing until another account is written', async () => {
    const payee = await withPin({ account: null })
    const { account } = await change(owner(payee), { holderName: 'NGUYEN VAN B' })
    await decide(checker, account.id, 'refused')
    expect(await why(payee.id)).toEqual(['name_refused'])
    await change(owner(payee))
    expect(await why(payee.id, plus(ctx.now(), 73 * HOUR))).toEqual([])
  })

  it('is nobody else’s to decide', async () => {
    const payee = await withPin({ account: null })
    const { account } = await change(owner(payee), { holderName: 'NGUYEN VAN B' })
    await aCollector(ctx, { id: 'other', name: 'Ngân hàng khác' })
    const others = [(await collectorStaff(ctx, 'other')).checker, await aStaffMember(ctx, [{ role: 'province_operator', unitPath: '' }]), await aStaffMember(ctx, [{ role: 'auditor', unitPath: '' }])]
    for (const other of others) expect(await refusal(decide(ctx.as(other), account.id))).toBe('not_found common.notFound')
  })
})

describe('“not me”', () => {
  it('by the link in the message: no session, stops the money, and only a person of the collector lets it go', async () => {
    const payee = await withPin()
    const { account } = await change(owner(payee))
    const token = notMeToken(ctx.ports.vault, account.id)
    expect(token.length).toBe(34)
    expect((await accountOfToken(ctx, token)).numberEnd).toBe('3456')
    await Promise.all([notMeByToken(ctx, token), notMeByToken(ctx, token)])
    await notMe(owner(payee))
    const later = plus(ctx.now(), 73 * HOUR)
    expect(await why(payee.id, later)).toEqual(['not_me'])
    expect((await tasksOf(account.id)).filter((kind) => kind === 'payout_not_me').length).toBeGreaterThanOrEqual(1)
    await change(owner(payee), { number: '9999888877' })
    expect(await why(payee.id, plus(ctx.now(), 80 * HOUR)), 'a newer account does not end it').toEqual(['not_me'])
    const current = (await accountOfProducer(store.read, payee.id))!
    await decide(checker, current.id)
    expect(await why(payee.id, plus(ctx.now(), 80 * HOUR))).toEqual([])
    expect((await tasksOf(account.id)).filter((kind) => !kind.endsWith('closed'))).toEqual([])
  })

  it('pressed while somebody decides about something else is not answered by that decision', async () => {
    const payee = await withPin({ account: null })
    const { account } = await change(owner(payee), { holderName: 'NGUYEN VAN B' })
    const before = await shown(account.id)
    await notMe(owner(payee))
    expect(await refusal(decide(checker, account.id, 'approved', before))).toBe('conflict payouts.saidMeanwhile')
    expect(await why(payee.id)).toEqual(['not_me', 'name_undecided'])
    expect(await tasksOf(account.id)).toEqual(['account_name_differs', 'payout_not_me'])
    await decide(checker, account.id)
    expect([await why(payee.id), await tasksOf(account.id)]).toEqual([[], ['account_name_differs closed', 'payout_not_me closed']])
  })

  it.each(['', 'x', 'a'.repeat(34), '../../x'])('a token like %j opens nothing', async (token) => {
    expect(await refusal(notMeByToken(ctx, token))).toBe('not_found common.notFound')
  })

  it('a token with one character changed opens nothing', async () => {
    const { accountId } = await aPayee(ctx)
    const token = notMeToken(ctx.ports.vault, accountId)
    const wrong = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A')
    expect(await refusal(accountOfToken(ctx, wrong))).toBe('not_found common.notFound')
    expect(token).not.toContain(ACCOUNT_NUMBER)
  })
})

describe('the province’s operator', () => {
  it('holds within his province with a reason, lifts his own hold only, and never anybody else’s', async () => {
    const payee = await aPayee(ctx)
    const operator = ctx.as(await aStaffMember(ctx, [{ role: 'province_operator', unitPath: '19' }]))
    const colleague = ctx.as(await aStaffMember(ctx, [{ role: 'province_operator', unitPath: '19' }]))
    const far = ctx.as(await aStaffMember(ctx, [{ role: 'province_operator', unitPath: '96' }]))
    expect(await refusal(holdMoney(operator, { producerId: payee.id, note: '  ' }))).toBe('invalid payouts.sayWhy')
    for (const who of [far, maker, owner(payee)]) expect(await refusal(holdMoney(who, { producerId: payee.id, note: 'x' }))).toBe('not_found common.notFound')
    await holdMoney(operator, { producerId: payee.id, note: 'Chờ xác minh nguồn gốc' })
    expect(await why(payee.id)).toEqual(['operator'])
    const [hold] = await livingHolds(store.read, [payee.id], ctx.now())
    expect(await refusal(liftHold(colleague, { holdId: hold!.id }))).toBe('forbidden payouts.notYourHold')
    for (const who of [far, maker, checker]) expect(await refusal(liftHold(who, { holdId: hold!.id }))).toBe('not_found common.notFound')
    await liftHold(operator, { holdId: hold!.id })
    expect(await why(payee.id)).toEqual([])
    const other = await aPayee(ctx)
    await notMe(owner(other))
    const [theirs] = await livingHolds(store.read, [other.id], ctx.now())
    expect(await refusal(liftHold(operator, { holdId: theirs!.id }))).toBe('not_found common.notFound')
  })
})

it('a hold outlives no operator: who follows him lifts it with a note', async () => {
  const payee = await aPayee(ctx)
  const operator = ctx.as(await aStaffMember(ctx, [{ role: 'province_operator', unitPath: '19' }]))
  const colleague = ctx.as(await aStaffMember(ctx, [{ role: 'province_operator', unitPath: '19' }]))
  await holdMoney(operator, { producerId: payee.id, note: 'Chờ xác minh' })
  const [hold] = await livingHolds(store.read, [payee.id], ctx.now())
  expect((await getHouseholdMoney(colleague, payee.id)).holds).toMatchObject([{ mine: false, leftBehind: false }])
  await store.write((tx) => tx.update(roleGrants).set({ unitPath: '96' }).where(eq(roleGrants.personId, operator.actor!.personId)))
  expect((await getHouseholdMoney(colleague, payee.id)).holds).toMatchObject([{ mine: false, leftBehind: true }])
  expect((await getHouseholdMoney(maker, payee.id)).holds).toMatchObject([{ mine: false, leftBehind: false }])
  expect(await refusal(liftHold(colleague, { holdId: hold!.id }))).toBe('invalid payouts.sayWhy')
  expect(await refusal(liftHold(checker, { holdId: hold!.id, note: 'x' }))).toBe('not_found common.notFound')
  await liftHold(colleague, { holdId: hold!.id, note: 'Anh Lực chuyển công tác, đã xác minh' })
  expect(await why(payee.id)).toEqual([])
  expect((await store.read.select().from(events).where(eq(events.type, 'payout.hold_lifted'))).map(({ payload }) => payload)).toContainEqual({ reason: 'operator', heldBy: operator.actor!.personId })
})

async function delegated({ producer }: Payee, officer: Actor, until: Date): Promise<string> {
  const [id, consentId] = [ctx.newId(), ctx.newId()]
  await store.write(async (tx) => {
    await tx.insert(consents).values({ id: consentId, producerId: producer.id, personId: producer.ownerId, kind: 'delegation', textVersion: 'test', given: 'code', givenAt: ctx.now() })
    await tx.insert(delegations).values({ id, producerId: producer.id, officerId: officer.personId, consentId, purpose: 'open_stall', validFrom: plus(ctx.now(), -30 * DAY), validTo: until })
  })
  return id
}
