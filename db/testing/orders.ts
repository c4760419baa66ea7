import type { Context } from '#app/lib/context.ts'
import { MINUTE, plus } from '#app/lib/time.ts'
import { takeHolds } from '#app/modules/catalog/take-holds.server.ts'
import { sellHolds } from '#app/modules/catalog/sell-holds.server.ts'
import { createGroup, type NewGroup } from '#app/modules/orders/create-group.server.ts'
import { openAttempt, type Attempt } from '#app/modules/payments/attempts/open-attempt.server.ts'
import { aProducer, aProduct, aStall } from '../testing.ts'

type Options = Partial<Omit<NewGroup, 'orders'>> & { stalls?: number; quantity?: number; stock?: number; shippingFee?: number; goods?: number }

let requests = 0

/** A basket over `stalls` stalls of their own, `goods` things from each, placed by the real steps: rows, goods kept aside, and nothing paid. */
export async function aGroup(ctx: Context, { stalls = 1, quantity = 2, stock = 10, shippingFee = 32_000, goods = 1, ...row }: Options = {}) {
  const sellers = []
  for (let at = 0; at < stalls; at++) {
    const producer = await aProducer(ctx)
    const stall = await aStall(ctx, { producerId: producer.id })
    const product = await aProduct(ctx, { stallId: stall.id, stock })
    const others = []
    for (let more = 1; more < goods; more++) others.push(await aProduct(ctx, { stallId: stall.id, stock, name: `Mật ong ${more}`, price: 100_000 + more }))
    sellers.push({ producer, stall, product, products: [product, ...others] })
  }
  const cod = row.method === 'cod'
  const holdUntil = cod ? null : plus(ctx.now(), 15 * MINUTE)
  const input: NewGroup = {
    requestId: `request-${++requests}`,
    collectorId: 'buu-dien',
    buyerId: null,
    buyerName: 'Trần Văn Nam',
    buyerPhone: '+84912000099',
    recipientName: 'Trần Văn Nam',
    recipientPhone: '+84912000099',
    provinceCode: '01',
    provinceName: 'Thành phố Hà Nội',
    communeCode: '00004',
    communeName: 'Phường Ba Đình',
    addressLine: '12 Đội Cấn',
    note: '',
    method: 'vnpay',
    holdUntil,
    ...row,
    orders: sellers.map(({ producer, stall, products }) => ({
      stallId: stall.id,
      producerId: producer.id,
      unitPath: producer.unitPath,
      stallName: stall.name,
      shippingFee,
      lines: products.map((product) => ({
        productId: product.id,
        name: product.name,
        unitLabel: product.unitLabel,
        unitPrice: product.price,
        quantity,
        grams: product.shipGrams * quantity,
        photoId: null,
      })),
    })),
  }
  const group = await ctx.store.write(async (tx) => {
    const created = await createGroup(tx, ctx, input)
    await takeHolds(tx, ctx, { groupId: created.id, lines: input.orders.flatMap(({ lines }) => lines), until: holdUntil })
    if (cod) await sellHolds(tx, ctx, { groupId: created.id })
    return created
  })
  const seller = sellers[0]!
  return { ...group, input, sellers, seller, order: group.orders[0]!, holdUntil }
}

export const anAttempt = (ctx: Context, group: { id: string; code: string; total: number; holdUntil: Date | null }, bankChoice: 'VNPAYQR' | 'VNBANK' | 'INTCARD' | null = null): Promise<Attempt> =>
  ctx.store.write((tx) => openAttempt(tx, ctx, { groupId: group.id, collectorId: 'buu-dien', amount: group.total, groupCode: group.code, expiresAt: group.holdUntil!, bankChoice }))
