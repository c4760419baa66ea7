import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { taxRuleRows, withholdingModeRows } from '#db/seed/reference/tax-rules.ts'
import { giveBack, modeFor, ruleFor, taxOn, treatmentThatCounts, treatments, withholdingModes, type TaxLine, type TaxRule } from './tax-rules.ts'

const rules = taxRuleRows() as TaxRule[]
const household = (treatment: string, day: string) => ruleFor(rules, { entityType: 'household', treatment, day })
const line = (more: Partial<TaxLine> = {}): TaxLine => ({ amount: 480_000, vatBp: 100, pitBp: 50, withholding: 'ALWAYS', threshold: 1_000_000_000, organisation: false, ...more })

describe('which rule counts', () => {
  it('Decree 117 to its last day, Decree 252 from its first', () => {
    expect(household('processed_goods', '2026-06-30')).toMatchObject({ id: 'nd117-household-processed_goods', vatBp: 100, pitBp: 50 })
    expect(household('processed_goods', '2026-07-01')).toMatchObject({ id: 'nd252-household-processed_goods' })
    expect(household('processed_goods', '2025-06-30')).toBeUndefined()
  })

  it('takes the highest rate for a treatment nobody has a rule for', () => {
    expect(household('something-new', '2026-11-22')).toMatchObject({ treatment: 'service', vatBp: 500, pitBp: 200 })
  })

  it('taxes goods as processed until an officer agreed that they are not', () => {
    expect(treatmentThatCounts({ treatment: 'own_unprocessed', confirmed: false })).toBe('processed_goods')
    expect(treatmentThatCounts({ treatment: 'own_unprocessed', confirmed: true })).toBe('own_unprocessed')
    expect(treatmentThatCounts({ treatment: 'service', confirmed: false })).toBe('service')
  })

  it('has a rule for every treatment under every basis', () => {
    for (const day of ['2025-07-01', '2026-06-30', '2026-07-01', '2030-01-01']) for (const treatment of treatments) expect(household(treatment, day)?.treatment).toBe(treatment)
  })

  it('prefers the setting of the collector to the general one, and keeps nothing where nothing is set', () => {
    const own = { collectorId: 'buu-dien', mode: 'AFTER_THRESHOLD', threshold: 1_000_000_000, validFrom: '2026-09-01' }
    const modes = [...withholdingModeRows().map((row) => ({ ...row, collectorId: '' })), own]
    expect(modeFor(modes, { collectorId: 'buu-dien', day: '2026-08-31' }).mode).toBe('ALWAYS')
    expect(modeFor(modes, { collectorId: 'buu-dien', day: '2026-09-01' }).mode).toBe('AFTER_THRESHOLD')
    expect(modeFor(modes, { collectorId: 'another', day: '2026-09-01' }).mode).toBe('ALWAYS')
    expect(modeFor([], { collectorId: 'another', day: '2026-09-01' })).toEqual({ mode: 'OFF', threshold: 0 })
  })
})

describe('how much is kept', () => {
  it('always: of the whole line, each tax rounded half up', () => {
    expect(taxOn(line(), 0)).toEqual({ taxed: 480_000, vat: 4_800, pit: 2_400, turnover: 480_000, because: 'applied' })
    expect(taxOn(line({ amount: 150 }), 0)).toMatchObject({ vat: 2, pit: 1 })
  })

  it('after the threshold: nothing below it, only the part above it of the line that crosses, everything beyond', () => {
    const after = (soldBefore: number) => taxOn(line({ withholding: 'AFTER_THRESHOLD' }), soldBefore)
    expect(after(0)).toEqual({ taxed: 0, vat: 0, pit: 0, turnover: 480_000, because: 'below_threshold' })
    expect(after(999_520_000)).toMatchObject({ taxed: 0, because: 'below_threshold', turnover: 1_000_000_000 })
    expect(after(999_520_001)).toMatchObject({ taxed: 1, vat: 0, because: 'above_threshold' })
    expect(after(999_720_000)).toEqual({ taxed: 200_000, vat: 2_000, pit: 1_000, turnover: 1_000_200_000, because: 'above_threshold' })
    expect(after(1_000_000_000)).toMatchObject({ taxed: 480_000, vat: 4_800 })
  })

  it('warn and off keep nothing; warn says what it would be reckoned from', () => {
    expect(taxOn(line({ withholding: 'WARN' }), 2_000_000_000)).toMatchObject({ taxed: 480_000, vat: 0, pit: 0, because: 'warn' })
    expect(taxOn(line({ withholding: 'WARN' }), 0)).toMatchObject({ because: 'below_threshold' })
    expect(taxOn(line({ withholding: 'OFF' }), 2_000_000_000)).toMatchObject({ taxed: 0, vat: 0, because: 'off' })
  })

  it('nothing of unprocessed goods or of an organisation, whatever the mode', () => {
    for (const withholding of withholdingModes) expect(taxOn(line({ withholding, organisation: true }), 5e9)).toMatchObject({ vat: 0, pit: 0, because: 'organisation' })
    expect(taxOn(line({ vatBp: 0, pitBp: 0 }), 5e9)).toMatchObject({ vat: 0, pit: 0, because: 'exempt' })
  })

  it('lines taken one after another are taxed on exactly what lies above the threshold', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400_000_000 }), { maxLength: 12 }), (amounts) => {
        let sold = 0
        let taxed = 0
        for (const amount of amounts) {
          const kept = taxOn(line({ amount, withholding: 'AFTER_THRESHOLD' }), sold)
          taxed += kept.taxed
          sold = kept.turnover
        }
        expect(taxed).toBe(Math.max(0, sold - 1_000_000_000))
      }),
    )
  })
})

describe('what a refund gives back', () => {
  it('half of the goods, half of the tax; the rest leaves nothing', () => {
    const kept = { base: 480_000, taxed: 480_000, vat: 4_800, pit: 2_400 }
    expect(giveBack(kept, kept, 240_000)).toEqual({ base: 240_000, taxed: 240_000, vat: 2_400, pit: 1_200 })
  })

  it('whatever the parts, together they give back exactly what was kept and never more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50_000_000 }), fc.array(fc.integer({ min: 1, max: 20_000_000 }), { maxLength: 8 }), (amount, parts) => {
        const { taxed, vat, pit } = taxOn(line({ amount, withholding: 'AFTER_THRESHOLD' }), 990_000_000)
        const kept = { base: amount, taxed, vat, pit }
        let left = { ...kept }
        for (const part of [...parts, amount]) {
          const back = giveBack(kept, left, part)
          for (const value of Object.values(back)) expect(value).toBeGreaterThanOrEqual(0)
          left = { base: left.base - back.base, taxed: left.taxed - back.taxed, vat: left.vat - back.vat, pit: left.pit - back.pit }
        }
        expect(left).toEqual({ base: 0, taxed: 0, vat: 0, pit: 0 })
      }),
    )
  })
})
