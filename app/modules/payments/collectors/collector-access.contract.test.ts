import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { aCollector, aStaffMember, openTestStore, testContext, type TestContext } from '#db/testing.ts'
import type { Grant } from '#app/lib/context.ts'
import { assertReads, assertWorks, readableCollectors, worksFor } from './collector-access.server.ts'

let store: Store
let ctx: TestContext
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
  await aCollector(ctx, { id: 'whole', name: 'A', unitPath: '' })
  await aCollector(ctx, { id: 'north', name: 'B', unitPath: '19' })
  await aCollector(ctx, { id: 'south', name: 'C', unitPath: '96' })
})
afterAll(() => store.close())

const as = async (...grants: Grant[]) => ctx.as(await aStaffMember(ctx, grants))
const reads = async (...grants: Grant[]) => (await readableCollectors(store.read, await as(...grants))).map(({ id }) => id)

it('staff read their own collector, auditor and operator what serves within their unit, others nothing', async () => {
  expect(await reads({ role: 'collector_maker', unitPath: '', collectorId: 'north' })).toEqual(['north'])
  expect(await reads({ role: 'auditor', unitPath: '' })).toEqual(['whole', 'north', 'south'])
  expect(await reads({ role: 'province_operator', unitPath: '19' })).toEqual(['north'])
  expect(await reads({ role: 'officer', unitPath: '' })).toEqual([])
})

it('nobody works on a collector that is not his, whatever he may read', async () => {
  const auditor = await as({ role: 'auditor', unitPath: '' })
  expect(() => assertWorks(auditor, 'north')).toThrow('common.notFound')
  await expect(assertReads(store.read, auditor, 'north')).resolves.toMatchObject({ id: 'north' })
  const maker = await as({ role: 'collector_maker', unitPath: '', collectorId: 'north' })
  expect(() => assertWorks(maker, 'north', 'collector_checker')).toThrow('common.notFound')
  expect(() => assertWorks(maker, 'south', 'collector_maker')).toThrow('common.notFound')
  expect(() => assertWorks(maker, 'north', 'collector_maker')).not.toThrow()
  expect(worksFor(ctx)).toEqual([])
  await expect(assertReads(store.read, maker, 'south')).rejects.toThrow('common.notFound')
})
