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
