import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { taxWithholdings, withholdingModes } from '#db/schema/payments.ts'
import { seedReference } from '#db/seed/reference/seed-reference.ts'
import { aCollector, aMember, aProducer, aStaffMember, aStall, openTestStore, testContext, type TestContext } from '#db/testing.ts'
import { translator } from '#app/lib/i18n.ts'
import { catalogs } from '#app/messages/catalogs.server.ts'
import { decideCommission, listCommission, proposeCommission } from '../fees/propose-commission.server.ts'
import { getCertificate, issueCertificate, listOwnCertificates } from './certificates.server.ts'
import { explainTax } from './explain-tax.ts'
import { freezeRules } from './freeze-rules.server.ts'
import { reverseTax } from './reverse-tax.server.ts'
import { getTaxReport } from './tax-report.server.ts'
import { withholdTax } from './withhold-tax.server.ts'

let store: Store
let ctx: TestContext
let maker: TestContext
let checker: TestContext
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store, at: new Date('2026-10-05T03:00:00Z') })
  await seedReference(store)
  await aCollector(ctx)
  maker = ctx.as(await aStaffMember(ctx, [{ role: 'collector_maker', unitPath: '', collectorId: 'buu-dien' }]))
  checker = ctx.as(await aStaffMember(ctx, [{ role: 'collector_checker', unitPath: '', collectorId: 'buu-dien' }]))
})
afterAll(() => store.close())

const line = (productId: string, amount: number, withholding = 'ALWAYS') => ({ productId, amount, taxRuleId: 'nd252-household-processed_goods', vatBp: 100, pitBp: 50, withholding, threshold: 1_000_000_000 })
let orders = 0
const release = (producerId: string, lines: ReturnType<typeof line>[], orderId = `order-${++orders}`, collectorId = 'buu-dien') => store.write(async (tx) => ({ orderId, kept: await withholdTax(tx, ctx, { collectorId, producerId, orderId, lines }) }))
const rowsOf = (producerId: string) => store.read.select().from(taxWithholdings).where(eq(taxWithholdings.producerId, producerId)).orderBy(asc(taxWithholdings.id))

describe('tax', () => {
  it('the same order under two rule sets gives two explained results', async () => {
    const seller = await aProducer(ctx)
    const goods = [{ productId: 'che', taxTreatment: 'own_unprocessed', taxConfirmed: false }]
    await store.write((tx) => tx.insert(withholdingModes).values({ id: 'later', collectorId: 'sau', mode: 'AFTER_THRESHOLD', threshold: 1_000_000_000, legalBasis: 'Nghị định 252/2026/NĐ-CP; ngưỡng năm: Nghị định 141/2026/NĐ-CP', validFrom: '2026-07-01' }))
    const told = async (day: string) => {
      ctx.setClock(new Date(`${day}T05:00:00Z`))
      const frozen = (await freezeRules(store.read, ctx, { collectorId: 'sau', sellers: [{ producerId: seller.id, unitPath: seller.unitPath, goods }] })).get('che')!
      const { orderId, kept } = await release(seller.id, [{ productId: 'che', amount: 480_000, ...frozen }], `two-rules-${day}`, 'sau')
      const row = (await rowsOf(seller.id)).find((one) => one.orderId === orderId)!
      const legalBasis = row.ruleId.startsWith('nd117') ? 'Nghị định 117/2025/NĐ-CP' : 'Nghị định 252/2026/NĐ-CP'
      return { kept: kept[0], words: explainTax(translator(catalogs.vi), { ...row, treatment: frozen.taxTreatment, legalBasis }) }
    }
    expect(await told('2026-06-30')).toEqual({
      kept: { productId: 'che', vat: 4_800, pit: 2_400 },
      words: 'Thuế giữ hộ 1,5 % của 480.000 đ là 7.200 đ (giá trị gia tăng 1 %, thu nhập cá nhân 0,5 %; hàng đã chế biến). Căn cứ: Nghị định 117/2025/NĐ-CP.',
    })
    expect(await told('2026-07-01')).toEqual({
      kept: { productId: 'che', vat: 0, pit: 0 },
      words: 'Chưa giữ thuế: từ đầu năm bán 960.000 đ trên chợ, chưa quá 1.000.000.000 đ. Căn cứ: Nghị định 252/2026/NĐ-CP.',
    })
    ctx.setClock(new Date('2026-10-05T03:00:00Z'))
  })

  it('two releases at the same instant share the room below the threshold once', async () => {
    const seller = await aProducer(ctx)
    await release(seller.id, [line('a', 999_000_000, 'AFTER_THRESHOLD')])
    const both = await Promise.all([release(seller.id, [line('b', 1_000_000, 'AFTER_THRESHOLD')]), release(seller.id, [line('c', 1_000_000, 'AFTER_THRESHOLD')])])
    const kept = both.flatMap(({ kept: [one] }) => [one!.vat + one!.pit]).sort((a, b) => a - b)
    expect(kept).toEqual([0, 15_000])
  })

  it('a refund gives its share back in the month of the refund, and the last one leaves nothing', async () => {
    const seller = await aProducer(ctx)
    const { orderId } = await release(seller.id, [line('a', 333_333), line('b', 100_000)])
    ctx.setClock(new Date('2026-11-02T03:00:00Z'))
    const back = (refundId: string, lines: { productId: string; amount: number }[]) => store.write((tx) => reverseTax(tx, ctx, { refundId, orderId, lines }))
    expect(await back('r1', [{ productId: 'a', amount: 111_111 }, { productId: 'never-sold', amount: 5 }])).toEqual([{ productId: 'a', vat: 1_111, pit: 556 }, { productId: 'never-sold', vat: 0, pit: 0 }])
    await back('r2', [{ productId: 'a', amount: 222_222 }, { productId: 'b', amount: 100_000 }])
    expect(await back('r3', [{ productId: 'a', amount: 1 }])).toEqual([{ productId: 'a', vat: 0, pit: 0 }])
    const rows = await rowsOf(seller.id)
    for (const key of ['base', 'taxed', 'vat', 'pit'] as const) expect(rows.reduce((sum, row) => sum + row[key], 0)).toBe(0)
    expect(rows.filter(({ refundId }) => refundId).every(({ period }) => period === '2026-11')).toBe(true)
    ctx.setClock(new Date('2026-10-05T03:00:00Z'))
  })

  it('a refund in January takes the sale off the year that sold it: the new year begins at nothing, its report still sets the tax off', async () => {
    const seller = await aProducer(ctx)
    ctx.setClock(new Date('2026-12-30T03:00:00Z'))
    const { orderId } = await release(seller.id, [line('a', 600_000_000)])
    ctx.setClock(new Date('2027-01-04T03:00:00Z'))
    await store.write((tx) => reverseTax(tx, ctx, { refundId: 'r-january', orderId, lines: [{ productId: 'a', amount: 200_000_000 }] }))
    expect((await rowsOf(seller.id)).find(({ refundId }) => refundId === 'r-january')).toMatchObject({ base: -200_000_000, period: '2027-01', turnover: 400_000_000 })
    const { orderId: nextId, kept } = await release(seller.id, [line('a', 1_000_000_001, 'AFTER_THRESHOLD')])
    expect((await rowsOf(seller.id)).find((row) => row.orderId === nextId)).toMatchObject({ taxed: 1, turnover: 1_000_000_001 })
    expect(kept).toHaveLength(1)
    ctx.setClock(new Date('2026-12-30T03:00:00Z'))
    await release(seller.id, [line('b', 600_000_001, 'AFTER_THRESHOLD')])
    expect((await rowsOf(seller.id)).find(({ productId }) => productId === 'b'), 'the old year has room for what came back').toMatchObject({ taxed: 1, turnover: 1_000_000_001 })
    ctx.setClock(new Date('2026-10-05T03:00:00Z'))
  })

  it('the report adds up what each seller was kept, and a certificate is numbered once', async () => {
    await aCollector(ctx, { id: 'thue', name: 'Bên thu hộ thuế' })
    const seller = await aProducer(ctx)
    await aStall(ctx, { producerId: seller.id, collectorId: 'thue' })
    const taxer = ctx.as(await aStaffMember(ctx, [{ role: 'collector_maker', unitPath: '', collectorId: 'thue' }]))
    const { orderId } = await release(seller.id, [line('a', 480_000), line('b', 150)], undefined, 'thue')
    await store.write((tx) => reverseTax(tx, ctx, { refundId: 'r9', orderId, lines: [{ productId: 'a', amount: 240_000 }] }))
    const report = await getTaxReport(taxer, { month: '2026-10' })
    expect(report.total).toEqual({ sellers: 1, sold: 480_150, refunded: -240_000, taxed: 240_150, vat: 2_402, pit: 1_201, warned: 0 })
    expect(report.sellers).toMatchObject([{ producerId: seller.id, vat: 2_402, pit: 1_201 }])

    const asked = { collectorId: 'thue', producerId: seller.id, from: '2026-10', to: '2026-10' }
    await expect(issueCertificate(taxer, asked)).rejects.toMatchObject({ code: 'tax.monthNotOver' })
    ctx.setClock(new Date('2026-11-03T03:00:00Z'))
    await expect(issueCertificate(taxer, { ...asked, from: '2026-09', to: '2026-09' })).rejects.toMatchObject({ code: 'tax.nothingKept' })
    await expect(issueCertificate(maker, asked)).rejects.toMatchObject({ kind: 'not_found' })
    const { id } = await issueCertificate(taxer, asked)
    await expect(issueCertificate(taxer, { ...asked, from: '2026-08' })).rejects.toMatchObject({ code: 'tax.certifiedAlready' })
    const own = ctx.as(seller.actor, seller.member)
    expect(await getCertificate(own, id)).toMatchObject({ number: '2026-000001', base: 240_150, vat: 2_402, pit: 1_201, bases: ['Nghị định 252/2026/NĐ-CP'] })
    expect((await listOwnCertificates(own)).certificates).toHaveLength(1)
    const other = await aProducer(ctx)
    await expect(getCertificate(ctx.as(other.actor, other.member), id)).rejects.toMatchObject({ kind: 'not_found' })
    const packer = ctx.as(await aMember(ctx, seller.id, 'packer'), { id: seller.id, roles: ['packer'] })
    await expect(getCertificate(packer, id)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(getTaxReport(maker, { collectorId: 'thue' })).rejects.toMatchObject({ kind: 'not_found' })
    ctx.setClock(new Date('2026-10-05T03:00:00Z'))
  })
})

describe('commission', () => {
  it('is proposed by one person of the collector and agreed to by another', async () => {
    const rule = { collectorId: 'buu-dien', unitPath: '', producerKind: 'household', bp: 250, validFrom: '2026-10-05', validTo: null, reason: 'Quyết định 12' }
    await expect(proposeCommission(checker, rule)).rejects.toMatchObject({ kind: 'not_found' })
    await expect(proposeCommission(maker, { ...rule, validFrom: '2026-10-04' })).rejects.toMatchObject({ code: 'fees.fromPast' })
    await expect(proposeCommission(maker, { ...rule, unitPath: '99' })).rejects.toMatchObject({ code: 'fees.placeUnknown' })
    const { id } = await proposeCommission(maker, rule)
    const seller = await aProducer(ctx)
    const fee = async () => (await freezeRules(store.read, ctx, { collectorId: 'buu-dien', sellers: [{ producerId: seller.id, unitPath: seller.unitPath, goods: [{ productId: 'x', taxTreatment: 'service', taxConfirmed: false }] }] })).get('x')!.commissionBp
    expect(await fee()).toBe(0)
    const both = ctx.as({ ...maker.actor!, grants: [...maker.actor!.grants, { role: 'collector_checker', unitPath: '', collectorId: 'buu-dien' }] })
    await expect(decideCommission(both, { id, agrees: true })).rejects.toMatchObject({ code: 'fees.own' })
    await expect(decideCommission(maker, { id, agrees: true })).rejects.toMatchObject({ kind: 'not_found' })
    await decideCommission(checker, { id, agrees: true })
    await expect(decideCommission(checker, { id, agrees: false })).rejects.toMatchObject({ code: 'fees.decided' })
    expect(await fee()).toBe(250)
    expect((await listCommission(checker, {})).rules[0]).toMatchObject({ id, bp: 250, state: 'agreed' })
  })
})
