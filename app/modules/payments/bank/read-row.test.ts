import { describe, expect, it } from 'vitest'
import { customLayout, layoutById, layouts, positionsIn } from './layouts.ts'
import { readAmount } from './read-amount.ts'
import { readDay } from '#app/lib/time.ts'
import { readRow } from './read-row.ts'

describe('amounts', () => {
  it.each<[string, number]>([
    ['1.234.567', 1_234_567], ['1,234,567', 1_234_567], ['1,234,567.00', 1_234_567], ['1.234.567,00', 1_234_567], ['1234567', 1_234_567], ['1 234 567', 1_234_567], ['240000.00', 240_000],
    ['+240.000', 240_000], ['-240.000', -240_000], ['−240.000', -240_000], ['(240.000)', -240_000], ['240.000 VND', 240_000], ['240.000đ', 240_000], ['0', 0], ['0.00', 0], ['9007199254740991', 9_007_199_254_740_991],
  ])('%s', (text, amount) => expect(readAmount(text)).toEqual({ amount }))

  it.each(['', ' ', '-'])('nothing is written in %j', (text) => expect(readAmount(text)).toBeUndefined())

  it.each([
    ['1,234.5', 'amountFraction'], ['0.01', 'amountFraction'], ['12.50', 'amountFraction'], ['1.234.567,89', 'amountFraction'],
    ['9007199254740992', 'amountTooLarge'], ['99.999.999.999.999.999.999', 'amountTooLarge'],
    ['1.23.456', 'amountUnreadable'], ['1,234.567.890', 'amountUnreadable'], ['1e6', 'amountUnreadable'], ['=A1', 'amountUnreadable'], ['mot tram', 'amountUnreadable'], ['--5', 'amountUnreadable'], ['0x10', 'amountUnreadable'], ['NaN', 'amountUnreadable'], ['١٢٣', 'amountUnreadable'],
  ])('%s is refused: %s', (text, fault) => expect(readAmount(text)).toEqual({ fault }))
})

it.each([
  ['22/11/2026', '2026-11-22'], ['2/1/2026', '2026-01-02'], ['22-11-2026 14:35:22', '2026-11-22'], ['2026-11-22', '2026-11-22'], ['2026-11-22T14:35:22', '2026-11-22'],
  ['31/02/2026', undefined], ['11/22/2026', undefined], ['22/11/26', undefined], ['', undefined], ['hôm qua', undefined], ['0000-00-00', undefined],
])('day %s is %s', (text, day) => expect(readDay(text)).toBe(day))

describe('headings', () => {
  it.each([
    ['vietcombank', ['STT', 'Ngày giao dịch', 'Số tham chiếu', 'Số tiền ghi nợ/ Debit', 'Số tiền ghi có/ Credit', 'Số dư', 'Mô tả'], { day: 1, reference: 2, debit: 3, credit: 4, description: 6 }],
    ['agribank', ['STT', 'Ngày GD', 'Mã giao dịch', 'Ghi nợ', 'Ghi có', 'Người PL', 'ND GD'], { day: 1, reference: 2, debit: 3, credit: 4, description: 6, counterName: 5 }],
    ['bidv', ['STT', 'Ngày GD', 'Số tham chiếu', 'Mô tả', 'Phát sinh Nợ', 'Phát sinh Có', 'Số dư'], { day: 1, reference: 2, description: 3, debit: 4, credit: 5 }],
    ['agribank', ['Ngày hạch toán', 'Ngày chứng từ', 'Số chứng từ', 'Diễn giải', 'Phát sinh nợ', 'Phát sinh có', 'Số dư'], { day: 0, reference: 2, description: 3, debit: 4, credit: 5 }],
    ['mb', ['Ngày giao dịch', 'Mã giao dịch', 'Số tiền', 'Nội dung'], { day: 0, reference: 1, amount: 2, description: 3 }],
    ['mb', ['STT', 'Ngày hạch toán\nPosting Date', 'Ngày giao dịch\nTransaction Date', 'Số bút toán\nTransaction No', 'Số tiền ghi nợ\nDebit', 'Số tiền ghi có\nCredit', 'Số dư', 'Nội dung\nDescription'], { day: 2, reference: 3, debit: 4, credit: 5, description: 7 }],
    ['vietinbank', ['STT', 'Ngày hạch toán / Accounting date', 'Mô tả giao dịch / Transaction description', 'Nợ / Debit', 'Có / Credit', 'Số dư TK / Account balance', 'Số giao dịch / Transaction number'], { day: 1, description: 2, debit: 3, credit: 4, reference: 6 }],
    ['techcombank', ['Ngày giao dịch\nTransaction Date', 'Đối tác\nRemitter', 'NH Đối tác', 'Diễn giải\nDetails', 'Số bút toán\nTransaction No', 'Nợ TKTT\nDebit', 'Có TKTT\nCredit', 'Số dư'], { day: 0, counterName: 1, description: 3, reference: 4, debit: 5, credit: 6 }],
  ])('of %s, with its additions', (id, row, expected) => expect(positionsIn(row, layoutById(id)!)).toEqual(expected))

  it('without marks, in capitals, or taken apart are the same', () => {
    expect(positionsIn(['NGAY GIAO DICH', 'SO THAM CHIEU', 'SO TIEN GHI NO', 'SO TIEN GHI CO', 'MO TA'], layouts[0]!)).toMatchObject({ day: 0, credit: 3 })
    expect(positionsIn(['Ngày giao dịch', 'Số tham chiếu', 'Số tiền ghi nợ', 'Số tiền ghi có', 'Mô tả'].map((cell) => cell.normalize('NFD')), layouts[0]!)).toMatchObject({ day: 0, credit: 3 })
  })

  it('that lack a column are no heading', () => expect(positionsIn(['Ngày giao dịch', 'Số tham chiếu', 'Số tiền ghi có', 'Mô tả'], layouts[0]!)).toBeUndefined())

  it('chosen on the screen', () => {
    const custom = customLayout({ day: 'Date posted', reference: 'Ref#', amount: 'VND', description: ' Memo ', debit: '' })
    expect(positionsIn(['Memo', 'Date posted', 'VND', 'Ref#'], custom)).toEqual({ day: 1, reference: 3, amount: 2, description: 0 })
  })
})

describe('rows', () => {
  const at = { day: 0, reference: 1, debit: 2, credit: 3, description: 4 }
  const row = (...cells: string[]) => readRow(7, cells, at, '2026-11-22')

  it('money in is positive, money out negative, words are tidied', () => {
    expect(row('22/11/2026', 'FT1', '', '512.000', ' CL\n K7M4  2XQR ')).toEqual({ line: 7, day: '2026-11-22', reference: 'FT1', amount: 512_000, description: 'CL K7M4 2XQR', counterName: '' })
    expect(row('22/11/2026', 'FT2', '11.000', '0', 'Phi')).toMatchObject({ amount: -11_000 })
    expect(row('22/11/2026', "'0123", '', '1', 'Tra\u0302\u0300n')).toMatchObject({ reference: '0123', description: 'Trần' })
  })

  it.each([
    ['dayUnreadable', ['22.13.2026', 'FT1', '', '1', '']],
    ['dayToCome', ['23/11/2026', 'FT1', '', '1', '']],
    ['referenceMissing', ['22/11/2026', '', '', '1', '']],
    ['referenceLong', ['22/11/2026', 'F'.repeat(61), '', '1', '']],
    ['amountZero', ['22/11/2026', 'FT1', '', '0', '']],
    ['amountZero', ['22/11/2026', 'FT1']],
    ['amountBoth', ['22/11/2026', 'FT1', '5', '5', '']],
    ['amountNegative', ['22/11/2026', 'FT1', '', '-512.000', '']],
    ['amountNegative', ['22/11/2026', 'FT1', '-11.000', '', '']],
    ['amountFraction', ['22/11/2026', 'FT1', '', '512.000,50', '']],
    ['amountTooLarge', ['22/11/2026', 'FT1', '', '9007199254740993', '']],
    ['amountUnreadable', ['22/11/2026', 'FT1', '', 'abc', '']],
  ] as const)('%s', (fault, cells) => expect(row(...cells)).toMatchObject({ line: 7, fault }))

  it('a signed amount may be negative, not nothing', () => {
    const signed = (amount: string) => readRow(1, ['22/11/2026', 'FT1', amount, 'x'], { day: 0, reference: 1, amount: 2, description: 3 }, '2026-11-22')
    expect(signed('-5.000')).toMatchObject({ amount: -5_000 })
    expect(signed('0')).toMatchObject({ fault: 'amountZero' })
  })

  it.each([[['', '', '', '', '']], [['Tổng cộng', '', '11.000', '512.000', '']], [['', '', 'Số dư cuối kỳ', '', '']], [['Số dư đầu kỳ: 5.000.000']]])('the bank’s sums are no transaction: %j', (cells) => expect(row(...cells)).toBeUndefined())
})
