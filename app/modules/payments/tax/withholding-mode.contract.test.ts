import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { withholdingModes } from '#db/schema/payments.ts'
import { seedReference } from '#db/seed/reference/seed-reference.ts'
import { aCollector, aProducer, aStaffMember, openTestStore, testContext, type TestContext } from '#db/testing.ts'
import { decideChange, proposeChange } from '../collectors/propose-change.server.ts'
import { freezeRules } from './freeze-rules.server.ts'
import type { NewMode } from './set-mode.server.ts'
import { getTaxReport } from './tax-report.server.ts'
import { TaxForm } from './tax.form.ts'

let store: Store
let ctx: TestContext
let maker: TestContext
let checker: TestContext
let auditor: TestContext
const collectorId = 'buu-dien'
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
  await seedReference(store)
  await aCollector(ctx)
  await aCollector(ctx, { id: 'other', name: 'Bên khác' })
  const staff = async (...grants: { role: 'collector_maker' | 'collector_checker' | 'auditor'; collectorId?: string }[]) => ctx.as(await aStaffMember(ctx, grants.map((grant) => ({ unitPath: '', ...grant }))))
  maker = await staff({ role: 'collector_maker', collectorId })
  checker = await staff({ role: 'collector_checker', collectorId }, { role: 'collector_maker', collectorId })
  auditor = await staff({ role: 'auditor' })
})
beforeEach(() => ctx.setClock(new Date('2026-11-22T03:00:00Z')))
afterAll(() => store.close())

const afterThreshold: NewMode = { mode: 'AFTER_THRESHOLD', threshold: 1_000_000_000, legalBasis: 'Công văn 12/TCT', validFrom: '2026-12-01', note: 'Ý kiến pháp lý ngày 20/11' }
const propose = (who: TestContext, mode: NewMode, of = collectorId) => proposeChange(who, { collectorId: of, change: { kind: 'withholding', ...mode } })
const modesOf = async (who: TestContext) => (await getTaxReport(who, { collectorId })).withholding
const waiting = async () => (await modesOf(auditor)).modes.find(({ state }) => state === 'waiting')!.id
const take = async (who: TestContext) => decideChange(who, { proposalId: await waiting(), take: true })

/** What an order placed at this instant carries away. */
async function frozenAt(iso: string, of = collectorId) {
  ctx.setClock(new Date(iso))
  const seller = await aProducer(ctx)
  const frozen = await freezeRules(store.read, ctx, { collectorId: of, sellers: [{ producerId: seller.id, unitPath: seller.unitPath, goods: [{ productId: 'che', taxTreatment: 'processed_goods', taxConfirmed: true }] }] })
  const { withholding, threshold } = frozen.get('che')!
  return `${withholding} ${threshold}`
}

describe('how tax is kept', () => {
  it('changes when a second person agrees, from its day on, for this collector alone', async () => {
    await propose(maker, afterThreshold)
    expect(await frozenAt('2026-12-02T03:00:00Z')).toBe('ALWAYS 1000000000')
    ctx.setClock(new Date('2026-11-22T03:00:00Z'))
    await expect(propose(maker, afterThreshold)).rejects.toMatchObject({ code: 'collectors.oneWaits' })
    await expect(take(maker)).rejects.toMatchObject({ kind: 'not_found' })
    await take(checker)
    expect(await frozenAt('2026-11-30T16:59:59Z')).toBe('ALWAYS 1000000000')
    expect(await frozenAt('2026-11-30T17:00:00Z')).toBe('AFTER_THRESHOLD 1000000000')
    expect(await frozenAt('2026-12-02T03:00:00Z', 'other')).toBe('ALWAYS 1000000000')
  })

  it('is asked and agreed by two persons, seen with both names by the auditor', async () => {
    const { modes, mayPropose, mayDecide } = await modesOf(auditor)
    expect([mayPropose, mayDecide]).toEqual([false, false])
    expect(modes.filter(({ state }) => state !== 'before').map(({ mode, state, general }) => [mode, state, general])).toEqual([['AFTER_THRESHOLD', 'coming', false], ['ALWAYS', 'now', true]])
    expect(modes[0]).toMatchObject({ legalBasis: 'Công văn 12/TCT', threshold: 1_000_000_000 })
    expect(modes[0]!.proposer).not.toBe('')
    expect(modes[0]!.decider).not.toBe('')
    await propose(checker, { ...afterThreshold, mode: 'OFF', threshold: 0, validFrom: '2027-01-01' })
    await expect(take(checker)).rejects.toMatchObject({ code: 'collectors.notYourOwn' })
    const second = ctx.as(await aStaffMember(ctx, [{ role: 'collector_checker', unitPath: '', collectorId }]))
    expect([(await modesOf(checker)).mayDecide, (await modesOf(second)).mayDecide]).toEqual([false, true])
    await decideChange(second, { proposalId: await waiting(), take: false })
    expect((await modesOf(auditor)).modes.map(({ mode, state }) => `${mode} ${state}`)).toContain('OFF refused')
    expect(await frozenAt('2027-01-02T03:00:00Z')).toBe('AFTER_THRESHOLD 1000000000')
  })

  it('never reaches back: not by its day, and not by being agreed to late', async () => {
    await expect(propose(maker, { ...afterThreshold, validFrom: '2026-11-21' })).rejects.toMatchObject({ code: 'tax.modeFromPast', params: { field: 'validFrom' } })
    await propose(maker, { ...afterThreshold, mode: 'WARN', validFrom: '2026-12-05' })
    ctx.setClock(new Date('2026-12-20T03:00:00Z'))
    await take(checker)
    expect((await modesOf(maker)).modes[0]).toMatchObject({ mode: 'WARN', state: 'now', validFrom: '2026-12-20' })
    expect(await frozenAt('2026-12-19T03:00:00Z')).toBe('AFTER_THRESHOLD 1000000000')
    expect(await frozenAt('2026-12-20T03:00:00Z')).toBe('WARN 1000000000')
  })

  it('of one day the last one agreed to counts', async () => {
    ctx.setClock(new Date('2026-12-20T04:00:00Z'))
    await propose(maker, { ...afterThreshold, mode: 'ALWAYS', threshold: 0, validFrom: '2026-12-20' })
    await take(checker)
    expect(await frozenAt('2026-12-20T05:00:00Z')).toBe('ALWAYS 0')
    expect(await store.read.select().from(withholdingModes).where(eq(withholdingModes.validFrom, '2026-12-20'))).toHaveLength(1)
  })

  it('is not somebody else’s to change or to see', async () => {
    const stranger = ctx.as(await aStaffMember(ctx, [{ role: 'collector_maker', unitPath: '', collectorId: 'other' }]))
    for (const who of [stranger, auditor]) await expect(propose(who, afterThreshold)).rejects.toMatchObject({ kind: 'not_found' })
    await expect(modesOf(stranger)).rejects.toMatchObject({ kind: 'not_found' })
  })
})

describe('what is typed', () => {
  const typed = { intent: 'withholding', collectorId, mode: 'AFTER_THRESHOLD', threshold: '1.000.000.000', validFrom: '1/12/2026', legalBasis: 'Công văn 12', note: 'Ý kiến pháp lý' }
  const refusals = (form: Record<string, unknown>) => TaxForm.safeParse({ ...typed, ...form }).error?.issues.map(({ path }) => path.join('.'))

  it('is read', () => expect(TaxForm.parse(typed)).toMatchObject({ mode: 'AFTER_THRESHOLD', threshold: 1_000_000_000, validFrom: '2026-12-01' }))
  it('keeps no threshold where the choice counts none', () => expect(TaxForm.parse({ ...typed, mode: 'OFF' })).toMatchObject({ threshold: 0 }))
  it.each([
    [{ mode: 'SOMETIMES' }, 'mode'], [{ mode: undefined }, 'mode'], [{ threshold: '' }, 'threshold'], [{ threshold: '0' }, 'threshold'], [{ threshold: '-5' }, 'threshold'], [{ threshold: '1,5' }, 'threshold'],
    [{ threshold: '99999999999999999999' }, 'threshold'], [{ validFrom: '31/02/2026' }, 'validFrom'], [{ validFrom: '' }, 'validFrom'], [{ legalBasis: ' ' }, 'legalBasis'], [{ note: 'x'.repeat(301) }, 'note'],
  ])('%j is refused beside its field', (form, field) => expect(refusals(form)).toEqual([field]))
})
