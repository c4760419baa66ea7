import { toDong, type Dong } from '#app/lib/money.ts'

const WHOLE_BP = 10_000

/** A part in basis points of a whole amount, rounded half up to the đồng. */
export const partOf = (amount: number, bp: number): Dong => toDong(Math.floor((amount * bp + WHOLE_BP / 2) / WHOLE_BP))

/** From the rate frozen on the line at placement. */
export const commissionOf = ({ amount, commissionBp }: { amount: number; commissionBp: number }): Dong => partOf(amount, commissionBp)
