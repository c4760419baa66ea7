import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crc16, LONGEST_PURPOSE, vietQr, type VietQr } from './payload.ts'
import file from './vietqr-test-vectors.json' with { type: 'json' }

type Vector = { id: string; input?: VietQr; payload?: string; value?: string }
const vectors = file.vectors as Vector[]

/** Another reading of the standard: tags in their order, each as long as it says. */
function read(payload: string): [string, string][] {
  const fields: [string, string][] = []
  for (let at = 0; at < payload.length; ) {
    const length = Number(payload.slice(at + 2, at + 4))
    fields.push([payload.slice(at, at + 2), payload.slice(at + 4, at + 4 + length)])
    at += 4 + length
  }
  return fields
}

describe('VietQR payload', () => {
  it.each(vectors.filter(({ input }) => input))('$id', ({ input, payload }) => {
    expect(vietQr(input!)).toBe(payload)
  })

  it('checks by CRC-16/CCITT-FALSE', () => {
    expect(crc16('123456789')).toBe(vectors.find(({ id }) => id === 'crc-check')!.value)
  })

  it('is read back as it was written, whatever the account, sum and text', () => {
    const text = (from: string, min: number, max: number) => fc.array(fc.constantFrom(...from), { minLength: min, maxLength: max }).map((all) => all.join(''))
    const printable = Array.from({ length: 0x5f }, (_, at) => String.fromCharCode(0x20 + at)).join('')
    const inputs = fc.record({ bin: text('0123456789', 6, 6), account: text('0123456789ABCXYZ', 1, 19), amount: fc.integer({ min: 1, max: 9_999_999_999_999 }), purpose: text(printable, 1, LONGEST_PURPOSE) })
    fc.assert(
      fc.property(inputs, ({ bin, account, amount, purpose }) => {
        const payload = vietQr({ bin, account, amount, purpose })
        expect(payload.slice(-4)).toBe(crc16(payload.slice(0, -4)))
        const fields = new Map(read(payload))
        expect([...fields.keys()]).toEqual(['00', '01', '38', '53', '54', '58', '62', '63'])
        expect(Object.fromEntries(read(new Map(read(fields.get('38')!)).get('01')!))).toEqual({ '00': bin, '01': account })
        expect([fields.get('01'), fields.get('54'), fields.get('62')]).toEqual(['12', String(amount), `08${String(purpose.length).padStart(2, '0')}${purpose}`])
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['a BIN of five digits', { bin: '97043' }],
    ['an account with a space', { account: '0011 00123' }],
    ['an account of twenty digits', { account: '1'.repeat(20) }],
    ['nothing to transfer', { amount: 0 }],
    ['less than nothing', { amount: -1 }],
    ['a fraction', { amount: 1.5 }],
    ['a sum of fourteen digits', { amount: 10_000_000_000_000 }],
    ['no number at all', { amount: Number.NaN }],
    ['letters with marks', { purpose: 'Chè cô Tư' }],
    ['a text of 26 characters', { purpose: 'A'.repeat(26) }],
    ['an empty text', { purpose: '' }],
    ['a line break', { purpose: 'CL\nK7M4' }],
  ])('refuses %s', (_case, wrong) => {
    expect(() => vietQr({ bin: '970436', account: '0011001234567', amount: 150_000, purpose: 'CL', ...wrong })).toThrow(RangeError)
  })
})
