import { count, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore, type Store } from '#db/client.server.ts'
import { banks, communes, hamlets, placeAliases, provinces } from '#db/schema/places.ts'
import { ocopSets } from '#db/schema/catalog.ts'
import { seedReference } from '#db/seed/reference/seed-reference.ts'
import { communeByCode, requireCommune, resolveCommune } from './communes.server.ts'
import { withCommuneChoices } from './commune-choices.server.ts'
import { ensureHamlet } from './ensure-hamlet.server.ts'
import { provinceOptions } from './provinces.server.ts'
import { unitName } from './unit-name.server.ts'

let store: Store
const tables = { provinces, communes, placeAliases, banks, ocopSets }
const counts = async () => Object.fromEntries(await Promise.all(Object.entries(tables).map(async ([name, table]) => [name, (await store.read.select({ n: count() }).from(table))[0]!.n] as const)))

beforeAll(async () => {
  store = await openStore(process.env.DATABASE_URL!)
  await seedReference(store)
})
afterAll(() => store.close())

describe('the reference data', () => {
  it('has the units of today', async () => {
    const kinds = async (table: typeof provinces | typeof communes) =>
      Object.fromEntries((await store.read.select({ kind: table.kind, n: count() }).from(table as typeof provinces).groupBy(table.kind)).map(({ kind, n }) => [kind, n]))
    expect(await kinds(provinces)).toEqual({ city: 9, province: 25 })
    expect(await kinds(communes)).toEqual({ xa: 2599, phuong: 709, dac_khu: 13 })
  })

  it('has old names, banks and OCOP sets', async () => {
    const found = await counts()
    expect(found).toMatchObject({ provinces: 34, communes: 3321, banks: 62, ocopSets: 26 })
    expect(found.placeAliases).toBeGreaterThan(10_400)
  })

  it('stays the same when seeded again', async () => {
    const before = await counts()
    await seedReference(store)
    expect(await counts()).toEqual(before)
  })

  it('brings a changed row up to date', async () => {
    await store.write((tx) => tx.update(communes).set({ fullName: 'Xã Nhầm Tên' }).where(eq(communes.code, '05503')))
    await seedReference(store)
    expect((await communeByCode(store.read, '05503')).fullName).toBe('Xã Tân Cương')
  })

  it('knows Ia Mơ by both its codes', async () => {
    for (const code of ['23938', '23737']) expect(await communeByCode(store.read, code)).toMatchObject({ code: '23938', fullName: 'Xã Ia Mơ', provinceName: 'Gia Lai' })
  })

  it('calls the three new cities so', async () => {
    expect(await unitName(store.read, '24')).toBe('Thành phố Bắc Ninh')
    expect((await communeByCode(store.read, '07294')).fullName).toBe('Phường Bố Hạ')
  })
})

describe('finding a commune', () => {
  const found = async (typed: string, provinceCode?: string) => {
    const resolved = await resolveCommune(store.read, { typed, provinceCode })
    return resolved.kind === 'one' ? [resolved.commune] : resolved.kind === 'several' ? resolved.choices : []
  }
  const names = async (typed: string, provinceCode?: string) => (await found(typed, provinceCode)).map(({ fullName, provinceName }) => `${fullName}, ${provinceName}`)

  it.each(['Tân Cương', 'tan cuong', 'TAN CUONG', 'xã tân cương', 'Xã Tân Cương, Tỉnh Thái Nguyên', 'tan cuong tp thai nguyen'])('finds Tân Cương by "%s"', async (typed) => {
    expect((await names(typed))[0]).toBe('Xã Tân Cương, Thái Nguyên')
  })

  it('needs two letters and no more', async () => {
    expect(await names('t')).toEqual([])
    const two = await names('th', '19')
    expect(two.length).toBeGreaterThan(3)
    expect(two.every((name) => name.endsWith(', Thái Nguyên'))).toBe(true)
  })

  it('finds by any word of the name', async () => {
    expect(await names('cuong', '19')).toContain('Xã Tân Cương, Thái Nguyên')
  })

  it('puts the very name first', async () => {
    const all = await names('tan an')
    expect(all[0]).toMatch(/^(Xã|Phường) Tân An, /)
    expect(all.length).toBeGreaterThan(1)
  })

  it('finds by an old name and says so', async () => {
    expect((await found('thinh duc', '19'))[0]).toMatchObject({ code: '05503', alias: 'Xã Thịnh Đức, Thành phố Thái Nguyên, Tỉnh Thái Nguyên' })
  })

  it('finds by an old name in its old province', async () => {
    expect((await found('bằng phúc bắc kạn'))[0]?.provinceName).toBe('Thái Nguyên')
  })

  it.each(['%', '_', "'; drop table communes; --", '|', '\u0000', '💥'.repeat(3000), '%'.repeat(200)])('finds nothing for %j, and breaks nothing', async (typed) => {
    expect(await names(typed)).toEqual([])
  })

  it('gives each commune once', async () => {
    const all = await found('phuong 12')
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length)
  })
})

describe('one commune from what was typed', () => {
  it('takes the only one', async () => {
    expect(await resolveCommune(store.read, { typed: 'tan cuong' })).toMatchObject({ kind: 'one', commune: { code: '05503' } })
  })

  it('asks when several have the name', async () => {
    const resolved = await resolveCommune(store.read, { typed: 'tan an' })
    expect(resolved.kind === 'several' && resolved.choices.length).toBeGreaterThan(1)
    await expect(requireCommune(store.read, { typed: 'tan an' })).rejects.toMatchObject({ code: 'places.chooseCommune', params: { field: 'commune' } })
  })

  it('asks before it takes an old name', async () => {
    expect(await resolveCommune(store.read, { typed: 'Thịnh Đức', provinceCode: '19' })).toMatchObject({ kind: 'several', choices: [{ code: '05503' }] })
    expect(await resolveCommune(store.read, { typed: 'Thịnh Đức', code: '05503' })).toMatchObject({ kind: 'one', commune: { code: '05503' } })
  })

  it('believes a choice only while it fits what is typed', async () => {
    expect(await resolveCommune(store.read, { typed: 'tan cuong', code: '00004' })).toMatchObject({ commune: { code: '05503' } })
    expect(await resolveCommune(store.read, { typed: '', code: '05503', provinceCode: '01' })).toEqual({ kind: 'none' })
    expect(await resolveCommune(store.read, { typed: '', code: '05503' })).toMatchObject({ kind: 'one' })
  })

  it('says when there is none', async () => {
    await expect(requireCommune(store.read, { typed: 'xyzzy' })).rejects.toMatchObject({ kind: 'invalid', code: 'places.noCommune' })
    await expect(communeByCode(store.read, '99999')).rejects.toMatchObject({ kind: 'not_found' })
  })

  it('sends the choices back with a refused form, and touches no other answer', async () => {
    const form = new FormData()
    form.set('commune', 'tan an')
    const refused = { type: 'DataWithResponseInit', data: { error: { commune: ['x'] } }, init: { status: 422 } }
    const answer = (await withCommuneChoices(store.read, form, refused)) as typeof refused & { data: { communeChoices: unknown[] } }
    expect(answer.data.communeChoices.length).toBeGreaterThan(1)
    const response = new Response()
    expect(await withCommuneChoices(store.read, form, response)).toBe(response)
  })
})

it('lists provinces in Vietnamese order', async () => {
  const labels = (await provinceOptions(store.read)).map(({ label }) => label)
  expect(labels.slice(0, 5)).toEqual(['An Giang', 'Bắc Ninh', 'Cà Mau', 'Cao Bằng', 'Cần Thơ'])
  expect(labels.indexOf('Điện Biên')).toBeGreaterThan(labels.indexOf('Đà Nẵng'))
})

describe('hamlets', () => {
  it('gives the same hamlet for the same name, a new number for a new one', async () => {
    const add = (name: string) => store.write((tx) => ensureHamlet(tx, { communeCode: '05503', name }))
    const first = await add('Xóm Hồng Thái')
    expect(first.unitPath).toBe('19/05503/01')
    expect(await add('  xom hong  thai ')).toEqual(first)
    expect((await add('Xóm Guộc')).unitPath).toBe('19/05503/02')
    expect((await add('')).unitPath).toBe('19/05503')
  })

  it('numbers ten at once without a gap or a double', async () => {
    const paths = await Promise.all(Array.from({ length: 10 }, (_, n) => store.write((tx) => ensureHamlet(tx, { communeCode: '00577', name: `Xóm ${n}` }))))
    expect(paths.map(({ unitPath }) => unitPath).sort()).toEqual(Array.from({ length: 10 }, (_, n) => `01/00577/${String(n + 1).padStart(2, '0')}`))
    expect((await store.read.select({ n: count() }).from(hamlets).where(eq(hamlets.communeCode, '00577')))[0]!.n).toBe(10)
  })

  it('are named with their commune and province', async () => {
    expect(await unitName(store.read, '19/05503/01')).toBe('Xóm Hồng Thái, Xã Tân Cương, Tỉnh Thái Nguyên')
    expect(await unitName(store.read, '19')).toBe('Tỉnh Thái Nguyên')
    expect(await unitName(store.read, '')).toBe('')
  })

  it('of no commune are refused', async () => {
    await expect(store.write((tx) => ensureHamlet(tx, { communeCode: '99999', name: 'Ấp Một' }))).rejects.toMatchObject({ kind: 'not_found' })
  })
})
