import { setTimeout } from 'node:timers/promises'
import { and, desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Store, Writer } from '#db/client.server.ts'
import { personPhones, roleGrants } from '#db/schema/accounts.ts'
import { events } from '#db/schema/events.ts'
import { collectorProposals, paymentAttempts } from '#db/schema/payments.ts'
import { memberships } from '#db/schema/producers.ts'
import { aCollector, aMember, aProducer, aStall, aStaffMember, openTestStore, testContext, type TestContext } from '#db/testing.ts'
import { aGateway, trialMerchant } from '#db/testing/gateway.ts'
import type { DomainEvent } from '#app/lib/events.ts'
import { DAY, HOUR, plus } from '#app/lib/time.ts'
import { hashSecret } from '#app/modules/accounts/secret-hash.server.ts'
import { setPin } from '#app/modules/accounts/set-secret.server.ts'
import { collectorAccount } from '#app/modules/payments/collectors/collector-account.server.ts'
import { setOwnAccount, setOwnMerchant } from '#app/modules/payments/collectors/own-ways.server.ts'
import { decideChange, proposeChange, type Change } from '#app/modules/payments/collectors/propose-change.server.ts'
import { findWay, stopWay, wayOfToken } from '#app/modules/payments/collectors/stop-way.server.ts'
import { takeGateway } from '#app/modules/payments/collectors/takes-gateway.server.ts'
import { openAttempt } from '#app/modules/payments/attempts/open-attempt.server.ts'
import { sendMessages } from './send-messages.server.ts'

const pin = '246810'
let store: Store
let ctx: TestContext
let gateway: Awaited<ReturnType<typeof aGateway>>
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
  gateway = await aGateway(ctx, async () => ({ RspCode: '00', Message: '' }))
})
beforeEach(() => void (ctx.sent.length = 0))
afterAll(async () => {
  await gateway.close()
  await store.close()
})

const phoneOf = async (personId: string) => (await store.read.select().from(personPhones).where(eq(personPhones.personId, personId)))[0]!.phone
const phonesOf = async (...people: string[]) => (await Promise.all(people.map(phoneOf))).sort()
const told = () => ctx.sent.map(({ phone }) => phone).sort()
const texts = () => [...new Set(ctx.sent.map(({ text }) => text))]
const tokenIn = (text: string) => /\/k\/([\w-]+)$/.exec(text)![1]!
/** What the newest change of a collector's ways sends. */
async function send(collectorId: string) {
  ctx.sent.length = 0
  const rows = await store.read.select().from(events).where(eq(events.type, 'collector.change')).orderBy(desc(events.at), desc(events.id))
  await sendMessages(ctx, rows.find(({ payload }) => payload.collectorId === collectorId) as unknown as DomainEvent)
}

describe('a stall that takes its own money', () => {
  let owner: TestContext & { actor: NonNullable<TestContext['actor']> }
  let producerId: string
  const account = { bankBin: '970436', number: '0011004567812', holderName: 'BUI THI TU', pin }
  const begin = (tx: Writer, groupCode: string, accountId: string) => openAttempt(tx, ctx, { groupId: groupCode, collectorId: 'own', amount: 50_000, groupCode, expiresAt: plus(ctx.now(), HOUR), bankChoice: null, method: 'vietqr', accountId })
  const openAttemptsTo = (accountId: string) => store.read.select({ id: paymentAttempts.id }).from(paymentAttempts).where(and(eq(paymentAttempts.accountId, accountId), eq(paymentAttempts.state, 'open')))
  beforeAll(async () => {
    const producer = await aProducer(ctx)
    producerId = producer.id
    await aCollector(ctx, { id: 'own', settlement: 'direct', producerId })
    await aStall(ctx, { producerId, collectorId: 'own' })
    await store.write(async (tx) => setPin(tx, ctx, { personId: producer.ownerId, pin: await hashSecret(pin) }))
    owner = { ...ctx.as(producer.actor, producer.member), actor: producer.actor, ports: ctx.ports }
  })

  it('a new account: everybody who sees the money hears its end, also who saw it until lately, with a link that stops it', async () => {
    const [accountant, packer, gone, longGone] = [await aMember(ctx, producerId, 'accountant'), await aMember(ctx, producerId, 'packer'), await aMember(ctx, producerId, 'accountant'), await aMember(ctx, producerId, 'accountant')]
    const ended = (personId: string, ago: number) => store.write((tx) => tx.update(memberships).set({ validFrom: plus(ctx.now(), -90 * DAY), validTo: plus(ctx.now(), -ago) }).where(eq(memberships.personId, personId)))
    await ended(gone.personId, HOUR)
    await ended(longGone.personId, 40 * DAY)
    await setOwnAccount(owner, account)
    await send('own')
    expect(told()).toEqual(await phonesOf(owner.actor.personId, accountant.personId, gone.personId))
    expect(told()).not.toContain(await phoneOf(packer.personId))
    expect(texts()).toEqual([expect.stringMatching(/duoi 7812\. KHONG phai minh doi\? Bam http:\/\/cholang\.test\/k\/[\w-]{34}$/)])
    expect(texts()[0]).not.toContain('0011004567812')
    expect(JSON.stringify(await store.read.select().from(events))).not.toContain('0011004567812')
  })

  it('whoever holds the phone stops it: no buyer is sent there, what is open leads nowhere, the owner writes it anew', async () => {
    await setOwnAccount(owner, { ...account, number: '0011004560000' })
    await send('own')
    const before = tokenIn(texts()[0]!)
    const { id: accountId } = (await collectorAccount(store.read, ctx, 'own'))!
    const attempt = { groupId: 'group', collectorId: 'own', amount: 50_000, createdAt: ctx.now(), expiresAt: plus(ctx.now(), HOUR) }
    await store.write((tx) => tx.insert(paymentAttempts).values({ id: 'waiting', ...attempt, method: 'vietqr', accountId, txnRef: 'CLGROUP01', state: 'open' }))
    const stop = async (token: string) => stopWay(ctx, (await wayOfToken(ctx, token))!)
    await Promise.all([stop(before), stop(before)])
    expect(await collectorAccount(store.read, ctx, 'own')).toBeUndefined()
    expect((await store.read.select().from(paymentAttempts).where(eq(paymentAttempts.id, 'waiting')))[0]!.state).toBe('closed')
    await send('own')
    expect(texts()).toEqual(['Cho Lang: da ngung nhan tien vao 0000. Khach chua tra duoc cach nay. Chu gian ghi lai o: http://cholang.test/nong-ho/tien-ve/tu-nhan'])

    await setOwnAccount(owner, account)
    await stop(before)
    expect((await collectorAccount(store.read, ctx, 'own'))!.numberEnd).toBe('7812')
    expect(await wayOfToken(ctx, `${before.slice(0, -1)}${before.endsWith('a') ? 'b' : 'a'}`)).toBeUndefined()
    expect(await wayOfToken(ctx, 'nothing')).toBeUndefined()
  })

  it('stops also what the owner has replaced before: nobody is sent to the bad account any more, and the good one stays', async () => {
    await setOwnAccount(owner, { ...account, number: '0011004561111' })
    await send('own')
    const bad = tokenIn(texts()[0]!)
    const accountId = (await collectorAccount(store.read, ctx, 'own'))!.id
    await store.write((tx) => begin(tx, 'K7M42XQR', accountId))
    await setOwnAccount(owner, account)
    expect(await openAttemptsTo(accountId)).toHaveLength(1)
    await stopWay(ctx, (await wayOfToken(ctx, bad))!)
    expect(await openAttemptsTo(accountId)).toEqual([])
    expect((await collectorAccount(store.read, ctx, 'own'))!.numberEnd).toBe('7812')
    await send('own')
    expect(texts()[0]).toContain('duoi 7812')
  })

  it('a buyer who begins at the same instant is not sent there either', async () => {
    const { id: accountId } = (await collectorAccount(store.read, ctx, 'own'))!
    const way = (await findWay(store.read, accountId))!
    let begun = () => {}
    const beginning = new Promise<void>((resolve) => (begun = resolve))
    const opened = store.write(async (tx) => {
      await begin(tx, 'K7M42XQS', accountId)
      begun()
      await setTimeout(100)
    })
    await beginning
    await Promise.all([opened, stopWay(ctx, way)])
    expect(await openAttemptsTo(accountId)).toEqual([])
    await expect(store.write((tx) => begin(tx, 'K7M42XQT', accountId))).rejects.toMatchObject({ kind: 'conflict' })
    await setOwnAccount(owner, account)
  })

  it('a new merchant is told with its code, never its secret, and stopped the same way', async () => {
    const { tmnCode, hashSecret: secret } = trialMerchant(1)
    await setOwnMerchant(owner, { tmnCode, secret, pin })
    await send('own')
    expect(texts()).toEqual([expect.stringContaining(`ma VNPay moi ${tmnCode}. KHONG phai minh doi?`)])
    expect(texts()[0]).not.toContain(secret)
    expect(await takeGateway(store.read, ctx, ['own'])).toBe(true)
    await stopWay(ctx, (await wayOfToken(ctx, tokenIn(texts()[0]!)))!)
    expect(await takeGateway(store.read, ctx, ['own'])).toBe(false)
  })
})

describe('a collector for many stalls', () => {
  let maker: TestContext, checker: TestContext, before: TestContext
  beforeAll(async () => {
    await aCollector(ctx)
    const staff = async (role: 'collector_maker' | 'collector_checker') => ({ ...ctx.as(await aStaffMember(ctx, [{ role, unitPath: '', collectorId: 'buu-dien' }])), ports: ctx.ports })
    ;[maker, checker, before] = [await staff('collector_maker'), await staff('collector_checker'), await staff('collector_checker')]
    await aStaffMember(ctx, [{ role: 'collector_maker', unitPath: '', collectorId: 'another' }])
    await store.write((tx) => tx.update(roleGrants).set({ validTo: ctx.now() }).where(eq(roleGrants.personId, before.actor!.personId)))
  })
  const change = async (what: Change) => {
    await proposeChange(maker, { collectorId: 'buu-dien', change: what })
    await send('buu-dien')
    const proposed = told()
    const [proposal] = await store.read.select().from(collectorProposals).where(and(eq(collectorProposals.collectorId, 'buu-dien'), eq(collectorProposals.state, 'proposed')))
    await decideChange(checker, { proposalId: proposal!.id, take: true })
    await send('buu-dien')
    return proposed
  }

  it('its staff hear of a new account and a new merchant when a second person has taken it, also who left lately', async () => {
    const everybody = await phonesOf(maker.actor!.personId, checker.actor!.personId, before.actor!.personId)
    expect(await change({ kind: 'account', bankBin: '970405', number: '8888999900', holderName: 'BUU DIEN' })).toEqual([])
    expect(told()).toEqual(everybody)
    expect(texts()).toEqual(['Cho Lang: tai khoan thu ho vua doi, duoi 9900. Khong dung thi bao ngay. Xem: http://cholang.test/quan-tri/thu-ho/buu-dien'])
    const { tmnCode, hashSecret: secret } = trialMerchant(2)
    await change({ kind: 'merchant', tmnCode, secret })
    expect(told()).toEqual(everybody)
    expect(texts()).toEqual([`Cho Lang: ma VNPay thu ho vua doi, ${tmnCode}. Khong dung thi bao ngay. Xem: http://cholang.test/quan-tri/thu-ho/buu-dien`])
  })

  it('of other settings nobody is told', async () => {
    await change({ kind: 'settings', importBy: '10:30', leastPayout: 0, firstPayoutCap: 0 })
    expect(told()).toEqual([])
  })
})

it('every one of them is one SMS, with a long address of the market', async () => {
  const own = Object.assign(testContext({ store }), { publicUrl: 'https://cholang.thainguyen.gov.vn' })
  const rows = (await store.read.select().from(events).where(eq(events.type, 'collector.change'))).filter(({ payload }) => payload.wayId !== null)
  expect(rows.length).toBeGreaterThan(5)
  for (const event of rows) await sendMessages(own, { ...event, id: ctx.newId() } as unknown as DomainEvent)
  expect(own.sent.length).toBeGreaterThan(10)
  for (const { text } of own.sent) expect(text).toMatch(/^[\x20-\x7e]{1,160}$/)
})
