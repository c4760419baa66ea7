import { describe, expect, it } from 'vitest'
import { dongInWords } from './money-words.ts'
import { parseDong, showDong, sumDong, toDong } from './money.ts'

describe('đồng', () => {
  it('are written the Vietnamese way', () => {
    expect(showDong(240_000)).toBe('240.000 đ')
    expect(showDong(0)).toBe('0 đ')
    expect(showDong(-7_200)).toBe('−7.200 đ')
    expect(showDong(9_007_199_254_740_991)).toBe('9.007.199.254.740.991 đ')
  })

  it.each([0.5, NaN, Infinity, 2 ** 53])('refuse %s', (amount) => expect(() => toDong(amount)).toThrow(RangeError))

  it('sum to a safe whole number or not at all', () => {
    expect(sumDong([1, 2, -3])).toBe(0)
    expect(() => sumDong([2 ** 52, 2 ** 52])).toThrow(RangeError)
  })

  it.each([
    ['1.234.567', 1_234_567],
    ['1,234,567', 1_234_567],
    ['1234567', 1_234_567],
    ['250 000', 250_000],
    ['250.000 đ', 250_000],
    ['250.000đ', 250_000],
    ['0', 0],
  ])('are read from %s', (typed, amount) => expect(parseDong(typed)).toBe(amount))

  it.each(['1.5', '1,50', '12.34.567', '-5', '1e5', '', 'abc', '1.234,567', '99999999999999999'])('are not read from %s', (typed) => expect(parseDong(typed)).toBeUndefined())
})

describe('words', () => {
  it.each([
    [0, 'không đồng'],
    [250, 'hai trăm năm mươi đồng'],
    [250_000, 'hai trăm năm mươi nghìn đồng'],
    [240_015, 'hai trăm bốn mươi nghìn không trăm mười lăm đồng'],
    [105_000, 'một trăm linh năm nghìn đồng'],
    [21_000, 'hai mươi mốt nghìn đồng'],
    [24_055, 'hai mươi tư nghìn không trăm năm mươi lăm đồng'],
    [1_000_001, 'một triệu không trăm linh một đồng'],
    [2_000_000_000, 'hai tỷ đồng'],
  ])('%d is read back', (amount, words) => expect(dongInWords(amount)).toBe(words))

  it('say ngàn in the south', () => expect(dongInWords(250_000, 'ngàn')).toBe('hai trăm năm mươi ngàn đồng'))
})
