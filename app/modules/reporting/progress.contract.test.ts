import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { producerStages } from '#db/schema/onboarding.ts'
import { targets } from '#db/schema/reporting.ts'
import { aPerson, aProducer, aProduct, aStall, openTestStore, somePlaces, testContext, type TestContext } from '#db/testing.ts'
import { aSale } from '#db/testing/sales.ts'
import type { Actor, Grant } from '#app/lib/context.ts'
import { DAY, plus } from '#app/lib/time.ts'
import { getProgress, listProducersBehind } from './get-progress.server.ts'
import { ACTIVE_DAYS, figures, stages, type Figure } from './stages.ts'

const NOW = new Date('2026-11-22T02:00:00Z')
const actor = (...grants: Grant[]): Actor => ({ personId: 'reader', name: 'Hạnh', grants })
const officer = (unitPath: string): Grant => ({ role: 'officer', unitPath })
const field = ['team_member', 'officer'] as const

let store: Store
let ctx: TestContext
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store, at: NOW })
  await aVariedWorld()
})
afterAll(() => store.close())

const places = {
  '19/05503/01': { provinceCode: '19', communeCode: '05503' },
  '19/05503/02': { provinceCode: '19', communeCode: '05503' },
  '19/05509': { provinceCode: '19', communeCode: '05509' },
  '96/32130': { provinceCode: '96', communeCode: '32130' },
} as const

/** In each place one household for every point of the way, and the awkward ones beside it. */
async function aVariedWorld() {
  await somePlaces(ctx)
  const months = (n: number) => plus(NOW, -n * 30 * DAY)
  for (const [unitPath, codes] of Object.entries(places)) {
    const household = async (phoneChecked = true, met = true) => {
      const owner = await aPerson(ctx, { phoneChecked })
      return aProducer(ctx, { owner, unitPath, ...codes, metAt: met ? months(6) : null, createdAt: months(7) })
    }
    const skilled = async () => {
      const producer = await household()
      await store.write((tx) => tx.insert(producerStages).values({ producerId: producer.id, stage: 'gate_skills', reachedAt: months(5) }))
      return producer
    }
    const open = async (listed = true) => {
      const producer = await skilled()
      const stall = await aStall(ctx, { producerId: producer.id, openedAt: months(5) })
      if (listed) await aProduct(ctx, { stallId: stall.id })
      return { producer, stall }
    }
    await household(false, false)
    await household(false)
    await household()
    const waiting = await skilled()
    await aStall(ctx, { producerId: waiting.id, openedAt: null, state: 'draft' })
    await open(false)
    await open()
    const sold = (sale: Partial<Parameters<typeof aSale>[1]>) => open().then((seller) => aSale(ctx, { ...seller, ...sale }))
    await sold({ status: 'awaiting_payment' })
    await sold({ status: 'placed' })
    await sold({ status: 'cancelled', paidAt: NOW })
    await sold({ status: 'placed', method: 'cod' })
    await sold({ status: 'delivered', method: 'cod', deliveredAt: plus(NOW, -DAY) })
    await sold({ status: 'completed', deliveredAt: plus(NOW, -ACTIVE_DAYS * DAY) })
    await sold({ status: 'completed', deliveredAt: plus(NOW, -ACTIVE_DAYS * DAY - 1), placedAt: months(4) })
    await sold({ status: 'completed', deliveredAt: plus(NOW, -DAY), related: true })
    await sold({ status: 'returned', deliveredAt: plus(NOW, -DAY) })
  }
}

/** Of the fifteen households of each place. */
const perPlace: Record<Figure, number> = {
  registered: 15,
  met: 14,
  phone_checked: 13,
  gate_skills: 12,
  stall_open: 11,
  first_product: 10,
  first_paid: 4,
  first_delivered: 3,
  paid_90_days: 2,
  open_without_product: 1,
  related_only: 1,
}

const timesOf = (n: number) => Object.fromEntries(figures.map((figure) => [figure, perPlace[figure] * n]))

describe('figures', () => {
  it('counts every stage, leaves out what was never paid, cancelled or returned, and orders of neighbours', async () => {
    const { communes, provinces, total } = await getProgress(ctx.as(actor({ role: 'province_operator', unitPath: '' })), ['province_operator'])
    expect(communes.map(({ unitPath, figures }) => [unitPath, figures])).toEqual([
      ['96/32130', timesOf(1)],
      ['19/05509', timesOf(1)],
      ['19/05503', timesOf(2)],
    ])
    expect(provinces.map(({ unitPath, figures }) => [unitPath, figures])).toEqual([
      ['96', timesOf(1)],
      ['19', timesOf(3)],
    ])
    expect(total.figures).toEqual(timesOf(4))
  })

  it('never grows along the way', async () => {
    const { total } = await getProgress(ctx.as(actor(officer(''))), field)
    const counts = stages.map((stage) => total.figures[stage])
    expect(counts).toEqual([...counts].sort((a, b) => b - a))
  })

  it('drops a delivery from the last 90 days at the very millisecond', async () => {
    const paid = async (at: Date) => {
      const later = testContext({ store, at })
      return (await getProgress(later.as(actor(officer('96'))), field)).total.figures.paid_90_days
    }
    expect(await paid(NOW)).toBe(2)
    expect(await paid(plus(NOW, 1))).toBe(1)
    expect(await paid(plus(NOW, (ACTIVE_DAYS - 1) * DAY))).toBe(1)
    expect(await paid(plus(NOW, (ACTIVE_DAYS - 1) * DAY + 1))).toBe(0)
  })

  it('counts orders by way of paying, cash apart, only where money came', async () => {
    const { cashless } = await getProgress(ctx.as(actor(officer('19/05509'))), field)
    expect(cashless).toEqual({ bank: 2, cod: 1 })
  })
})

const scopes: [string, Actor][] = [
  ['the whole country', actor({ role: 'province_operator', unitPath: '' })],
  ['one province', actor({ role: 'province_operator', unitPath: '19' })],
  ['one commune', actor(officer('19/05503'))],
  ['one hamlet', actor({ role: 'team_member', unitPath: '19/05503/02' })],
  ['two communes', actor(officer('19/05503'), officer('96/32130'))],
  ['a commune and a hamlet inside it', actor(officer('19/05503'), { role: 'team_member', unitPath: '19/05503/01' })],
]

describe('a figure equals the length of its list', () => {
  it.each(scopes)('in every unit and at every stage, for %s', async (_, who) => {
    const roles = ['team_member', 'officer', 'province_operator'] as const
    const { communes, provinces, total } = await getProgress(ctx.as(who), roles)
    for (const unit of [...communes, ...provinces, total]) {
      for (const figure of figures) {
        const list = await listProducersBehind(ctx.as(who), { unit: unit.unitPath, figure, page: 1, roles })
        expect({ unit: unit.unitPath, figure, total: list.total }).toEqual({ unit: unit.unitPath, figure, total: unit.figures[figure] })
        const ids = [...list.rows]
        for (let page = 2; page <= list.pages; page++) ids.push(...(await listProducersBehind(ctx.as(who), { unit: unit.unitPath, figure, page, roles })).rows)
        expect(new Set(ids.map(({ id }) => id)).size).toBe(unit.figures[figure])
      }
    }
  })

  it('a hamlet’s team sees its hamlet and no more of the commune', async () => {
    const { communes } = await getProgress(ctx.as(actor({ role: 'team_member', unitPath: '19/05503/02' })), field)
    expect(communes.map(({ unitPath, figures }) => [unitPath, figures.registered])).toEqual([['19/05503', 15]])
  })
})

describe('who may read', () => {
  const behind = (who: Actor, unit: string, roles: Parameters<typeof getProgress>[1] = field) => listProducersBehind(ctx.as(who), { unit, figure: 'registered', page: 1, roles })

  it('an officer of one commune never reads another', async () => {
    await expect(behind(actor(officer('19/05503')), '19/05509')).rejects.toMatchObject({ kind: 'not_found' })
    await expect(behind(actor(officer('19/05503')), '96')).rejects.toMatchObject({ kind: 'not_found' })
    expect((await behind(actor(officer('19/05503')), '19')).total).toBe(30)
    expect((await behind(actor(officer('19/05503')), '')).total).toBe(30)
  })

  it('does not take commune 0550 for a part of 05503', async () => {
    await expect(behind(actor(officer('19/0550')), '19/05503')).rejects.toMatchObject({ kind: 'not_found' })
    await expect(behind(actor(officer('19/05503')), '%')).rejects.toMatchObject({ kind: 'not_found' })
  })

  it('the auditor reads figures and no names', async () => {
    const auditor = actor({ role: 'auditor', unitPath: '' })
    expect((await getProgress(ctx.as(auditor), ['auditor'])).total.figures).toEqual(timesOf(4))
    await expect(behind(auditor, '', ['province_operator'])).rejects.toMatchObject({ kind: 'not_found' })
  })

  it('nobody without a role reads anything', async () => {
    await expect(getProgress(ctx, field)).rejects.toMatchObject({ kind: 'not_found' })
    await expect(getProgress(ctx.as(actor({ role: 'post_clerk', unitPath: '' })), field)).rejects.toMatchObject({ kind: 'not_found' })
  })
})

describe('denominators and targets', () => {
  beforeAll(() =>
    store.write(async (tx) => {
      const goal = (unitPath: string, indicator: string, value: number, period = '2026') => ({ unitPath, period, indicator, value })
      await tx.insert(targets).values([goal('19', 'households', 900), goal('19/05503', 'households', 200), goal('19/05503', 'stall_open', 40), goal('96/32130', 'households', 50), goal('19/05503', 'households', 1, '2025')])
    }),
  )

  it('are those of the unit and the year', async () => {
    const { communes, total } = await getProgress(ctx.as(actor({ role: 'province_operator', unitPath: '19' })), ['province_operator'])
    expect(total.households).toBe(900)
    expect(communes.map(({ unitPath, households, targets }) => [unitPath, households, targets])).toEqual([
      ['19/05509', undefined, {}],
      ['19/05503', 200, { stall_open: 40 }],
    ])
  })

  it('are added up over two communes, and left out where one of them has none', async () => {
    const { total } = await getProgress(ctx.as(actor(officer('19/05503'), officer('96/32130'))), field)
    expect([total.households, total.targets]).toEqual([250, {}])
  })

  it('of a commune are not those of one hamlet in it', async () => {
    const { communes, total } = await getProgress(ctx.as(actor({ role: 'team_member', unitPath: '19/05503/01' })), field)
    expect([communes[0]!.households, total.households]).toEqual([undefined, undefined])
  })
})
