type Line = { unitPrice: number; quantity: number; offQuantity: number; grams: number }

/** What the order still holds of a line after cancelled and refunded pieces; the snapshot itself never changes. */
export const leftOf = ({ unitPrice, quantity, offQuantity, grams }: Line): { quantity: number; amount: number; grams: number } => {
  const left = quantity - offQuantity
  return { quantity: left, amount: unitPrice * left, grams: Math.round((grams * left) / quantity) }
}

type Sums = { goodsTotal: number; shippingFee: number; total: number; goodsOff: number; shippingOff: number }

/** What the buyer pays, or paid and did not get back. */
export const totalLeft = ({ total, goodsOff, shippingOff }: Pick<Sums, 'total' | 'goodsOff' | 'shippingOff'>): number => total - goodsOff - shippingOff
export const goodsLeft = ({ goodsTotal, goodsOff }: Pick<Sums, 'goodsTotal' | 'goodsOff'>): number => goodsTotal - goodsOff
/** No goods are left in it: whatever was paid went back, or is on its way back. */
export const nothingLeft = (order: Pick<Sums, 'goodsTotal' | 'goodsOff'>): boolean => goodsLeft(order) === 0

type Off = Pick<Sums, 'total' | 'goodsOff' | 'shippingOff'>
type Back = { amount: number; reason: string; state: string }

/** Of what was paid for the order: a second payment that went back, or a stranger's, does not count. */
const ofTheOrder = <Row extends Pick<Back, 'reason'>>(refunds: readonly Row[]): Row[] => refunds.filter(({ reason }) => reason !== 'duplicate' && reason !== 'wrong_transfer')
const sum = (refunds: readonly Pick<Back, 'amount'>[]) => refunds.reduce((total, { amount }) => total + amount, 0)

/** Nothing of a group's payment is kept: all orders went back, or the money came when the goods were gone. */
export function isRefunded(group: { total: number; paidAt: Date | null }, orders: readonly Off[], refunds: readonly Pick<Back, 'amount' | 'reason'>[]): boolean {
  const back = sum(ofTheOrder(refunds))
  return back > 0 && (back >= group.total || orders.every((order) => totalLeft(order) === 0))
}

/** agreed: when it was placed; left: after what went off; back: paid to the buyer again; going: on its way to him. đồng */
export type GroupMoney = { agreed: number; left: number; back: number; going: number }

/** What a buyer's group comes to, the same on every page. */
export function groupMoney(orders: readonly Off[], refunds: readonly Back[]): GroupMoney {
  const own = ofTheOrder(refunds)
  const back = sum(own.filter(({ state }) => state === 'done'))
  return { agreed: orders.reduce((total, order) => total + order.total, 0), left: orders.reduce((total, order) => total + totalLeft(order), 0), back, going: sum(own) - back }
}
