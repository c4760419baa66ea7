import type { Context } from '#app/lib/context.ts'
import { chart } from '#app/modules/payments/ledger/chart.ts'
import { producerOfActor } from '#app/modules/producers/own-producer.server.ts'
import { goodsLeft } from '../line-left.ts'
import { bookedOf, frozenAmong, soldOrders, unreleasedTotal } from './order-money.repo.server.ts'

const PAGE = 20

/** released: on the balance. frozen: waits until a complaint is decided. due: three days after it arrived. coming: still on its way. */
export type MoneyState = 'released' | 'frozen' | 'due' | 'coming'
/** goods, fee, tax, net: đồng; fee, tax and net are of what was released. */
export type OrderMoney = { code: string; placedAt: Date; goods: number; fee: number; tax: number; net: number; state: MoneyState; releaseAt: Date | null }

/** Order by order: what the buyer paid, what is kept, what she gets. The newest first; owner and accountant only. */
export async function listOrderMoney(ctx: Context, { page = 1 }: { page?: number } = {}): Promise<{ rows: OrderMoney[]; more: boolean; coming: number }> {
  const { read } = ctx.store
  const { id } = await producerOfActor(read, ctx, 'money')
  const found = await soldOrders(read, id, { limit: PAGE + 1, offset: (page - 1) * PAGE })
  const shown = found.slice(0, PAGE)
  const ids = shown.map((order) => order.id)
  const [booked, frozen] = [await bookedOf(read, ids), await frozenAmong(read, ids)]
  const sum = (orderId: string, ...accounts: string[]) => booked.filter((row) => row.orderId === orderId && accounts.includes(row.account)).reduce((total, { amount }) => total + amount, 0)
  return {
    more: found.length > PAGE,
    coming: await unreleasedTotal(read, id),
    rows: shown.map((order) => ({
      code: order.code,
      placedAt: order.placedAt!,
      goods: goodsLeft(order),
      fee: sum(order.id, chart.commission.code),
      tax: sum(order.id, chart.vatWithheld.code, chart.pitWithheld.code),
      net: sum(order.id, chart.producerBalance.code),
      state: order.releasedAt ? 'released' : frozen.has(order.id) ? 'frozen' : order.status === 'delivered' ? 'due' : 'coming',
      releaseAt: order.releaseAt,
    })),
  }
}
