import { showDong } from '#app/lib/money.ts'

/** The đ stays with its number. */
export const Amount = ({ of }: { of: number }) => <span className="whitespace-nowrap">{showDong(of)}</span>
