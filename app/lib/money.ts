declare const dong: unique symbol
/** Whole đồng. × 100 exists only in the VNPay adapter. */
export type Dong = number & { readonly [dong]: true }

/** Throws RangeError unless `amount` is a whole, safe number of đồng; negative amounts are refunds and corrections. */
export function toDong(amount: number): Dong {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not whole đồng: ${amount}`)
  return amount as Dong
}

export const sumDong = (amounts: readonly number[]): Dong => toDong(amounts.reduce((total, amount) => total + amount, 0))

/** 240.000 đ — written by hand, not by Intl, so that server and browser agree to the byte. */
export const showDong = (amount: number): string => `${groupDigits(amount)} đ`

export const groupDigits = (amount: number): string => (amount < 0 ? '−' : '') + Math.abs(amount).toString().replace(/\B(?=(\d{3})+$)/g, '.')

/** '1.234.567', '1,234,567', '1234567', '250 000' → đồng; undefined for anything else, '1.5' included. */
export function parseDong(text: string): Dong | undefined {
  const compact = text.trim().replace(/\s*(đồng|đ|vnd|₫)$/i, '').replace(/\s/g, '')
  if (!/^(\d{1,15}|\d{1,3}(\.\d{3}){1,4}|\d{1,3}(,\d{3}){1,4})$/.test(compact)) return undefined
  return toDong(Number(compact.replace(/[.,]/g, '')))
}
