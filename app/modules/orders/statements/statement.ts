import { partOf } from '#app/modules/payments/fees/commission.ts'

/** A month's tax rows of a producer: base negative when refunded. All amounts in đồng. */
export type TaxRow = { orderId: string; productId: string; base: number; vat: number; pit: number; at: Date; period: string }
/** What a month's journal moved for an order on the accounts a stall is told about; credit positive. */
export type Moved = { orderId: string; balance: number; ownAccount: number; commission: number; vat: number; pit: number; at: Date }
export type Sold = { orderId: string; productId: string; code: string; name: string; unitLabel: string; quantity: number; amount: number; commissionBp: number; makerId: string | null; makerName: string | null }
/** sent: on its way to the bank */
export type Paid = { sentAt: Date; paidAt: Date | null; amount: number; state: string }

export type PaidOn = { is: 'paid'; at: Date } | { is: 'sent'; at: Date } | { is: 'own'; at: Date } | { is: 'waiting' } | { is: 'none' }
/** price + refund − fee − vat − pit − carriage = net; refund and what it gives back have the other sign. */
export type StatementRow = { orderId: string; code: string; at: Date; price: number; refund: number; fee: number; vat: number; pit: number; carriage: number; net: number; paidOn: PaidOn }
export type Totals = Pick<StatementRow, 'price' | 'refund' | 'fee' | 'vat' | 'pit' | 'carriage' | 'net'>

type Facts = { month: string; opening: number; moved: readonly Moved[]; taxRows: readonly TaxRow[]; sold: readonly Sold[]; paid: readonly Paid[] }

/**
 * The orders of a month, in the order in which their money moved. Price is what the buyer was charged for lines released this month,
 * refund what went back of it before or after; fee and net are the journal's, tax its rows.
 */
export function statementRows({ month, opening, moved, taxRows, sold, paid }: Facts): StatementRow[] {
  let running = opening
  return [...moved]
    .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.orderId < b.orderId ? -1 : 1))
    .map(({ orderId, balance, ownAccount, commission, vat, pit, at }) => {
      const own = taxRows.filter((row) => row.orderId === orderId && row.period === month)
      const released = sold.filter((line) => line.orderId === orderId && own.some(({ productId, base }) => productId === line.productId && base > 0))
      const price = sum(released.map(({ amount }) => amount))
      const kept = sum(own.map(({ base }) => base))
      running += balance - ownAccount
      return {
        ...{ orderId, code: sold.find((line) => line.orderId === orderId)?.code ?? '', at, price, refund: kept - price, fee: commission, vat, pit, net: balance },
        carriage: kept - commission - vat - pit - balance,
        paidOn: ownAccount !== 0 ? { is: 'own' as const, at } : paidOn(running, balance, paid),
      }
    })
}

/** The pay-out that brought the money: the first one with which everything up to here had been sent. */
function paidOn(running: number, net: number, paid: readonly Paid[]): PaidOn {
  if (net <= 0) return { is: 'none' }
  let gone = 0
  for (const { amount, sentAt, paidAt, state } of paid) {
    gone += amount
    if (gone >= running) return state === 'paid' ? { is: 'paid', at: paidAt ?? sentAt } : { is: 'sent', at: sentAt }
  }
  return { is: 'waiting' }
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)

export const totalsOf = (rows: readonly Totals[]): Totals => {
  const of = (key: keyof Totals) => sum(rows.map((row) => row[key]))
  return { price: of('price'), refund: of('refund'), fee: of('fee'), vat: of('vat'), pit: of('pit'), carriage: of('carriage'), net: of('net') }
}

/** What a member of a co-operative is due of the month's orders; makerId null: goods nobody is named for, and carriage. */
export type Due = { makerId: string | null; name: string; goods: number; fee: number; vat: number; pit: number; carriage: number; net: number }

/** Each line by its maker; commission of a line is what its goods kept at the end of the month cost less what they cost before. Carriage of the month is no single member's. */
export function duesOf({ month, taxRows, sold, carriage }: Pick<Facts, 'month' | 'taxRows' | 'sold'> & { carriage: number }): Due[] {
  const dues = new Map<string, Due>()
  const dueOf = (makerId: string | null, name = ''): Due => dues.get(makerId ?? '') ?? { makerId, name, goods: 0, fee: 0, vat: 0, pit: 0, carriage: 0, net: 0 }
  for (const line of sold) {
    const own = taxRows.filter(({ orderId, productId }) => orderId === line.orderId && productId === line.productId)
    const now = own.filter(({ period }) => period === month)
    if (now.length === 0) continue
    const before = sum(own.filter(({ period }) => period < month).map(({ base }) => base))
    const goods = sum(now.map(({ base }) => base))
    const fee = partOf(before + goods, line.commissionBp) - partOf(before, line.commissionBp)
    const [vat, pit] = [sum(now.map((row) => row.vat)), sum(now.map((row) => row.pit))]
    const due = dueOf(line.makerId, line.makerName ?? '')
    dues.set(line.makerId ?? '', { ...due, goods: due.goods + goods, fee: due.fee + fee, vat: due.vat + vat, pit: due.pit + pit, net: due.net + goods - fee - vat - pit })
  }
  const nobodys = dueOf(null)
  if (carriage !== 0) dues.set('', { ...nobodys, carriage, net: nobodys.net - carriage })
  return [...dues.values()].sort((a, b) => (a.makerId === null ? 1 : b.makerId === null ? -1 : a.name.localeCompare(b.name, 'vi')))
}

export const anyCarriage = (rows: readonly { carriage: number }[]): boolean => rows.some(({ carriage }) => carriage !== 0)
