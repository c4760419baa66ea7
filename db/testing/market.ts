import { randomUUID } from 'node:crypto'
import { asc, eq } from 'drizzle-orm'
import type { Actor, Context } from '#app/lib/context.ts'
import type { Merchant } from '#app/lib/ports.ts'
import { placeOrder } from '#app/modules/checkout/place-order.server.ts'
import { quoteBasket } from '#app/modules/checkout/quote-basket.server.ts'
import { setMerchant } from '#app/modules/payments/collectors/set-merchant.server.ts'
import { orderGroups, orderLines, orders } from '../schema/orders.ts'
import { commissionRules, paymentAttempts, taxRules, withholdingModes } from '../schema/payments.ts'
import { bankAccounts } from '../schema/producers.ts'
import { collectors } from '../schema/stalls.ts'
import { aPerson, aPhone, aProducer, aProduct, aStall, type TestContext } from '../testing.ts'
import { aBankedCollector } from './bank.ts'
import { ACCOUNT_NUMBER, someBanks } from './payouts.ts'

type PlaceOrder = Parameters<typeof placeOrder>[1]
export type Goods = { id: string; price: number; stock: number }
export type Market = Awaited<ReturnType<typeof aMarket>>
export type Bought = Awaited<ReturnType<typeof aPurchase>>

/** Of every household of these tests, as banks write it. */
export const HOLDER = 'BUI THI TU'

type Options = { collectorId?: string; settlement?: 'collect' | 'direct'; stalls?: number; goods?: number; stock?: number; prices?: readonly number[]; rules?: Rules; /** of a stall in `direct` */ merchant?: Merchant }
/** Basis points. */
export type Rules = { commission: number; vat: number; pit: number }

let accounts = 0

/** A collector with an account, a maker and a checker; stalls, each with a household of its own, its bank account and goods on the shelf. Prices are odd on purpose. */
export async function aMarket(ctx: Context, { collectorId = 'buu-dien', settlement = 'collect', stalls = 2, goods = 2, stock = 20, prices = [240_001, 85_003, 19_999, 1_250_007], rules, merchant }: Options = {}) {
  const bank = await aBankedCollector(ctx, { id: collectorId, name: `Thu hộ ${collectorId}`, settlement, number: `00110045${String(++accounts).padStart(5, '0')}` })
  await someBanks(ctx)
  if (rules) await agree(ctx, collectorId, rules)
  const sellers = []
  for (let at = 0; at < stalls; at++) {
    const producer = await aProducer(ctx)
    const stall = await aStall(ctx, { producerId: producer.id, collectorId, name: `Gian ${at + 1}`, payableAt: ctx.now() })
    const sealed = { numberSealed: ctx.ports.vault.seal(ACCOUNT_NUMBER), numberEnd: '4567', bankCode: 'VCB' }
    const own = { id: ctx.newId(), producerId: producer.id, ...sealed, holderName: HOLDER, typedBy: producer.ownerId, createdAt: ctx.now(), confirmedBy: producer.ownerId, confirmedAt: ctx.now(), payableFrom: ctx.now() }
    await ctx.store.write((tx) => tx.insert(bankAccounts).values(own))
    const shelf: Goods[] = []
    for (let n = 0; n < goods; n++) shelf.push(await aProduct(ctx, { stallId: stall.id, name: `Hàng ${at + 1}.${n + 1}`, price: prices[(at * goods + n) % prices.length]!, stock }))
    sellers.push({ producer, stall, goods: shelf })
  }
  if (settlement === 'direct') await ownMoney(ctx, collectorId, sellers[0]!.producer, merchant!)
  return { collectorId, bank, sellers, goods: sellers.flatMap((seller) => seller.goods) }
}

/** The household of the one stall is its own collector, with a merchant of its own at VNPay. */
async function ownMoney(ctx: Context, collectorId: string, { id: producerId, actor }: { id: string; actor: Actor }, { tmnCode, hashSecret }: Merchant) {
  await ctx.store.write(async (tx) => {
    await tx.update(collectors).set({ producerId }).where(eq(collectors.id, collectorId))
    await setMerchant(tx, { ...ctx, actor }, { collectorId, tmnCode, secretSealed: ctx.ports.vault.seal(hashSecret) })
  })
}

/** Tax is kept from every sale of this collector's stalls, and its commission; by rules as they stand in the tables. */
async function agree(ctx: Context, collectorId: string, { commission, vat, pit }: Rules) {
  const from = { validFrom: '2026-07-01' }
  await ctx.store.write(async (tx) => {
    await tx.insert(taxRules).values({ id: `test-${vat}-${pit}`, legalBasis: 'test', entityType: 'household', treatment: 'processed_goods', vatBp: vat, pitBp: pit, ...from }).onConflictDoNothing()
    await tx.insert(withholdingModes).values({ id: ctx.newId(), collectorId, mode: 'ALWAYS', threshold: 0, legalBasis: 'test', ...from })
    await tx.insert(commissionRules).values({ id: ctx.newId(), collectorId, bp: commission, ...from, reason: 'test', state: 'agreed', proposedBy: 'one', proposedAt: ctx.now(), decidedBy: 'other', decidedAt: ctx.now() })
  })
}

const commune = { code: '00004', name: 'Ba Đình', fullName: 'Phường Ba Đình', provinceCode: '01', provinceName: 'Hà Nội', provinceFullName: 'Thành phố Hà Nội' }
let houses = 0

type Purchase = { basket: readonly (readonly [Goods, number])[]; pay?: PlaceOrder['buyer']['pay']; requestId?: string }

/** What `placeOrder` is told of a basket, by a buyer with a phone and a house of her own; who pays at the door is signed in. */
export async function aPlacement(ctx: TestContext, { basket, pay = 'vnpay', requestId = randomUUID() }: Purchase): Promise<{ by: TestContext; input: PlaceOrder }> {
  const phone = aPhone()
  const person = pay === 'cod' ? await aPerson(ctx, { phone }) : undefined
  const buyer = { name: 'Trần Văn Nam', phone, province: '01', commune: 'Ba Đình', address: `số ${++houses} phố Đội Cấn`, note: '', pay, gift: false as const, recipientName: 'Trần Văn Nam', recipientPhone: phone }
  const lines = basket.map(([{ id, price }, quantity]) => ({ productId: id, quantity, seenPrice: price }))
  const { total } = await quoteBasket(ctx, { lines, provinceCode: commune.provinceCode })
  return { by: person ? ctx.as({ personId: person.id, name: person.fullName, grants: [] }) : ctx, input: { requestId, basket: lines, buyer, commune, agreedTotal: total } }
}

/** A basket through the whole of `placeOrder`. The codes of its groups, one for each collector. */
export async function aBasket(ctx: TestContext, purchase: Purchase): Promise<string[]> {
  const { by, input } = await aPlacement(ctx, purchase)
  return (await placeOrder(by, input)).groupCodes
}

/** A basket of one collector's stalls. */
export const aPurchase = async (ctx: TestContext, purchase: Purchase) => purchaseOf(ctx, (await aBasket(ctx, purchase))[0]!)

/** Group, orders with their lines, attempts: as they stand now. */
export async function purchaseOf({ store: { read } }: Pick<Context, 'store'>, code: string) {
  const group = (await read.select().from(orderGroups).where(eq(orderGroups.code, code)))[0]!
  const own = await read.select().from(orders).where(eq(orders.groupId, group.id)).orderBy(asc(orders.id))
  const withLines = []
  for (const order of own) withLines.push({ ...order, lines: await read.select().from(orderLines).where(eq(orderLines.orderId, order.id)).orderBy(asc(orderLines.productId)) })
  const attempts = await read.select().from(paymentAttempts).where(eq(paymentAttempts.groupId, group.id)).orderBy(asc(paymentAttempts.createdAt), asc(paymentAttempts.id))
  return { ...group, orders: withLines, attempts }
}
