import { describe, expect, it } from 'vitest'
import { ClearingActForm, ClearingImportForm } from './clearing.form.ts'

const file = new File(['x'], 'f.csv')
const taken = (form: object) => ClearingImportForm.safeParse({ collectorId: 'buu-dien', file, ...form }).success

describe('a file of VNPay or a carrier', () => {
  it.each([['2026-02-28', true], ['2028-02-29', true], ['2026-02-29', false], ['2026-02-31', false], ['2026-11-31', false], ['0000-01-01', false], ['22/11/2026', false], ['2026-11-22 10:00', false]])('of the day %s: %s', (day, fits) => {
    expect(taken({ type: 'settlement', day })).toBe(fits)
    expect(taken({ type: 'remittance', day, carrier: 'vnpost', number: 'BK-1' })).toBe(fits)
  })
  it.each([['2026-02', true], ['2026-13', false], ['0000-01', false], ['1926-02', false], ['2026-2', false]])('of the month %s: %s', (month, fits) => expect(taken({ type: 'carrier_bill', month, carrier: 'vnpost' })).toBe(fits))
})

describe('files that came in one sum', () => {
  const along = (value: unknown) => ClearingActForm.safeParse({ intent: 'assign', transactionId: 't', along: value })
  it.each([
    [undefined, []],
    ['remittance:a-1', [{ type: 'remittance', id: 'a-1' }]],
    [['carrier_bill:b', 'settlement:c'], [{ type: 'carrier_bill', id: 'b' }, { type: 'settlement', id: 'c' }]],
  ])('%j', (sent, read) => expect(along(sent).data).toMatchObject({ along: read }))
  it.each(['a', 'payout:a', 'remittance:', `remittance:${'a'.repeat(61)}`, "remittance:a' or 1", '__proto__:a'])('%s is no file', (sent) => expect(along(sent).success).toBe(false))
})
