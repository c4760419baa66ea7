import { describe, expect, it } from 'vitest'
import { earlierReferences, likeness, repeatedReference, type Telling } from './same-movement.ts'

const telling = (source: string, day: number, description: string, { codes = [], statementId = null }: Partial<Telling> = {}): Telling => ({ source, day: `2026-11-${day}`, description, codes, statementId })
const A = { codes: ['CLK7M42XQR01'] }
const B = { codes: ['CLZZZZ2XQR01'] }

describe('with one reference and one amount', () => {
  it.each<[string, Telling, Telling, string]>([
    ['files: the same day and words', telling('statement', 20, 'Nam tra tien'), telling('statement', 20, 'NAM  TRẢ TIỀN'), 'same'],
    ['files: the next day, the same words', telling('statement', 20, 'Phi'), telling('statement', 21, 'Phi'), 'unsure'],
    ['files: the same day, other words', telling('statement', 20, 'Nam tra tien'), telling('statement', 20, 'Nam tra tien che'), 'unsure'],
    ['files: another day, other words', telling('statement', 20, 'Nam'), telling('statement', 21, 'Lan'), 'another'],
    ['two lines of one file', telling('statement', 20, 'Nam', { statementId: 's' }), telling('statement', 20, 'Lan', { statementId: 's' }), 'another'],
    ['other codes on the same day', telling('statement', 20, 'x', A), telling('feed', 20, 'x', B), 'another'],
    ['file and feed: the same day, other words', telling('feed', 20, 'MBVCB.1'), telling('statement', 20, 'Nam tra tien'), 'same'],
    ['file and feed: a day apart, the words cut short', telling('feed', 21, 'Nam tra tien che Tan Cuong'), telling('statement', 20, 'Nam tra tien che'), 'same'],
    ['file and feed: a day apart, the same code', telling('feed', 21, 'x', A), telling('statement', 20, 'y', A), 'same'],
    ['file and feed: a day apart, a short word in common', telling('feed', 21, 'Nam tra tien'), telling('statement', 20, 'Nam'), 'unsure'],
    ['file and feed: over a holiday, the same code', telling('feed', 20, 'x', A), telling('statement', 23, 'y', A), 'unsure'],
    ['file and feed: days apart, other words', telling('feed', 20, 'Nam'), telling('statement', 23, 'Lan'), 'another'],
    ['the owner’s word days later, the same code', telling('payee', 23, 'x', A), telling('statement', 20, 'y', A), 'same'],
    ['the owner’s word days later, no code', telling('payee', 23, 'x', A), telling('statement', 20, 'y'), 'another'],
  ])('%s', (_case, one, other, verdict) => expect([likeness(one, other), likeness(other, one)]).toEqual([verdict, verdict]))
})

it('a repeated reference names those before it', () => {
  expect(earlierReferences(repeatedReference('0001', 4))).toEqual(['0001', '0001~2', '0001~3'])
  for (const asTheBankWrote of ['0001', 'FT~', '~2', 'A~1', 'A~x']) expect(earlierReferences(asTheBankWrote)).toBeUndefined()
})
