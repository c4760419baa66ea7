import { expect, it } from 'vitest'
import { duesOf, statementRows, totalsOf, type Moved, type Paid, type Sold, type TaxRow } from './statement.ts'

const day = (date: number) => new Date(`2026-10-${String(date).padStart(2, '0')}T03:00:00Z`)
const moved = (orderId: string, balance: number, at: Date, more: Partial<Moved> = {}): Moved => ({ orderId, balance, ownAccount: 0, commission: 0, vat: 0, pit: 0, at, ...more })
const sold = (orderId: string, amount: number, more: Partial<Sold> = {}): Sold => ({ orderId, productId: 'che', code: orderId, name: 'Chè', unitLabel: 'hộp', quantity: 1, amount, commissionBp: 0, makerId: null, makerName: null, ...more })
const taxed = (orderId: string, base: number, more: Partial<TaxRow> = {}): TaxRow => ({ orderId, productId: 'che', base, vat: 0, pit: 0, at: day(1), period: '2026-10', ...more })
const paid = (amount: number, date: number, state = 'paid'): Paid => ({ amount, sentAt: day(date), paidAt: state === 'paid' ? day(date + 1) : null, state })

it('an order says which pay-out brought its money: the first with which everything before it had been sent', () => {
  const facts = { month: '2026-10', opening: 50_000, moved: [moved('A', 100_000, day(3)), moved('B', 200_000, day(5)), moved('C', 70_000, day(9)), moved('D', 1_000, day(10))], taxRows: [taxed('A', 100_000), taxed('B', 200_000), taxed('C', 70_000), taxed('D', 1_000)], sold: [sold('A', 100_000), sold('B', 200_000), sold('C', 70_000), sold('D', 1_000)] }
  const rows = statementRows({ ...facts, paid: [paid(150_000, 4), paid(200_000, 6), paid(70_000, 11, 'sent')] })
  expect(rows.map(({ paidOn }) => paidOn)).toEqual([{ is: 'paid', at: day(5) }, { is: 'paid', at: day(7) }, { is: 'sent', at: day(11) }, { is: 'waiting' }])
})

it('a part refunded before the release and one refunded after both stand as refund, and nothing is lost', () => {
  const before = statementRows({ month: '2026-10', opening: 0, paid: [], moved: [moved('A', 236_400, day(3), { vat: 2_400, pit: 1_200 })], taxRows: [taxed('A', 240_000, { vat: 2_400, pit: 1_200 })], sold: [sold('A', 480_000)] })
  expect(before[0]).toMatchObject({ price: 480_000, refund: -240_000, vat: 2_400, pit: 1_200, carriage: 0, net: 236_400 })
  const after = statementRows({ month: '2026-10', opening: 0, paid: [], moved: [moved('A', -236_400, day(3), { vat: -2_400, pit: -1_200 })], taxRows: [taxed('A', 480_000, { period: '2026-09', vat: 4_800, pit: 2_400 }), taxed('A', -240_000, { vat: -2_400, pit: -1_200 })], sold: [sold('A', 480_000)] })
  expect(after[0]).toMatchObject({ price: 0, refund: -240_000, carriage: 0, net: -236_400, paidOn: { is: 'none' } })
  const { price, refund, fee, vat, pit, carriage, net } = totalsOf([...before, ...after])
  expect(price + refund - fee - vat - pit - carriage).toBe(net)
})

it('delivery that the stall has to bear stands apart; money on her own account was never waited for', () => {
  const [row] = statementRows({ month: '2026-10', opening: 0, paid: [], moved: [moved('A', -32_000, day(3))], taxRows: [], sold: [sold('A', 480_000)] })
  expect(row).toMatchObject({ price: 0, refund: 0, carriage: 32_000, net: -32_000 })
  const [direct] = statementRows({ month: '2026-10', opening: 0, paid: [], moved: [moved('B', 100_000, day(3), { ownAccount: 100_000 })], taxRows: [taxed('B', 100_000)], sold: [sold('B', 100_000)] })
  expect(direct!.paidOn).toEqual({ is: 'own', at: day(3) })
})

it("a member's commission over the months adds up to that of the whole line", () => {
  const line = sold('A', 333, { commissionBp: 150, makerId: 'sau', makerName: 'Sáu' })
  const rows = [taxed('A', 333, { period: '2026-09' }), taxed('A', -111), taxed('A', -222, { period: '2026-11' })]
  const fee = (month: string) => duesOf({ month, taxRows: rows.filter(({ period }) => period <= month), sold: [line], carriage: 0 })[0]!.fee
  expect([fee('2026-09'), fee('2026-10'), fee('2026-11')]).toEqual([5, -2, -3])
})

it('carriage the co-operative bears is in nobody’s share, also in a month without goods', () => {
  expect(duesOf({ month: '2026-10', taxRows: [], sold: [], carriage: 32_000 })).toEqual([{ makerId: null, name: '', goods: 0, fee: 0, vat: 0, pit: 0, carriage: 32_000, net: -32_000 }])
  expect(duesOf({ month: '2026-10', taxRows: [], sold: [], carriage: 0 })).toEqual([])
})
