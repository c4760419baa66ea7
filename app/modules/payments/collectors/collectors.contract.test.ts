import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { collectorMerchants, collectorProposals } from '#db/schema/payments.ts'
import { banks } from '#db/schema/places.ts'
import { collectors } from '#db/schema/stalls.ts'
import { aCollector, aStaffMember, openTestStore, somePlaces, testContext, type TestContext } from '#db/testing.ts'
import { aGateway, CONFIGURED, signedByGateway, trialMerchant } from '#db/testing/gateway.ts'
import { aGroup } from '#db/testing/orders.ts'
import { answerIpn } from '#app/modules/orders/settling/answer-ipn.server.ts'
import { collectorAccount } from './collector-account.server.ts'
import { openAttempt } from '../attempts/open-attempt.server.ts'
import { getCollector, listReadableCollectors } from './get-collector.server.ts'
import { currentMerchant } from './merchants.repo.server.ts'
import { openCollector, renameCollector } from './open-collector.server.ts'
import { decideChange, proposeChange, type Change } from './propose-change.server.ts'

let store: Store
let ctx: TestContext, van: TestContext, long: TestContext, luc: TestContext
let gateway: Awaited<ReturnType<typeof aGateway>>
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
  gateway = await aGateway(ctx, (asked, query) => answerIpn(asked, query, (error) => expect(error).toBeUndefined()))
  await somePlaces(ctx)
  await aCollector(ctx)
  await store.write((tx) => tx.insert(banks).values({ code: 'VCB', bin: '970436', shortName: 'Vietcombank', name: 'Vietcombank', receivesVietQr: true }))
  const staff = async (role: 'collector_maker' | 'collector_checker', fullName: string, collectorId = 'buu-dien') => withPorts(ctx.as(await aStaffMember(ctx, [{ role, unitPath: '', collectorId }], { fullName })))
  van = await staff('collector_maker', 'Trần Thị Vân')
  long = await staff('collector_checker', 'Đặng Văn Long')
  luc = withPorts(ctx.as(await aStaffMember(ctx, [{ role: 'province_operator', unitPath: '19' }], { fullName: 'Hoàng Văn Lực' })))
})
afterAll(async () => {
  await gateway.close()
  await store.close()
})
/** The gateway is put into `ctx` after its making. */
const withPorts = (person: TestContext): TestContext => ({ ...person, ports: ctx.ports })

const account: Change = { kind: 'account', bankBin: '970436', number: '1023456789012', holderName: 'BUU DIEN DEMO' }
const propose = (who: TestContext, change: Change) => proposeChange(who, { collectorId: 'buu-dien', change })
const waiting = async () => (await store.read.select().from(collectorProposals).where(eq(collectorProposals.state, 'proposed')))[0]!

describe('a change that leads money elsewhere', () => {
  it('waits for a second person, whose word counts once', async () => {
    await propose(van, account)
    expect(await collectorAccount(store.read, ctx, 'buu-dien')).toBeUndefined()
    const { id: proposalId, content } = await waiting()
    expect(JSON.stringify(content)).not.toContain('1023456789012')
    await expect(propose(van, account)).rejects.toMatchObject({ code: 'collectors.oneWaits' })
    await expect(decideChange(van, { proposalId, take: true })).rejects.toMatchObject({ kind: 'not_found' })
    const both = van.as({ ...van.actor!, grants: [...van.actor!.grants, { role: 'collector_checker', unitPath: '', collectorId: 'buu-dien' }] })
    await expect(decideChange(both, { proposalId, take: true })).rejects.toMatchObject({ code: 'collectors.notYourOwn' })
    const answers = await Promise.allSettled([decideChange(long, { proposalId, take: true }), decideChange(long, { proposalId, take: false })])
    expect(answers.filter(({ status }) => status === 'rejected')).toHaveLength(1)
  })

  it('an account: buyers transfer to it from then on', async () => {
    if (!(await collectorAccount(store.read, ctx, 'buu-dien'))) {
      await propose(van, account)
      await decideChange(long, { proposalId: (await waiting()).id, take: true })
    }
    expect(await collectorAccount(store.read, ctx, 'buu-dien')).toMatchObject({ number: '1023456789012', bankName: 'Vietcombank' })
  })

  it('a merchant: VNPay must know code and secret, which is kept sealed', async () => {
    const { tmnCode, hashSecret: secret } = trialMerchant(1)
    await expect(propose(van, { kind: 'merchant', tmnCode, secret: `${secret.slice(0, -1)}x` })).rejects.toMatchObject({ code: 'collectors.merchantUnproven', params: { field: 'secret' } })
    await propose(van, { kind: 'merchant', tmnCode, secret })
    await decideChange(long, { proposalId: (await waiting()).id, take: true })
    const merchant = await currentMerchant(store.read, 'buu-dien', ctx.now())
    expect(merchant).toMatchObject({ tmnCode, setBy: long.actor!.personId })
    expect(JSON.stringify(await store.read.select().from(collectorMerchants))).not.toContain(secret)
    expect(ctx.ports.vault.open(merchant!.secretSealed)).toBe(secret)
    expect(JSON.stringify(await getCollector(van, { collectorId: 'buu-dien' }))).not.toContain('ecretSealed')
  })

  it('import time and amounts', async () => {
    await propose(van, { kind: 'settings', importBy: '10:30', leastPayout: 100_000, firstPayoutCap: 1_000_000 })
    await decideChange(long, { proposalId: (await waiting()).id, take: true })
    expect((await getCollector(long, { collectorId: 'buu-dien' })).collector).toMatchObject({ importBy: '10:30', leastPayout: 100_000, firstPayoutCap: 1_000_000 })
  })

  it('is nobody else’s: not the operator’s, not another collector’s', async () => {
    const stranger = ctx.as(await aStaffMember(ctx, [{ role: 'collector_maker', unitPath: '', collectorId: 'other' }]))
    for (const who of [luc, stranger]) await expect(propose(who, account)).rejects.toMatchObject({ kind: 'not_found' })
    await expect(getCollector(stranger, { collectorId: 'buu-dien' })).rejects.toMatchObject({ kind: 'not_found' })
  })
})

it('an operator opens and renames collectors of her units, and nowhere else', async () => {
  const { collectorId } = await openCollector(luc, { name: '  Bưu điện  Thái Nguyên ', unitPath: '19' })
  await renameCollector(luc, { collectorId, name: 'Bưu điện tỉnh Thái Nguyên' })
  expect((await store.read.select().from(collectors).where(eq(collectors.id, collectorId)))[0]).toMatchObject({ name: 'Bưu điện tỉnh Thái Nguyên', settlement: 'collect', unitPath: '19', producerId: null })
  await expect(openCollector(luc, { name: 'Bưu điện Cà Mau', unitPath: '96' })).rejects.toMatchObject({ params: { field: 'unit' } })
  await expect(openCollector(van, { name: 'Của riêng', unitPath: '' })).rejects.toMatchObject({ kind: 'invalid' })
  await expect(renameCollector(luc, { collectorId: 'buu-dien', name: 'Khác' })).rejects.toMatchObject({ kind: 'not_found' })
  expect((await listReadableCollectors(luc)).rows.map(({ name }) => name)).toEqual(['Bưu điện tỉnh Thái Nguyên'])
})

it('the market’s own merchant, written down by a collector as its own, pays it and everybody who has none', async () => {
  await aCollector(ctx, { id: 'no-merchant' })
  const decided = async (change: Change) => {
    await propose(van, change)
    await decideChange(long, { proposalId: (await waiting()).id, take: true })
  }
  const { tmnCode, hashSecret: secret } = CONFIGURED
  await decided({ kind: 'merchant', tmnCode, secret })
  for (const collectorId of ['buu-dien', 'no-merchant']) {
    const group = await aGroup(ctx, { collectorId })
    const { txnRef, merchantId } = await store.write((tx) => openAttempt(tx, ctx, { groupId: group.id, collectorId, amount: group.total, groupCode: group.code, expiresAt: group.holdUntil!, bankChoice: null }))
    expect(merchantId === null).toBe(collectorId === 'no-merchant')
    const paid = signedByGateway({ vnp_TxnRef: txnRef, vnp_Amount: String(group.total * 100), vnp_ResponseCode: '00', vnp_TransactionStatus: '00' }, CONFIGURED)
    expect(await answerIpn(ctx, paid, (error) => expect(error).toBeUndefined())).toMatchObject({ RspCode: '00' })
  }
})
