import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { CODE_ALPHABET, newCode, readCode, showCode } from './code.server.ts'
import { covers } from './context.ts'
import { fold, searchWords, slugOf } from './fold.ts'
import { missingDigits, readPhone, showPhone } from './phone.ts'

describe('folding', () => {
  it('forgets marks, tone placement and letter case', () => {
    expect(fold('Chè Đinh Tân Cương')).toBe('che dinh tan cuong')
    expect(fold('Hoà')).toBe(fold('Hòa'))
    expect(fold('ĐƯỜNG'.normalize('NFD'))).toBe('duong')
  })
  it('finds the words of a search once each', () => expect(searchWords('chè  CHE, đinh')).toEqual(['che', 'dinh']))
  it('makes slugs of a folded name and the end of the id', () => {
    expect(slugOf('Chè Đinh', '019364-abc-A1B2C3')).toBe('che-dinh-a1b2c3')
    expect(slugOf('!!!', 'abcdef')).toBe('abcdef')
  })
})

describe('codes read aloud', () => {
  const someCode = fc.array(fc.nat(30), { minLength: 7, maxLength: 7 }).map((digits) => newCode(() => digits.shift()!))
  const seven = fc.nat(6)

  it('come back from what people type', () => {
    fc.assert(fc.property(someCode, (code) => readCode(` ${showCode(code).toLowerCase()}-`) === code))
  })
  it('show a wrong character', () => {
    fc.assert(
      fc.property(someCode, seven, fc.constantFrom(...CODE_ALPHABET), (code, at, wrong) => {
        fc.pre(code[at] !== wrong)
        return readCode(code.slice(0, at) + wrong + code.slice(at + 1)) === undefined
      }),
    )
  })
  it('show two neighbours that changed places', () => {
    fc.assert(
      fc.property(someCode, fc.nat(5), (code, at) => {
        const swapped = code.slice(0, at) + code[at + 1]! + code[at]! + code.slice(at + 2)
        fc.pre(swapped !== code)
        return readCode(swapped) === undefined
      }),
    )
  })
  it('never use characters that are mistaken for others', () => expect(CODE_ALPHABET).not.toMatch(/[01OIL]/))
})

describe('phones', () => {
  it.each(['0912 345 678', '84912345678', '+84 912.345.678', '(0912) 345-678'])('%s is one number', (typed) => expect(readPhone(typed)).toBe('+84912345678'))
  it.each(['091234567', '09123456789', '0212345678', 'abc', '', '0912345678; drop'])('%s is none', (typed) => expect(readPhone(typed)).toBeUndefined())
  it('says how many digits are missing', () => expect(missingDigits('0912 345 6')).toBe(2))
  it('writes them in groups', () => expect(showPhone('+84912345678')).toBe('0912 345 678'))
})

describe('scope', () => {
  it.each([
    ['19', '19/05503/03', true],
    ['19/05503', '19/05503', true],
    ['', '96', true],
    ['19', '190/1', false],
    ['19/05503', '19', false],
  ])('%s covers %s: %s', (scope, unit, yes) => expect(covers(scope, unit)).toBe(yes))
})
