import { newCode } from '#app/lib/code.server.ts'
import type { Context } from '#app/lib/context.ts'
import { orderGroups, orders } from '../schema/orders.ts'

type Seller = { id: string; unitPath: string }
type Sale = {
  producer: Seller
  stall: { id: string; name: string }
  status?: string
  method?: 'vnpay' | 'cod'
  related?: boolean
  placedAt?: Date
  /** VNPay only; null while nothing was paid. */
  paidAt?: Date | null
  alertAt?: Date
  cancelAt?: Date
  deliveredAt?: Date | null
}

/** An order as it stands in the rows, for what reads orders; what writes them has `aGroup`. */
export async function aSale(ctx: Context, { producer, stall, status = 'placed', method = 'vnpay', related = false, placedAt = ctx.now(), deliveredAt = null, ...times }: Sale) {
  const [id, groupId] = [ctx.newId(), ctx.newId()]
  const cod = method === 'cod'
  const paidAt = times.paidAt === undefined ? (cod || status === 'awaiting_payment' ? null : placedAt) : times.paidAt
  const money = { goodsTotal: 480_000, total: 512_000 }
  const place = { provinceCode: '01', provinceName: 'Thành phố Hà Nội', communeCode: '00004', communeName: 'Phường Ba Đình', addressLine: '12 Đội Cấn' }
  const buyer = { buyerName: 'Trần Văn Nam', buyerPhone: '+84912000099', recipientName: 'Trần Văn Nam', recipientPhone: '+84912000099' }
  const order = {
    id,
    groupId,
    code: newCode(),
    stallId: stall.id,
    producerId: producer.id,
    unitPath: producer.unitPath,
    stallName: stall.name,
    sellerToken: id,
    status,
    cod,
    related,
    ...money,
    shippingFee: 32_000,
    createdAt: placedAt,
    placedAt: status === 'awaiting_payment' ? null : placedAt,
    alertAt: times.alertAt ?? null,
    cancelAt: times.cancelAt ?? null,
    deliveredAt,
  }
  await ctx.store.write(async (tx) => {
    await tx.insert(orderGroups).values({ id: groupId, code: newCode(), requestId: groupId, collectorId: 'buu-dien', ...buyer, ...place, ...money, shippingTotal: 32_000, method, locale: 'vi', placedAt, paidAt })
    await tx.insert(orders).values(order)
  })
  return order
}
