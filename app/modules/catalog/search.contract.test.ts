import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { aCertificate, aProduct, aStall, openTestStore, testContext, type TestContext } from '#db/testing.ts'
import { runs } from '#db/testing/runs.ts'
import { fold, searchWords } from '#app/lib/fold.ts'
import { findProducts, type ProductQuery } from './find-products.server.ts'

let store: Store
let ctx: TestContext
const TODAY = '2026-11-22'
const words = ['Chè', 'Đinh', 'Tân', 'Cương', 'Đậu', 'phộng', 'Nước', 'mắm', 'Gạo', 'ST25', 'Cá', 'đù', '1.5kg', '1e5', 'a-b', 'Đường', 'thốt', 'nốt', 'Ơi', 'and', 'or', 'not', 'near']
const kept: { id: string; name: string; searchText: string; rank: number }[] = []

beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
  const stall = await aStall(ctx)
  const other = await aStall(ctx, { slug: 'paused-stall', state: 'paused', name: 'Nghỉ' })
  for (let at = 0; at < 60; at++) {
    const name = Array.from({ length: 2 + (at % 5) }, (_, word) => words[(at * 7 + word * 11 + at * word) % words.length]).join(' ')
    const elsewhere = at % 4 === 0 ? words[(at * 5) % words.length] : ''
    const product = await aProduct(ctx, { stallId: stall.id, name, searchText: fold(`${at % 3 ? name : name.normalize('NFD')} ${elsewhere}`), rank: at % 10, price: 10_000 + at * 1_000 })
    kept.push({ id: product.id, name, searchText: product.searchText, rank: at % 10 })
  }
  await aProduct(ctx, { stallId: stall.id, name: 'Chè nháp', state: 'draft' })
  await aProduct(ctx, { stallId: other.id, name: 'Chè của gian hàng nghỉ' })
})
afterAll(() => store.close())

/** What the promise says, in plain TypeScript: both engines are held against it, and so against each other. */
const has = (text: string, word: string) => text.split(' ').some((one) => one.startsWith(word))
const inName = (name: string, q: string) => searchWords(q).filter((word) => has(fold(name), word)).length
const promised = (q: string) =>
  kept
    .filter(({ searchText }) => searchWords(q).every((word) => has(searchText, word)))
    .sort((a, b) => inName(b.name, q) - inName(a.name, q) || b.rank - a.rank || (a.id < b.id ? 1 : -1))
    .map(({ id }) => id)

const idsOf = async (query: ProductQuery) => {
  const ids: string[] = []
  for (let page = 1; ; page++) {
    const found = await findProducts(store.read, { ...query, page }, TODAY)
    ids.push(...found.cards.map(({ id }) => id))
    if (page >= found.pages) return { ids, total: found.total }
  }
}

describe(`search on ${process.env.TEST_ENGINE}`, () => {
  it('finds exactly the goods with all the words begun, whatever is typed', async () => {
    const typed = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.array(fc.constantFrom(...words, 'd', 't', 'n', '"', "' OR 1=1 --", '*', 'NOT'), { maxLength: 4 }).map((list) => list.join(' ')))
    await fc.assert(
      fc.asyncProperty(typed, async (q) => {
        const { ids, total } = await idsOf({ q })
        expect(total).toBe(promised(q).length)
        expect([...ids].sort()).toEqual([...promised(q)].sort())
        expect(ids.slice(24)).toEqual(promised(q).slice(24))
      }),
      { numRuns: runs(120, 1500) },
    )
  })

  it('finds Chè Đinh Tân Cương without marks, and puts exact marks first', async () => {
    const exact = await aProduct(ctx, { name: 'Chè Đinh Tân Cương bạch hạc', rank: 0, searchText: fold('Chè Đinh Tân Cương bạch hạc') })
    const plain = await aProduct(ctx, { name: 'Che Dinh Tan Cuong bach hac', rank: 99, searchText: fold('Chè Đinh Tân Cương bạch hạc') })
    const idsFor = async (q: string) => (await findProducts(store.read, { q }, TODAY)).cards.map(({ id }) => id)
    expect(await idsFor('che dinh tan cuong')).toEqual(expect.arrayContaining([exact.id, plain.id]))
    expect(await idsFor('che dinh bach hac')).toEqual([plain.id, exact.id])
    expect(await idsFor('chè đinh bạch hạc')).toEqual([exact.id, plain.id])
    expect(await idsFor('chè đinh bạch hạc'.normalize('NFD'))).toEqual([exact.id, plain.id])
  })

  it('puts what is called so before what only stands in such a group, stall or place', async () => {
    const processed = await aProduct(ctx, { name: 'Mứt gừng Zâm', searchText: fold('Mứt gừng Zâm Zâmche biến'), rank: 99 })
    const tea = await aProduct(ctx, { name: 'Zâmche búp', searchText: fold('Zâmche búp Mứt'), rank: 1 })
    const idsFor = async (q: string, sort?: 'new') => (await findProducts(store.read, { q, sort }, TODAY)).cards.map(({ id }) => id)
    expect(await idsFor('zamche')).toEqual([tea.id, processed.id])
    expect(await idsFor('zam')).toEqual([processed.id, tea.id])
    expect(await idsFor('mut zamche')).toEqual([processed.id, tea.id])
    expect(await idsFor(processed.slug.slice(-6))).toEqual([])
  })

  it('filters by province, group, stars valid today and price', async () => {
    const stall = await aStall(ctx, { slug: 'ca-mau', provinceCode: '96', communeCode: '32130', name: 'Sông Trẹm' })
    const sauce = await aProduct(ctx, { stallId: stall.id, provinceCode: '96', communeCode: '32130', setId: 'tuong-nuoc-mam-gia-vi-long', name: 'Nước mắm cá cơm', price: 90_000_000_000 / 1_000, searchText: 'nuoc mam ca com' })
    await aCertificate(ctx, sauce.id, { stars: 4, expiresOn: TODAY })
    const only = async (query: ProductQuery, day = TODAY) => (await findProducts(store.read, query, day)).cards.map(({ id }) => id)
    expect(await only({ province: '96' })).toEqual([sauce.id])
    expect(await only({ group: 'gia-vi' })).toEqual([sauce.id])
    expect(await only({ group: 'tuong-nuoc-mam-gia-vi-long' })).toEqual([sauce.id])
    expect(await only({ group: 'IV' })).toEqual([])
    expect(await only({ group: 'no-such-group' })).toEqual([])
    expect(await only({ stars: [3, 4] })).toEqual([sauce.id])
    expect(await only({ stars: [5] })).toEqual([])
    expect(await only({ stars: [4] }, '2026-11-23')).toEqual([])
    expect(await only({ priceFrom: 80_000_000 })).toEqual([sauce.id])
    expect(await only({ province: '96', priceTo: 1_000 })).toEqual([])
    expect((await findProducts(store.read, { province: '96' }, TODAY)).cards[0]).toMatchObject({ stars: 4, provinceName: 'Cà Mau', communeName: 'Xã Khánh Lâm', price: 90_000_000 })
  })

  it('shows no draft and nothing of a stall that pauses', async () => {
    const { ids } = await idsOf({ q: 'che' })
    const names = (await findProducts(store.read, { q: 'nhap' }, TODAY)).cards
    expect(names).toEqual([])
    expect(ids.length).toBeGreaterThan(0)
    expect((await findProducts(store.read, { q: 'gian hang nghi' }, TODAY)).total).toBe(0)
  })

  it('orders by price both ways and turns pages without a gap', async () => {
    const cheap = await idsOf({ sort: 'cheap' })
    const dear = await idsOf({ sort: 'dear' })
    expect(new Set(cheap.ids).size).toBe(cheap.total)
    expect(cheap.ids[0]).toBe(dear.ids.at(-1))
  })
})
