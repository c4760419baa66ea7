import { parseWithZod } from '@conform-to/zod/v4'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { seedReference } from '#db/seed/reference/seed-reference.ts'
import { aCollector, aProducer, aStaffMember, openTestStore, testContext, type TestContext } from '#db/testing.ts'
import { freezeRules } from '../tax/freeze-rules.server.ts'
import { CommissionForm } from './commission.form.ts'
import { placeOf } from './place-of.server.ts'
import { decideCommission, listCommission, proposeCommission } from './propose-commission.server.ts'
import { tryCommission, type TryCommission } from './try-commission.server.ts'

let store: Store
let ctx: TestContext
let maker: TestContext
let checker: TestContext
let auditor: TestContext
const collectorId = 'buu-dien'
const [everywhere, thaiNguyen, tanCuong] = ['', '19', '19/05503']
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
  await seedReference(store)
  await aCollector(ctx)
  maker = ctx.as(await aStaffMember(ctx, [{ role: 'collector_maker', unitPath: '', collectorId }]))
  checker = ctx.as(await aStaffMember(ctx, [{ role: 'collector_checker', unitPath: '', collectorId }]))
  auditor = ctx.as(await aStaffMember(ctx, [{ role: 'auditor', unitPath: '' }]))
})
afterAll(() => store.close())

const rule = { collectorId, producerKind: '', validFrom: '2026-11-22', validTo: null, reason: 'Quyết định 12' }
async function agreed(unitPath: string, bp: number, more: Partial<typeof rule> = {}) {
  const { id } = await proposeCommission(maker, { ...rule, ...more, unitPath, bp })
  await decideCommission(checker, { id, agrees: true })
}
const tried = (who: TestContext, more: Partial<TryCommission> = {}) => tryCommission(who, { collectorId, unitPath: tanCuong!, producerKind: 'household', day: '2026-11-22', amount: 1_000_000, ...more })

describe('commission by place', () => {
  it('of every scope the rules know is what an order there pays, and what it was said to pay', async () => {
    const steps: [string, number, Partial<typeof rule>, number][] = [[everywhere!, 100, {}, 100], [everywhere!, 150, { producerKind: 'household' }, 150], [thaiNguyen!, 200, {}, 200], [tanCuong!, 300, {}, 300], [tanCuong!, 0, { producerKind: 'household' }, 0]]
    const seller = await aProducer(ctx, { unitPath: '19/05503/01' })
    for (const [unitPath, bp, more, expected] of steps) {
      await agreed(unitPath, bp, more)
      const frozen = await freezeRules(store.read, ctx, { collectorId, sellers: [{ producerId: seller.id, unitPath: seller.unitPath, goods: [{ productId: 'che', taxTreatment: 'service', taxConfirmed: true }] }] })
      expect(frozen.get('che')!.commissionBp).toBe(expected)
      expect((await tried(auditor, { unitPath: seller.unitPath })).fee).toBe(expected * 100)
    }
    expect((await listCommission(maker, {})).rules.map(({ place }) => place)).toContain('Xã Tân Cương, Tỉnh Thái Nguyên')
  })

  it('says which rule counts and which others give way', async () => {
    const { counts, giveWay, place } = await tried(auditor)
    expect(place).toBe('Xã Tân Cương, Tỉnh Thái Nguyên')
    expect(counts).toMatchObject({ bp: 0, producerKind: 'household', place, draft: false })
    expect(giveWay.map(({ bp }) => bp)).toEqual([300, 200, 150, 100])
    expect((await tried(auditor, { producerKind: 'cooperative' })).fee).toBe(30_000)
    expect((await tried(auditor, { unitPath: '96' })).fee).toBe(15_000)
    expect((await tried(auditor, { day: '2026-11-21' })).counts).toBeNull()
  })

  it('a draft is tried before it is proposed: what it changes, and what goes on counting in spite of it', async () => {
    const draft = await tried(maker, { unitPath: thaiNguyen!, producerKind: '', draft: { bp: 500, validTo: null } })
    expect(draft).toMatchObject({ fee: 50_000, feeNow: 20_000, counts: { draft: true, bp: 500 } })
    expect(draft.stay.map(({ bp }) => bp)).toEqual([0, 300])
    const wide = await tried(maker, { unitPath: everywhere!, producerKind: '', draft: { bp: 500, validTo: null } })
    expect(wide).toMatchObject({ fee: 15_000, feeNow: 15_000, counts: { draft: false, bp: 150 } })
    expect((await tried(maker)).feeNow).toBeNull()
    expect((await listCommission(maker, {})).rules).toHaveLength(5)
  })

  it('is not for somebody else’s staff', async () => {
    const stranger = ctx.as(await aStaffMember(ctx, [{ role: 'collector_maker', unitPath: '', collectorId: 'other' }]))
    await expect(tried(stranger)).rejects.toMatchObject({ kind: 'not_found' })
  })
})

describe('what is typed', () => {
  it('a commune by its name, in its province or anywhere; nothing is everywhere', async () => {
    expect(await placeOf(store.read, {})).toBe('')
    expect(await placeOf(store.read, { province: '19', commune: ' ' })).toBe('19')
    expect(await placeOf(store.read, { province: '19', commune: 'tan cuong' })).toBe('19/05503')
    expect(await placeOf(store.read, { commune: 'Xã Tân Cương' })).toBe('19/05503')
    await expect(placeOf(store.read, { province: '96', commune: 'Tân Cương' })).rejects.toMatchObject({ code: 'places.noCommune', params: { field: 'commune' } })
  })

  const typed = { intent: 'propose', collectorId, province: '19', commune: 'Tân Cương', producerKind: '', percent: '2,5', validFrom: '1/12/2026', validTo: '', reason: 'Quyết định 12' }
  const refusals = (form: Record<string, unknown>) => CommissionForm.safeParse({ ...typed, ...form }).error?.issues.map(({ path }) => path.join('.'))
  it('is read', () => expect(CommissionForm.parse(typed)).toMatchObject({ bp: 250, province: '19', commune: 'Tân Cương', validFrom: '2026-12-01', validTo: null }))
  it('a trial needs no reason yet, as a browser sends it, too', () => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ ...typed, intent: 'preview', reason: '' })) form.set(name, value)
    expect(parseWithZod(form, { schema: CommissionForm })).toMatchObject({ status: 'success', value: { intent: 'preview', bp: 250, reason: '', validTo: null, producerKind: '' } })
    form.set('intent', 'propose')
    expect(parseWithZod(form, { schema: CommissionForm }).reply()).toMatchObject({ error: { reason: ['fees.reasonAsk'] } })
  })
  it.each([
    [{ reason: 'ok' }, 'reason'], [{ province: '1' }, 'province'], [{ percent: '31' }, 'percent'], [{ percent: '-1' }, 'percent'], [{ percent: '' }, 'percent'], [{ validTo: '30/11/2026' }, 'validTo'], [{ producerKind: 'king' }, 'producerKind'], [{ commune: 'x'.repeat(121) }, 'commune'],
    [{ intent: 'try', day: '1/12/2026', amount: '0' }, 'amount'], [{ intent: 'try', day: 'mai', amount: '5' }, 'day'], [{ intent: 'try', day: '1/12/2026', amount: '1,5' }, 'amount'],
  ])('%j is refused beside its field', (form, field) => expect(refusals(form)).toEqual([field]))
})
