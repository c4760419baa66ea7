/** A transfer keeps goods aside for a day and more, and nobody hears of it before the collector's next import. */
const VIETQR = { leastStock: 5, freshDays: 7 } as const

export type VietqrRefusal = 'checkout.vietqrFewLeft' | 'checkout.vietqrShipsSoon' | 'checkout.vietqrNoAccount' | 'checkout.vietqrTooLate'
/** stock: what the stall has, this order's own goods among it. */
export type VietqrLine = { stock: number; storage: string; shelfLifeDays: number | null }

/** Live goods, and what keeps a week at most, leave within a day of being picked. */
const shipsWithinADay = ({ storage, shelfLifeDays }: Pick<VietqrLine, 'storage' | 'shelfLifeDays'>): boolean => storage === 'song' || (shelfLifeDays !== null && shelfLifeDays <= VIETQR.freshDays)

/** Why goods cannot wait for a transfer; null when all of them can. */
export const vietqrRefusal = (lines: readonly VietqrLine[]): VietqrRefusal | null =>
  lines.some(shipsWithinADay) ? 'checkout.vietqrShipsSoon' : lines.some(({ stock }) => stock < VIETQR.leastStock) ? 'checkout.vietqrFewLeft' : null
