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

/** Nothing of a group's payment is kept: all orders went back, or the money came when the goods were gone. A second payment that went back does not count. */
export function isRefunded(group: { total: number; paidAt: Date | null }, orders: readonly Pick<Sums, 'total' | 'goodsOff' | 'shippingOff'>[], refunds: readonly { amount: number; reason: string }[]): boolean {
  const back = refunds.filter(({ reason }) => reason !== 'duplicate' && reason !== 'wrong_transfer').reduce((sum, { amount }) => sum + amount, 0)
  return back > 0 && (back >= group.total || orders.every((order) => totalLeft(order) === 0))
}
