import { describe, expect, it } from 'vitest'
import { judgeParcel, withinTolerance, type BilledParcel } from './carrier-bill-rules.ts'
import { carrierBillLayout, kindOf, positionsOf, settlementLayout } from './layouts.ts'
import { amountIn, readFile, type Cells } from './read-file.server.ts'
import { judgeRow, signed } from './settlement-rows.ts'

describe("a row of VNPay's file", () => {
  const attempt = { amount: 512_000, state: 'paid' }
  it.each([
    ['a payment of ours', { kind: 'pay', amount: 512_000 }, { attempt, refundsLeft: [], earlier: false }, 'ok'],
    ['another amount', { kind: 'pay', amount: 500_000 }, { attempt, refundsLeft: [], earlier: false }, 'amount_differs'],
    ['paid, and we have not heard', { kind: 'pay', amount: 512_000 }, { attempt: { ...attempt, state: 'failed' }, refundsLeft: [], earlier: false }, 'not_paid'],
    ['nothing of ours', { kind: 'pay', amount: 1 }, { attempt: undefined, refundsLeft: [], earlier: false }, 'unknown'],
    ['told before', { kind: 'pay', amount: 512_000 }, { attempt, refundsLeft: [], earlier: true }, 'repeated'],
    ['a refund', { kind: 'refund', amount: 32_000 }, { attempt, refundsLeft: [480_000, 32_000], earlier: false }, 'ok'],
    ['a refund nobody asked for', { kind: 'refund', amount: 32_000 }, { attempt, refundsLeft: [480_000], earlier: false }, 'amount_differs'],
  ] as const)('%s', (_what, row, { refundsLeft, ...known }, result) => expect(judgeRow(row, { ...known, refundsLeft: [...refundsLeft] })).toBe(result))

  it('two refunds of one amount need two refunds', () => {
    const known = { attempt, refundsLeft: [32_000], earlier: false }
    expect([judgeRow({ kind: 'refund', amount: 32_000 }, known), judgeRow({ kind: 'refund', amount: 32_000 }, known)]).toEqual(['ok', 'amount_differs'])
  })

  it('refunds go out', () => expect([signed({ kind: 'pay', amount: 5 }), signed({ kind: 'refund', amount: 5 })]).toEqual([5, -5]))
})

describe('who bears what a carrier bills beyond what was booked', () => {
  const parcel = { billed: 32_000, booked: 32_000, billedGrams: 500, declaredGrams: 500, fair: 32_000, repeated: false }
  it.each<[string, BilledParcel, string]>([
    ['nothing differs', parcel, 'ok nobody'],
    ['100 g more, within the tolerance: the collector', { ...parcel, billedGrams: 600, billed: 38_000, fair: 38_000 }, 'weight_corrected collector'],
    ['700 g more than she said: the producer', { ...parcel, billedGrams: 1_200, billed: 44_000, fair: 44_000 }, 'weight_corrected producer'],
    ['a tenth of a heavy parcel: the collector', { ...parcel, declaredGrams: 10_000, billedGrams: 11_000, billed: 160_000, booked: 150_000, fair: 160_000 }, 'weight_corrected collector'],
    ['dearer than its own list: the carrier', { ...parcel, billed: 33_000 }, 'fee_differs carrier'],
    ['heavier, and still dearer than the list: the carrier', { ...parcel, billedGrams: 1_200, billed: 45_000, fair: 44_000 }, 'fee_differs carrier'],
    ['cheaper: to the good of the collector', { ...parcel, billed: 30_000 }, 'weight_corrected collector'],
    ['the way back of a returned parcel', { ...parcel, billed: 64_000, fair: 64_000 }, 'weight_corrected collector'],
    ['billed a second time', { ...parcel, repeated: true }, 'repeated carrier'],
    ['no parcel of ours', undefined, 'unknown carrier'],
  ])('%s', (_what, billed, expected) => {
    const { result, bearer } = judgeParcel(billed)
    expect(`${result} ${bearer}`).toBe(expected)
  })

  it.each([[700, 500, true], [701, 500, false], [3_300, 3_000, true], [3_301, 3_000, false], [100, 500, true]])('%i g for %i g declared', (billedGrams, declaredGrams, within) => expect(withinTolerance({ billedGrams, declaredGrams })).toBe(within))
})

describe('files', () => {
  type Billed = { line: number; parcel: string; grams: number; fee: number }
  const row = ({ line, of }: Cells<'parcel' | 'grams' | 'fee'>): Billed | { fault: 'amountUnreadable'; seen: string } => {
    const [grams, fee] = [amountIn(of('grams')), amountIn(of('fee'))]
    return fee === undefined ? { fault: 'amountUnreadable' as const, seen: of('fee') } : { line, parcel: of('parcel'), grams: grams ?? 0, fee }
  }
  const read = (text: string) => readFile<'parcel' | 'grams' | 'fee', Billed>(Buffer.from(text), carrierBillLayout, row, { key: 'parcel', field: 'fee', of: ({ fee }) => fee })

  it('a heading below other lines, any separator, sums checked', () => {
    const rows = [{ line: 4, parcel: 'EB1VN', grams: 500, fee: 32_000 }, { line: 5, parcel: 'EB2VN', grams: 1_200, fee: 44_000 }]
    const file = 'Bưu điện;Bảng kê\nTháng 11\nMã vận đơn;Khối lượng (g);Tổng cước\nEB1VN;500;32.000\nEB2VN;1.200;44.000\nTổng cộng;;76.000\n'
    expect(read(file)).toEqual({ encoding: 'utf-8', rows })
    expect(read(file.replace('76.000', '75.000'))).toEqual({ fault: 'sumsDiffer' })
  })

  it.each([
    ['no heading', 'a,b\n1,2\n', { fault: 'headingMissing' }],
    ['no row', 'Mã vận đơn,Khối lượng,Cước\n', { fault: 'noRows' }],
    ['a fraction of a đồng', 'Mã vận đơn,Khối lượng,Cước\nEB1VN,500,1.5\n', { faulty: [{ line: 2, fault: 'amountUnreadable', seen: '1.5' }], count: 1 }],
    ['beyond 2^53', 'Mã vận đơn,Khối lượng,Cước\nEB1VN,500,99999999999999999\n', { faulty: [{ line: 2, fault: 'amountUnreadable', seen: '99999999999999999' }], count: 1 }],
    ['nothing', '', { fault: 'empty' }],
  ])('%s', (_what, text, expected) => expect(read(text)).toEqual(expected))

  it('headings are compared without marks; kinds have names', () => {
    expect(positionsOf(['STT', 'LOAI GIAO DICH', 'Mã tham chiếu', 'Mã giao dịch VNPAY', 'Số tiền (đ)'], settlementLayout)).toEqual({ kind: 1, txnRef: 2, transactionNo: 3, amount: 4 })
    expect(['Thanh toán', 'HOÀN TIỀN', 'chuyển khoản'].map(kindOf)).toEqual(['pay', 'refund', undefined])
  })
})
