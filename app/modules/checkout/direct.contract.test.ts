import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { bankTransactions, collectorMerchants, orderGroups, orders, paymentAttempts, refunds, withholdingModes } from '#db/schema/all.ts'
import { products } from '#db/schema/catalog.ts'
import { collectors, stalls } from '#db/schema/stalls.ts'
import { aMember, aProducer, aProduct, aStaffMember, openTestStore, somePlaces, testContext, type TestContext } from '#db/testing.ts'
import { aPurchase } from '#db/testing/market.ts'
import { aGateway, signedByGateway, trialMerchant } from '#db/testing/gateway.ts'
import { DAY, plus } from '#app/lib/time.ts'
import { answerIpn } from '#app/modules/orders/settling/answer-ipn.server.ts'
import { cancelOrder } from '#app/modules/orders/cancel-order.server.ts'
import { checkBooks } from '#app/modules/orders/books/check-books.server.ts'
import { holdOrder } from '#app/modules/orders/dispute.server.ts'
import { getBuyerOrder } from '#app/modules/orders/get-buyer-order.server.ts'
import { nameRefundAccount } from '#app/modules/orders/refunding/name-refund-account.server.ts'
import { refundLines } from '#app/modules/orders/refunding/refund-lines.server.ts'
import { completeDelivered } from '#app/modules/orders/complete-delivered.server.ts'
import { expireHolds } from '#app/modules/orders/expire-holds.server.ts'
import { countWaitingTransfers, listOwnTransfers } from '#app/modules/orders/settling/list-own-transfers.server.ts'
import { confirmOwnTransfer } from '#app/modules/orders/settling/confirm-own-transfer.server.ts'
import { recordDelivery } from '#app/modules/orders/record-delivery.server.ts'
import { recordReturn } from '#app/modules/orders/record-return.server.ts'
import { getOwnStatement } from '#app/modules/orders/statements/get-statement.server.ts'
import { sweepAttempts } from '#app/modules/orders/settling/sweep-attempts.server.ts'
import { collectorAccount } from '#app/modules/payments/collectors/collector-account.server.ts'
import { getOwnMoney } from '#app/modules/payments/collectors/get-own-money.server.ts'
import { ownRefundCameBack, refundOwn, settleUnanswered } from '#app/modules/payments/collectors/own-refunds.server.ts'
import { setOwnAccount, setOwnMerchant } from '#app/modules/payments/collectors/own-ways.server.ts'
import { OLD_SECRET_LIVES_MS } from '#app/modules/payments/collectors/set-merchant.server.ts'
import { accountNames, chart } from '#app/modules/payments/ledger/chart.ts'
import { balanceOf } from '#db/testing/balances.ts'
import { someBanks } from '#db/testing/payouts.ts'
import { getProducerMoney } from '#app/modules/payments/payouts/producer-money.server.ts'
import { sendRefunds } from '#app/modules/payments/refunds/send-refunds.server.ts'
import { startStall } from '#app/modules/stalls/start-stall.server.ts'
import { hashSecret, type SecretHash } from '#app/modules/accounts/secret-hash.server.ts'
import { setPin } from '#app/modules/accounts/set-secret.server.ts'
import type { PayChoice } from './buyer.form.ts'
import { choosePayment } from './choose-payment.server.ts'
import { findBasketPayments, payeesOf } from './find-basket-payments.server.ts'
import { placeOrder } from './place-order.server.ts'
import { quoteBasket } from './quote-basket.server.ts'

const MORNING = new Date('2026-11-23T02:00:00Z')
let store: Store
let ctx: TestContext
let clerk: TestContext
let gateway: Awaited<ReturnType<typeof aGateway>>
let tu: Seller, nam: Seller
let secret: SecretHash
const pin = '246810'
beforeAll(async () => {
  store = await openTestStore()
  ctx = Object.assign(testContext({ store, at: MORNING }), { settlement: 'direct' as const })
  gateway = await aGateway(ctx, (asked, query) => answerIpn(asked, query, (error) => expect(error).toBeUndefined()))
  await somePlaces(ctx)
  secret = await hashSecret(pin)
  clerk = ctx.as(await aStaffMember(ctx, [{ role: 'post_clerk', unitPath: '' }]))
  tu = await aSeller('Chè cô Tư', 1)
  nam = await aSeller('Mật ong anh Năm', 2)
})
beforeEach(() => ctx.setClock(MORNING))
afterAll(async () => {
  expect((await checkBooks(store)).findings).toEqual([])
  await gateway.close()
  await store.close()
})

type Seller = Awaited<ReturnType<typeof aSeller>>
/** The gateway is put into `ctx` after its making, and a stall begins under the configuration of the market. */
const withMarket = (person: TestContext) => ({ ...person, actor: person.actor!, ports: ctx.ports, settlement: 'direct' as const })

async function aSeller(name: string, number: number) {
  const producer = await aProducer(ctx, { name: `Hộ ${name}` })
  const owner = withMarket(ctx.as(producer.actor, producer.member))
  const { stallId } = await startStall(owner, { name })
  await store.write((tx) => tx.update(stalls).set({ state: 'open', openedAt: ctx.now(), pickupAddress: 'Xóm Hồng Thái' }).where(eq(stalls.id, stallId)))
  const [stall] = await store.read.select().from(stalls).where(eq(stalls.id, stallId))
  const product = await aProduct(ctx, { stallId, stock: 1_000 })
  await store.write((tx) => setPin(tx, ctx, { personId: producer.ownerId, pin: secret }))
  await setOwnMerchant(owner, merchantOf(trialMerchant(number)))
  await setOwnAccount(owner, { bankBin: '970436', number: `00110045678${number}`, holderName: name.toUpperCase(), pin })
  return { producer, owner, stall: stall!, collectorId: stall!.collectorId, product, merchant: trialMerchant(number) }
}

const merchantOf = ({ tmnCode, hashSecret }: ReturnType<typeof trialMerchant>) => ({ tmnCode, secret: hashSecret, pin })

let buyers = 0
async function buy(sellers: Seller[], pay: PayChoice = 'vnpay') {
  const basket = sellers.map(({ product }) => ({ productId: product.id, quantity: 1, seenPrice: product.price }))
  const commune = { code: '05503', provinceCode: '19', name: 'Tân Cương', fullName: 'Xã Tân Cương', provinceName: 'Thái Nguyên', provinceFullName: 'Tỉnh Thái Nguyên' }
  const quote = await quoteBasket(ctx, { lines: basket, provinceCode: '19' })
  const n = ++buyers
  const person = { name: 'Trần Văn Nam', phone: `+8498${String(n).padStart(7, '0')}`, province: '19', commune: 'Xã Tân Cương', address: `Nhà số ${n}`, note: '', pay }
  const buyer = { ...person, gift: false as const, recipientName: person.name, recipientPhone: person.phone }
  const { groupCodes } = await placeOrder(ctx, { requestId: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`, basket, buyer, commune, agreedTotal: quote.total })
  return { quote, groups: await Promise.all(groupCodes.map(groupOf)) }
}
async function groupOf(code: string) {
  const [group] = await store.read.select().from(orderGroups).where(eq(orderGroups.code, code))
  const [attempt] = await store.read.select().from(paymentAttempts).where(eq(paymentAttempts.groupId, group!.id))
  const [order] = await store.read.select().from(orders).where(eq(orders.groupId, group!.id))
  return { ...group!, attempt: attempt!, order: order! }
}
async function pay(code: string, story: Parameters<typeof gateway.pay>[1] = 'success') {
  const chosen = await choosePayment(ctx, { groupCode: code, ip: '203.113.131.1' })
  return gateway.pay(chosen.way === 'gateway' ? chosen.url : '', story)
}
const own = (seller: Seller, account: 'ownAccount' | 'producerBalance' | 'held') => balanceOf(store.read, seller.collectorId, chart[account].code, seller.producer.id)

describe('each stall takes its own money', () => {
  it('a stall that begins is its own collector, and serves no other', async () => {
    expect((await store.read.select().from(collectors).where(eq(collectors.id, tu.collectorId)))[0]).toMatchObject({ settlement: 'direct', producerId: tu.producer.id, name: 'Hộ Chè cô Tư' })
    expect(tu.collectorId).not.toBe(nam.collectorId)
  })

  it('a basket of two asks for two payments, said before; one succeeds without the other', async () => {
    const { quote, groups } = await buy([tu, nam])
    expect(quote.payments).toHaveLength(2)
    expect(await payeesOf(ctx, quote)).toEqual({ [tu.collectorId]: { name: 'Hộ Chè cô Tư', direct: true }, [nam.collectorId]: { name: 'Hộ Mật ong anh Năm', direct: true } })
    const [first, second] = groups as [typeof groups[0], typeof groups[0]]
    expect([first.collectorId, second.collectorId].sort()).toEqual([tu.collectorId, nam.collectorId].sort())
    const firstUrl = await choosePayment(ctx, { groupCode: first.code, ip: '203.113.131.1' })
    const merchants = [tu, nam].find(({ collectorId }) => collectorId === first.collectorId)!
    expect('url' in firstUrl && new URL(firstUrl.url).searchParams.get('vnp_TmnCode')).toBe(merchants.merchant.tmnCode)

    await pay(second.code, 'short')
    await pay(first.code)
    expect((await findBasketPayments(ctx, first.code)).map(({ code, state, here }) => ({ code, state, here }))).toEqual([
      { code: first.code, state: 'paid', here: true },
      { code: second.code, state: 'waiting', here: false },
    ])
    expect((await groupOf(first.code)).order.status).toBe('placed')
    expect((await groupOf(second.code)).order.status).toBe('awaiting_payment')
    await choosePayment(ctx, { groupCode: second.code, choice: 'VNPAYQR', ip: '203.113.131.1' })
    await pay(second.code)
    expect((await groupOf(second.code)).order.status).toBe('placed')

    await cancelOrder(ctx, { code: second.order.code, reason: 'changed_mind', as: 'buyer', granted: true })
    expect((await findBasketPayments(ctx, first.code)).map(({ state }) => state)).toEqual(['paid', 'back'])
    await sendRefunds(ctx)
    ctx.setClock(plus(ctx.now(), 10 * 60_000))
    await sendRefunds(ctx)
    expect((await findBasketPayments(ctx, first.code)).map(({ state }) => state)).toEqual(['paid', 'back'])
  })

  it('the books: her own account, no balance to pay out, no tax kept of money nobody holds', async () => {
    await store.write((tx) => tx.insert(withholdingModes).values({ id: 'always', mode: 'ALWAYS', threshold: 0, legalBasis: 'test', validFrom: '2026-01-01' }))
    const before = await own(tu, 'ownAccount')
    const { groups: [group] } = await buy([tu])
    await pay(group!.code)
    expect((await own(tu, 'ownAccount')) - before).toBe(group!.total)
    await store.write((tx) => tx.update(orders).set({ status: 'handed_over' }).where(eq(orders.id, group!.order.id)))
    await recordDelivery(clerk, { code: group!.order.code, source: 'post_clerk' })
    ctx.setClock(plus(ctx.now(), 4 * DAY))
    await completeDelivered(ctx)
    expect((await groupOf(group!.code)).order.status).toBe('completed')
    expect(await own(tu, 'ownAccount')).toBe(before)
    expect(await own(tu, 'producerBalance')).toBe(0)
  })

  it.each(['wrong', 'damaged'] as const)('the books: shipping and goods given back (%s) are paid from her own account and leave no debt', async (cause) => {
    const stood = async () => [await own(tu, 'ownAccount'), await own(tu, 'producerBalance'), await own(tu, 'held')]
    const before = await stood()
    const { groups: [group] } = await buy([tu], 'vietqr')
    await confirmOwnTransfer(tu.owner, { attemptId: group!.attempt.id, bankReference: `FT-${cause}` })
    await store.write((tx) => tx.update(orders).set({ status: 'handed_over' }).where(eq(orders.id, group!.order.id)))
    await recordDelivery(clerk, { code: group!.order.code, source: 'post_clerk' })
    ctx.setClock(plus(ctx.now(), 4 * DAY))
    await completeDelivered(ctx)
    const giveBack = async (given: { lines: { productId: string; quantity: number }[]; shipping: boolean }) => {
      await store.write(async (tx) => refundLines(tx, ctx, { order: (await holdOrder(tx, group!.order.id)).order, reason: 'complaint', cause, ...given }))
      const owed = (await getOwnMoney(tu.owner)).owed.at(-1)!
      await refundOwn(tu.owner, { refundId: owed.id, bankReference: `FT-${owed.id.slice(-8)}` })
      return owed.amount
    }
    expect(await giveBack({ lines: [], shipping: true })).toBe(group!.order.shippingFee)
    expect(await stood()).toEqual(before)
    await giveBack({ lines: [{ productId: tu.product.id, quantity: 1 }], shipping: false })
    expect(await stood()).toEqual(before)
    expect((await getProducerMoney(tu.owner)).balance).toBe(0)
  })

  it.each([['unpaid', false], ['after it was delivered', true]])('the books: a parcel for cash that comes back %s is carried at her expense and leaves nothing behind', async (_when, delivered) => {
    const all = () => Promise.all(accountNames.map(async (name) => [name, await balanceOf(store.read, tu.collectorId, chart[name].code)]))
    const before = await all()
    const { orders: [order] } = await aPurchase(ctx, { basket: [[tu.product, 1]], pay: 'cod' })
    const { id, code, total } = order!
    await store.write((tx) => tx.update(orders).set({ status: 'handed_over' }).where(eq(orders.id, id)))
    if (delivered) await recordDelivery(clerk, { code, source: 'post_clerk' })
    for (const to of ['returning', 'returned'] as const) await recordReturn(clerk, { code, source: 'post_clerk', to })
    if (delivered) {
      const owed = (await getOwnMoney(tu.owner)).owed.at(-1)!
      expect(owed.amount).toBe(total)
      await refundOwn(tu.owner, { refundId: owed.id, bankReference: `FT-COD-${owed.id.slice(-8)}` })
    }
    expect(await all()).toEqual(before)
    expect((await getProducerMoney(tu.owner)).balance).toBe(0)
    const { rows, others, closing, ledger } = await getOwnStatement(tu.owner, '2026-11')
    expect(others).toEqual([])
    expect(closing).toBe(ledger)
    if (!delivered) expect(rows.find(({ orderId }) => orderId === id)).toMatchObject({ carriage: order!.shippingFee, net: -order!.shippingFee, paidOn: { is: 'own' } })
  })
})

describe("a merchant's word", () => {
  const success = ({ attempt, total }: Awaited<ReturnType<typeof groupOf>>) => ({ vnp_TxnRef: attempt.txnRef, vnp_Amount: String(total * 100), vnp_ResponseCode: '00', vnp_TransactionStatus: '00' })
  const tell = (query: URLSearchParams) => answerIpn(ctx, query, (error) => expect(error).toBeUndefined())

  it('settles its own payments and nobody else’s, however well it is signed', async () => {
    const { groups: [group] } = await buy([tu])
    expect(await tell(signedByGateway(success(group!), nam.merchant))).toEqual({ RspCode: '01', Message: 'Order not found' })
    expect(await tell(signedByGateway(success(group!)))).toEqual({ RspCode: '01', Message: 'Order not found' })
    expect(await tell(signedByGateway(success(group!), { ...tu.merchant, hashSecret: nam.merchant.hashSecret }))).toEqual({ RspCode: '97', Message: 'Invalid Checksum' })
    expect(await tell(signedByGateway(success(group!), trialMerchant(77)))).toEqual({ RspCode: '97', Message: 'Invalid Checksum' })
    expect((await groupOf(group!.code)).order.status).toBe('awaiting_payment')
    expect(await tell(signedByGateway(success(group!), tu.merchant))).toEqual({ RspCode: '00', Message: 'Confirm Success' })
    expect((await groupOf(group!.code)).order.status).toBe('placed')
  })

  it('who types somebody else’s code with a secret of her own speaks of her own payments only', async () => {
    const { groups: [group] } = await buy([tu])
    const forged = { tmnCode: tu.merchant.tmnCode, hashSecret: 'MYOWNSECRET0123456789' }
    await expect(setOwnMerchant(nam.owner, merchantOf(forged))).rejects.toMatchObject({ code: 'collectors.merchantUnproven' })
    await store.write((tx) => tx.insert(collectorMerchants).values({ id: ctx.newId(), collectorId: nam.collectorId, tmnCode: forged.tmnCode, secretSealed: ctx.ports.vault.seal(forged.hashSecret), setBy: 'x', validFrom: plus(ctx.now(), -DAY), validTo: plus(ctx.now(), DAY) }))
    expect(await tell(signedByGateway(success(group!), forged))).toEqual({ RspCode: '01', Message: 'Order not found' })
  })

  it('silence is asked about at the merchant that took the payment', async () => {
    const { groups: [group] } = await buy([nam])
    await pay(group!.code, 'silent')
    ctx.setClock(plus(ctx.now(), 21 * 60_000))
    await sweepAttempts(ctx)
    expect((await groupOf(group!.code)).attempt).toMatchObject({ state: 'paid', settledBy: 'querydr' })
  })

  it('while a secret is replaced both are listened to, later only the new one', async () => {
    const { groups: [group] } = await buy([nam])
    await setOwnMerchant(nam.owner, merchantOf(trialMerchant(3)))
    ctx.setClock(plus(ctx.now(), 60_000))
    expect(await tell(signedByGateway(success(group!), nam.merchant))).toMatchObject({ RspCode: '00' })
    const { groups: [next] } = await buy([nam])
    expect(next!.attempt.merchantId).not.toBe(group!.attempt.merchantId)
    ctx.setClock(plus(ctx.now(), OLD_SECRET_LIVES_MS))
    expect(await tell(signedByGateway(success(group!), nam.merchant))).toMatchObject({ RspCode: '97' })
    await setOwnMerchant(nam.owner, merchantOf(nam.merchant))
  })

  it('two stalls of one merchant are both paid by it, whichever wrote it down last', async () => {
    await setOwnMerchant(nam.owner, merchantOf(tu.merchant))
    for (const seller of [tu, nam]) {
      const { groups: [group] } = await buy([seller])
      expect(await tell(signedByGateway(success(group!), tu.merchant))).toEqual({ RspCode: '00', Message: 'Confirm Success' })
      expect((await groupOf(group!.code)).order.status).toBe('placed')
    }
    await setOwnMerchant(nam.owner, merchantOf(nam.merchant))
  })

  it.each(['sent', 'refused'] as const)('a refund that VNPay leaves unanswered is hers to settle: %s', async (said) => {
    const before = await own(tu, 'ownAccount')
    const { groups: [group] } = await buy([tu])
    await pay(group!.code)
    await gateway.control({ refunds: 'wait' })
    await cancelOrder(ctx, { code: group!.order.code, reason: 'changed_mind', as: 'buyer', granted: true })
    await sendRefunds(ctx)
    await gateway.control({ refunds: 'accept' })
    const [refund] = await store.read.select().from(refunds).where(eq(refunds.groupId, group!.id))
    await expect(settleUnanswered(tu.owner, { refundId: refund!.id, said })).rejects.toMatchObject({ kind: 'conflict' })
    ctx.setClock(plus(ctx.now(), 16 * DAY))
    await sendRefunds(ctx)
    expect((await getOwnMoney(tu.owner)).unanswered).toMatchObject([{ id: refund!.id, amount: group!.total }])
    await expect(settleUnanswered(nam.owner, { refundId: refund!.id, said })).rejects.toMatchObject({ kind: 'not_found' })
    await settleUnanswered(tu.owner, { refundId: refund!.id, said })
    expect((await getOwnMoney(tu.owner)).unanswered).toEqual([])
    if (said === 'refused') {
      expect((await getOwnMoney(tu.owner)).owed).toMatchObject([{ id: refund!.id }])
      await refundOwn(tu.owner, { refundId: refund!.id, bankReference: 'FT26327044' })
    }
    expect(await store.read.select().from(refunds).where(eq(refunds.groupId, group!.id))).toMatchObject([{ state: 'done' }])
    expect(await own(tu, 'ownAccount')).toBe(before)
  })

  it('a refund goes out through the merchant that was paid', async () => {
    const before = await own(tu, 'ownAccount')
    const { groups: [group] } = await buy([tu])
    await pay(group!.code)
    await cancelOrder(ctx, { code: group!.order.code, reason: 'changed_mind', as: 'buyer', granted: true })
    for (let round = 0; round < 3; round++) {
      await sendRefunds(ctx)
      ctx.setClock(plus(ctx.now(), 10 * 60_000))
    }
    expect(await store.read.select().from(refunds).where(eq(refunds.groupId, group!.id))).toMatchObject([{ state: 'done', collectorId: tu.collectorId }])
    expect((await gateway.recordOf((await groupOf(group!.code)).attempt.txnRef))!.refunds).toHaveLength(1)
    expect(await own(tu, 'ownAccount')).toBe(before)
  })
})

describe('a transfer to her own account', () => {
  it('is told by her with the bank’s reference, which counts once', async () => {
    const { groups: [group] } = await buy([tu], 'vietqr')
    const { groups: [other] } = await buy([tu], 'vietqr')
    const { rows } = await listOwnTransfers(tu.owner, { which: 'waiting' })
    expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining([group!.attempt.id, other!.attempt.id]))
    expect(rows[0]).toMatchObject({ amount: group!.total, paid: false, goods: `1 × ${tu.product.name}`, until: expect.any(Date) as Date })
    expect(await countWaitingTransfers(tu.owner)).toBe(rows.length)
    expect((await listOwnTransfers(nam.owner, { which: 'waiting' })).rows).toEqual([])
    await expect(confirmOwnTransfer(nam.owner, { attemptId: group!.attempt.id, bankReference: 'FT26327001' })).rejects.toMatchObject({ kind: 'not_found' })
    const told = await Promise.all(['FT26327001', ' ft 26327001', 'FT26327001'].map((bankReference) => confirmOwnTransfer(tu.owner, { attemptId: group!.attempt.id, bankReference })))
    expect(told).toEqual(['placed', 'placed', 'placed'])
    expect((await groupOf(group!.code)).attempt).toMatchObject({ state: 'paid', settledBy: 'payee' })
    expect((await groupOf(group!.code)).order.status).toBe('placed')
    await expect(confirmOwnTransfer(tu.owner, { attemptId: other!.attempt.id, bankReference: 'FT26327001' })).rejects.toMatchObject({ params: { field: 'bankReference' } })
    expect(await store.read.select().from(bankTransactions).where(eq(bankTransactions.reference, 'FT26327001'))).toMatchObject([{ source: 'payee', state: 'matched', amount: group!.total }])
  })

  it('needs no reference: the code in its text stands for it, and of several who tell of it one is heard', async () => {
    const { groups: [group] } = await buy([tu], 'vietqr')
    const told = await Promise.allSettled(['', 'FT26327010', 'FT26327011'].map((bankReference) => confirmOwnTransfer(tu.owner, { attemptId: group!.attempt.id, bankReference })))
    expect(told.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(told.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []))).toEqual(['collectors.toldBefore', 'collectors.toldBefore'])
    expect(await store.read.select({ state: bankTransactions.state }).from(bankTransactions).where(eq(bankTransactions.description, group!.attempt.txnRef))).toEqual([{ state: 'matched' }])
  })

  it('that comes late takes the goods anew, or is hers to give back', async () => {
    const [late, gone] = [(await buy([tu], 'vietqr')).groups[0]!, (await buy([tu], 'vietqr')).groups[0]!]
    ctx.setClock(plus(ctx.now(), 4 * DAY))
    await expireHolds(ctx)
    expect((await groupOf(late.code)).order.status).toBe('cancelled')
    const { rows } = await listOwnTransfers(tu.owner, { which: 'late' })
    expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining([late.attempt.id, gone.attempt.id]))
    expect(rows[0]).toMatchObject({ until: null, paid: false })

    expect(await confirmOwnTransfer(tu.owner, { attemptId: late.attempt.id })).toBe('placed')
    expect((await groupOf(late.code)).order.status).toBe('placed')
    const [{ stock }] = await store.write((tx) => tx.select({ stock: products.stock }).from(products).where(eq(products.id, tu.product.id))) as [{ stock: number }]
    await store.write((tx) => tx.update(products).set({ stock: 0 }).where(eq(products.id, tu.product.id)))
    expect(await confirmOwnTransfer(tu.owner, { attemptId: gone.attempt.id })).toBe('owed')
    await store.write((tx) => tx.update(products).set({ stock }).where(eq(products.id, tu.product.id)))
    expect((await getOwnMoney(tu.owner)).owed).toMatchObject([{ amount: gone.total, payee: null }])
    expect((await listOwnTransfers(tu.owner, { which: 'late' })).rows.map(({ id }) => id)).not.toContain(gone.attempt.id)
    const [owed] = (await getOwnMoney(tu.owner)).owed
    await refundOwn(tu.owner, { refundId: owed!.id, bankReference: 'FT26327012' })
  })

  it('for an order that VNPay paid meanwhile is hers to give back', async () => {
    const { groups: [group] } = await buy([tu], 'vietqr')
    await choosePayment(ctx, { groupCode: group!.code, choice: 'VNBANK', ip: '203.113.131.1' })
    await pay(group!.code)
    expect((await listOwnTransfers(tu.owner, { which: 'late' })).rows.find(({ id }) => id === group!.attempt.id)).toMatchObject({ paid: true })
    expect(await confirmOwnTransfer(tu.owner, { attemptId: group!.attempt.id })).toBe('owed')
    expect((await groupOf(group!.code)).order.status).toBe('placed')
    const owed = (await getOwnMoney(tu.owner)).owed
    await refundOwn(tu.owner, { refundId: owed[0]!.id, bankReference: 'FT26327013' })
  })

  it('is given back by her own transfer', async () => {
    const before = await own(tu, 'ownAccount')
    const { groups: [group] } = await buy([tu], 'vietqr')
    await confirmOwnTransfer(tu.owner, { attemptId: group!.attempt.id, bankReference: 'FT26327002' })
    await cancelOrder(tu.owner, { code: group!.order.code, reason: 'out_of_stock', as: 'seller' })
    const [owed] = (await getOwnMoney(tu.owner)).owed
    expect(owed).toMatchObject({ amount: group!.total })
    await expect(refundOwn(nam.owner, { refundId: owed!.id, bankReference: 'FT1' })).rejects.toMatchObject({ kind: 'not_found' })
    await refundOwn(tu.owner, { refundId: owed!.id, bankReference: 'FT26327003' })
    await expect(refundOwn(tu.owner, { refundId: owed!.id, bankReference: 'FT26327003' })).rejects.toMatchObject({ kind: 'conflict' })
    expect(await own(tu, 'ownAccount')).toBe(before)
  })

  it('and is owed again when she sees it come back: the buyer is asked for another account', async () => {
    const before = await own(tu, 'ownAccount')
    const { groups: [group] } = await buy([tu], 'vietqr')
    await confirmOwnTransfer(tu.owner, { attemptId: group!.attempt.id, bankReference: 'FT26327004' })
    await cancelOrder(tu.owner, { code: group!.order.code, reason: 'out_of_stock', as: 'seller' })
    const refundId = (await getOwnMoney(tu.owner)).owed[0]!.id
    await expect(ownRefundCameBack(tu.owner, { refundId })).rejects.toMatchObject({ kind: 'conflict' })
    await someBanks(ctx)
    await nameRefundAccount(ctx, { groupCode: group!.code, granted: true, bankCode: 'VCB', number: '0071001234567', name: 'Trần Văn Nam' })
    await refundOwn(tu.owner, { refundId, bankReference: 'FT26327005' })
    expect((await getOwnMoney(tu.owner)).sent.find(({ id }) => id === refundId)).toMatchObject({ amount: group!.total, numberEnd: '4567' })
    await expect(ownRefundCameBack(nam.owner, { refundId })).rejects.toMatchObject({ kind: 'not_found' })
    await ownRefundCameBack(tu.owner, { refundId })
    await expect(ownRefundCameBack(tu.owner, { refundId })).rejects.toMatchObject({ kind: 'conflict' })
    expect(await own(tu, 'ownAccount')).toBe(before + group!.total)
    expect((await getBuyerOrder(ctx, { groupCode: group!.code, access: { granted: true } })).refunds).toMatchObject([{ state: 'transfer_due', payee: null, sentBack: 1 }])
    await refundOwn(tu.owner, { refundId, bankReference: 'FT26327006' })
    expect(await own(tu, 'ownAccount')).toBe(before)
  })
})

it('where money arrives is the owner’s to say: not the accountant’s, not a helper’s, not a delegate’s', async () => {
  const accountant = withMarket(ctx.as(await aMember(ctx, tu.producer.id, 'accountant'), { id: tu.producer.id, roles: ['accountant'] }))
  const packer = withMarket(ctx.as(await aMember(ctx, tu.producer.id, 'packer'), { id: tu.producer.id, roles: ['packer'] }))
  const account = { bankBin: '970405', number: '999988887777', holderName: 'KE KHAC', pin }
  for (const who of [accountant, packer, { ...tu.owner, delegationId: 'somebody' }]) {
    await expect(setOwnAccount(who, account)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(setOwnMerchant(who, merchantOf(trialMerchant(9)))).rejects.toMatchObject({ kind: 'forbidden' })
  }
  await expect(setOwnAccount(tu.owner, { ...account, pin: '111222' })).rejects.toMatchObject({ kind: 'invalid', params: { field: 'pin' } })
  await expect(setOwnMerchant(tu.owner, { ...merchantOf(trialMerchant(9)), pin: '' })).rejects.toMatchObject({ kind: 'invalid', params: { field: 'pin' } })
  expect((await getOwnMoney(accountant)).mayChange).toBe(false)
  expect(await collectorAccount(store.read, ctx, tu.collectorId)).toMatchObject({ holderName: 'CHÈ CÔ TƯ' })
})
