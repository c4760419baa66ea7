import { eq } from 'drizzle-orm'
import { orderGroups, orders } from '#db/schema/orders.ts'
import { parcels } from '#db/schema/shipping.ts'
import type { Actor } from '#app/lib/context.ts'
import { readPhone } from '#app/lib/phone.ts'
import { DAY, HOUR, MINUTE, plus } from '#app/lib/time.ts'
import type { BasketLine } from '#app/modules/checkout/basket.ts'
import { placeOrder } from '#app/modules/checkout/place-order.server.ts'
import { quoteBasket } from '#app/modules/checkout/quote-basket.server.ts'
import { cancelOrder } from '#app/modules/orders/cancel-order.server.ts'
import { confirmOrder } from '#app/modules/orders/confirm-order.server.ts'
import { confirmReceipt } from '#app/modules/orders/confirm-receipt.server.ts'
import { handOver } from '#app/modules/orders/hand-over.server.ts'
import { packOrder } from '#app/modules/orders/pack-order.server.ts'
import { recordCall } from '#app/modules/orders/record-call.server.ts'
import { recordDelivery, recordTakeOver } from '#app/modules/orders/record-delivery.server.ts'
import { recordReturn } from '#app/modules/orders/record-return.server.ts'
import { settlePayment } from '#app/modules/orders/settling/settle-payment.server.ts'
import { tellerOf } from '#app/modules/payments/collectors/gateway-of.server.ts'
import { findAttempts } from '#app/modules/payments/attempts/find-attempts.server.ts'
import type { Attempt } from '#app/modules/payments/attempts/open-attempt.server.ts'
import { communeByCode } from '#app/modules/places/communes.server.ts'
import { scanParcel } from '#app/modules/shipping/scan-parcel.server.ts'
import type { Calendar, Step } from './days.ts'
import { buyers, type Buyer } from './people.ts'
import { sellerContext, type Seller } from './producers.ts'
import { randomOf, type Random } from './random.ts'
import { paidNotice, type World } from './world.ts'

/** How far an order came before today began. */
export type Fate = 'completed' | 'silent' | 'delivered' | 'on_the_way' | 'flooded' | 'packed' | 'confirmed' | 'called' | 'placed' | 'buyer_cancelled' | 'seller_cancelled' | 'unanswered' | 'unpaid' | 'returned' | 'returning'
export type Plan = { fate: Fate; ago: number; clock: string; sellers: readonly Seller[]; cod?: boolean; vietqr?: boolean; from?: string }

type Market = { world: World; calendar: Calendar; clerk: Actor; accounts: ReadonlyMap<string, Actor> }

/** The steps of one basket, each at its time; later ones know the codes that the first one got. */
export function orderSteps(market: Market, plan: Plan, number: number): Step[] {
  const { world, calendar } = market
  const random = randomOf(`order ${number}`)
  const placedAt = calendar.at(plan.ago, plan.clock)
  const key = `order ${number}`
  let placed: Placed | undefined
  const later = (at: Date, work: (placed: Placed) => Promise<unknown>): Step => ({ at, run: () => work(placed!) })
  const place: Step = { at: placedAt, run: async () => void (placed = await placeBasket(market, plan, random, placedAt, key)) }
  const pay = later(plus(placedAt, 4 * MINUTE), ({ groupId }) => payGroup(world, groupId, plus(placedAt, 4 * MINUTE), key))
  const opening = plan.cod ? [place] : [place, pay]
  if (plan.fate === 'unpaid') return [place]
  if (plan.fate === 'placed' || plan.fate === 'unanswered') return opening
  if (plan.fate === 'buyer_cancelled') {
    const at = plus(placedAt, 40 * MINUTE)
    return [...opening, later(at, async ({ codes }) => { for (const code of codes) await cancelOrder(world.as(null, at, `${key} cancel`), { code, reason: 'changed_mind', as: 'buyer', granted: true }) })]
  }
  return [...opening, ...plan.sellers.flatMap((seller, index) => sellerSteps(market, plan, seller, index, random, placedAt, key, later))]
}

type Placed = { groupId: string; codes: string[]; buyer: Buyer }
type Later = (at: Date, work: (placed: Placed) => Promise<unknown>) => Step

function sellerSteps({ world, calendar, clerk, accounts }: Market, plan: Plan, seller: Seller, index: number, random: Random, placedAt: Date, key: string, later: Later): Step[] {
  const name = `${key} ${index}`
  const atHand = (days: number, clock: string) => calendar.at(plan.ago - days, clock)
  const morning = plan.ago > 0 && placedAt.getTime() > calendar.at(plan.ago, '17:00').getTime()
  const takenAt = morning ? atHand(1, `06:${random.whole(10, 50)}`) : plus(placedAt, random.whole(25, 170) * MINUTE)
  const [packedAt, handedAt, scannedAt] = [atHand(1, '08:10'), atHand(1, '14:20'), atHand(1, '17:05')]
  const deliveredAt = atHand(plan.fate === 'delivered' ? 3 : 1 + random.whole(2, 4), `1${random.whole(0, 6)}:20`)
  const code = (placed: Placed) => placed.codes[index]!
  const local = seller.unitPath.startsWith('19/05503')
  const seen = (at: Date, what: string) => world.as(local ? clerk : null, at, `${name} ${what}`)
  const source = local ? ('post_clerk' as const) : ('carrier' as const)

  if (plan.fate === 'seller_cancelled') return [later(takenAt, (placed) => cancelOrder(sellerContext(world, seller, takenAt, `${name} cancel`), { code: code(placed), reason: 'out_of_stock', as: 'seller' }))]
  if (plan.fate === 'called') return [later(takenAt, (placed) => recordCall(world.as(seller.officer, takenAt, `${name} call`), { code: code(placed), outcome: 'agreed' }))]
  const steps = [later(takenAt, (placed) => confirmOrder(sellerContext(world, seller, takenAt, `${name} take`), { code: code(placed) }))]
  if (plan.fate === 'confirmed') return steps
  const packing = plus(packedAt, 5 * MINUTE)
  steps.push(later(packing, (placed) => packOrder(sellerContext(world, seller, packing, `${name} pack`, 'packer'), { code: code(placed) })))
  if (plan.fate === 'packed') return steps
  const trackingCode = `E${'ABCDEG'[number(name) % 6]}${String(100_000_000 + (number(name) % 899_999_999))}VN`
  steps.push(
    later(handedAt, (placed) => handOver(sellerContext(world, seller, handedAt, `${name} hand`, 'packer'), { code: code(placed), carrier: 'vnpost', trackingCode })),
    later(scannedAt, (placed) => recordTakeOver(seen(scannedAt, 'scan'), { code: code(placed), source })),
  )
  if (plan.fate === 'on_the_way') return steps
  if (plan.fate === 'flooded') return [...steps, later(atHand(3, '09:30'), (placed) => floodReport(world, code(placed), atHand(3, '09:30'), name))]
  if (plan.fate === 'returning' || plan.fate === 'returned') {
    const [back, home] = [plus(scannedAt, 4 * DAY), plus(scannedAt, 7 * DAY)]
    steps.push(later(back, (placed) => recordReturn(world.as(null, back, `${name} back`), { code: code(placed), source: 'carrier', to: 'returning' })))
    if (plan.fate === 'returned') steps.push(later(home, (placed) => recordReturn(world.as(null, home, `${name} home`), { code: code(placed), source: 'carrier', to: 'returned' })))
    return steps
  }
  steps.push(later(deliveredAt, (placed) => recordDelivery(world.as(null, deliveredAt, `${name} deliver`), { code: code(placed), source: 'carrier' })))
  if (plan.fate !== 'completed') return steps
  const receivedAt = plus(deliveredAt, random.whole(2, 9) * HOUR)
  return [...steps, later(receivedAt, (placed) => confirmReceipt(world.as(accounts.get(placed.buyer.key) ?? null, receivedAt, `${name} receive`), { code: code(placed), granted: true }))]
}

const number = (text: string) => randomOf(text).whole(0, 899_999_999)

/** A buyer to whom these goods may travel, and one to three of each. */
async function placeBasket({ world, accounts }: Market, plan: Plan, random: Random, at: Date, key: string): Promise<Placed> {
  const wanted = [...buyers.filter(({ key }) => key === plan.from), ...random.shuffled(buyers.filter((buyer) => !plan.cod || buyer.account))]
  const chosen = plan.sellers.map((seller) => ({ id: random.pick(seller.products).id, quantity: random.whole(1, 2) }))
  for (const buyer of wanted) {
    const ctx = world.as(accounts.get(buyer.key) ?? null, at, key)
    const bare: BasketLine[] = chosen.map(({ id, quantity }) => ({ productId: id, quantity, seenPrice: 0 }))
    const quoted = await quoteBasket(ctx, { lines: bare, provinceCode: buyer.province })
    if (!quoted.orderable || (plan.cod && quoted.total > 3_000_000)) continue
    const phone = readPhone(buyer.phone)!
    const commune = await communeByCode(world.store.read, buyer.commune)
    const details = { name: buyer.name, phone, province: buyer.province, commune: commune.fullName, address: buyer.address, pay: plan.cod ? ('cod' as const) : plan.vietqr ? ('vietqr' as const) : ('vnpay' as const), note: '', gift: false as const, recipientName: buyer.name, recipientPhone: phone }
    const { groupCodes } = await placeOrder(ctx, { requestId: ctx.newId(), basket: bare, buyer: details, commune, agreedTotal: quoted.total })
    const rows = await world.store.read.select({ groupId: orderGroups.id, code: orders.code, producerId: orders.producerId }).from(orders).innerJoin(orderGroups, eq(orderGroups.id, orders.groupId)).where(eq(orderGroups.code, groupCodes[0]!))
    return { groupId: rows[0]!.groupId, buyer, codes: plan.sellers.map(({ producerId }) => rows.find((row) => row.producerId === producerId)!.code) }
  }
  throw new Error(`${key}: nobody to send ${plan.sellers.map((seller) => seller.key).join(', ')} to`)
}

async function payGroup(world: World, groupId: string, at: Date, key: string): Promise<void> {
  const [attempt] = await findAttempts(world.store.read, groupId)
  const outcome = await settlePayment(world.as(null, at, `${key} pay`), noticeOf(attempt!, at), 'ipn')
  if (outcome !== 'settled') throw new Error(`${key}: payment ${outcome}`)
}

/** A stall's own merchant speaks of its own payments only. */
const noticeOf = (attempt: Attempt, at: Date) => ({ ...paidNotice(attempt.txnRef, attempt.amount, at), tellers: [tellerOf(attempt)] })

/** The bridge is under water: the carrier keeps the parcel at its depot. */
const floodReport = (world: World, code: string, at: Date, name: string) =>
  world.store.write(async (tx) => {
    const [parcel] = await tx.select({ id: parcels.id }).from(parcels).innerJoin(orders, eq(orders.id, parcels.orderId)).where(eq(orders.code, code))
    await scanParcel(tx, world.as(null, at, `${name} flood`), { parcelId: parcel!.id, status: 'incident', source: 'carrier' })
  })
