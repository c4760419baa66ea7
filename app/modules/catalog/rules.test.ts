import { describe, expect, it } from 'vitest'
import { readDay } from '#app/lib/time.ts'
import { forbiddenClaim, namesOcop } from './claims.ts'
import { readListQuery, writeListQuery } from './list-query.ts'
import { listingSigns } from './listing-signs.ts'
import { badgeOf, expiryOf, levelTrouble, type Certificate } from './ocop-badge.ts'
import { readPhotoFile } from './photo-files.ts'
import { AboutForm, NewForm, StockForm, WhatForm } from './product.form.ts'
import { missingParts, pricePerMeasure, rankOf, readNet, showNet, stockWord, unitLabelOf, unitNoun } from './product.ts'
import { byExactWords, setsIn } from './search-words.ts'

const paper: Certificate = { number: 'DEMO-1', stars: 4, decisionNo: '1', issuedByLevel: 'province', issuedOn: '2023-11-23', expiresOn: '2026-11-23', illustrative: false, verifiedAt: new Date(0), withdrawnAt: null }

describe('the OCOP badge', () => {
  it('shows on its last day and disappears the day after', () => {
    expect(badgeOf([paper], '2026-11-23')).toEqual({ valid: paper, lapsed: [] })
    expect(badgeOf([paper], '2026-11-24')).toEqual({ valid: undefined, lapsed: [paper] })
  })
  it('never shows what nobody checked or what was withdrawn', () => {
    expect(badgeOf([{ ...paper, verifiedAt: null }, { ...paper, withdrawnAt: new Date(0) }], '2026-01-01')).toEqual({ valid: undefined, lapsed: [] })
  })
  it('shows the most stars', () => expect(badgeOf([paper, { ...paper, stars: 5 }], '2026-01-01').valid?.stars).toBe(5))
  it('ends 36 months later, on the last day of a shorter month', () => {
    expect(expiryOf('2023-07-01')).toBe('2026-07-01')
    expect(expiryOf('2024-02-29')).toBe('2027-02-28')
  })
  it.each([
    [3, 'province', '2026-01-01', undefined], [4, 'province', '2026-01-01', undefined], [5, 'central', '2026-01-01', undefined],
    [5, 'province', '2026-01-01', 'catalog.ocopFiveCentral'], [4, 'central', '2026-01-01', 'catalog.ocopFiveCentral'],
    [3, 'district_legacy', '2025-06-30', undefined], [3, 'district_legacy', '2025-07-01', 'catalog.ocopDistrictOld'], [4, 'district_legacy', '2024-01-01', 'catalog.ocopDistrictOld'],
  ])('%i stars by %s on %s: %s', (stars, issuedByLevel, issuedOn, trouble) => expect(levelTrouble({ stars, issuedByLevel, issuedOn })).toBe(trouble))
})

describe('what food may not promise', () => {
  it.each(['Chữa khỏi ho', 'đặc trị mất ngủ', 'than duoc', 'trị dứt điểm'])('%s is refused', (text) => expect(forbiddenClaim(text)).toBeDefined())
  it.each(['Sữa chua khói bếp', 'Cà chua Tri Tôn', 'Để trị sự thèm ăn', 'Chưa khô hẳn', 'Thơm, ngọt hậu'])('%s is fine', (text) => expect(forbiddenClaim(text)).toBeUndefined())
  it('sees decomposed letters', () => expect(forbiddenClaim('chữa khỏi'.normalize('NFD'))).toBe('chữa khỏi'))
  it('sees OCOP as a word', () => expect([namesOcop('Chè OCOP 4 sao'), namesOcop('Chè ocopa')]).toEqual([true, false]))
})

describe('measures', () => {
  it.each([['200', 'g', 'g', 200], ['1,5', 'kg', 'g', 1500], ['0.5', 'l', 'ml', 500], ['1.500', 'g', 'g', 1500], ['3', 'piece', 'piece', 3]] as const)('%s %s is %s %i', (typed, unit, netUnit, netAmount) =>
    expect(readNet(typed, unit)).toEqual({ netUnit, netAmount }),
  )
  it.each(['', 'hai', '0', '-1', '1e3', '99999999'])('"%s" is no amount', (typed) => expect(readNet(typed, 'g')).toBeUndefined())
  it('writes them as people do', () => expect([showNet('g', 250), showNet('g', 1500), showNet('ml', 1000), showNet('piece', 3), unitLabelOf(' túi ', 'g', 500)]).toEqual(['250 g', '1,5 kg', '1 L', '', 'túi 500 g']))
  it('counts with the word of the package', () => expect(['hộp 200 g', 'chai 1 L', 'trái 1,5 kg', 'kg', 'bó 10 bông'].map(unitNoun)).toEqual(['hộp', 'chai', 'trái', 'kg', 'bó 10 bông']))
  it('computes the price of a kilogram or litre', () => {
    expect(pricePerMeasure(250_000, 'g', 200)).toEqual({ amount: 1_250_000, per: 'kg' })
    expect(pricePerMeasure(45_000, 'ml', 500)).toEqual({ amount: 90_000, per: 'litre' })
    expect(pricePerMeasure(45_000, 'piece', 1)).toBeUndefined()
  })
})

describe('the shelf', () => {
  it('says few, none or plenty', () => expect([0, 1, 5, 6].map((stock) => stockWord(stock).is)).toEqual(['none', 'few', 'few', 'plenty']))
  it('puts goods in stock first, then the newer day', () => {
    const [old, recent] = [new Date('2026-01-01'), new Date('2026-11-01')]
    expect([rankOf(0, recent), rankOf(1, old), rankOf(99, recent)].sort((a, b) => a - b)).toEqual([rankOf(0, recent), rankOf(1, old), rankOf(99, recent)])
  })
  it('names what is missing', () => expect(missingParts({ photos: 0, stock: 0, description: '', shipGrams: 0 })).toEqual(['about', 'photo', 'stock']))
})

describe('the address of a list', () => {
  const read = (search: string) => readListQuery(new URLSearchParams(search))
  it('is read, bounded and written back', () => {
    const { query } = read('q=ch%C3%A8&tinh=19&nhom=gia-vi&sao=4&sao=5&sao=9&gia_tu=50.000&gia_den=200000&sap_xep=moi&trang=3')
    expect(query).toEqual({ q: 'chè', province: '19', group: 'gia-vi', stars: [4, 5], priceFrom: 50_000, priceTo: 200_000, sort: 'new', page: 3 })
    expect(read(writeListQuery(query).split('?')[1]!).query).toEqual(query)
  })
  it('leaves out what makes no sense', () => {
    const { query, oddPrice } = read(`q=${'x'.repeat(500)}&tinh=../..&nhom=<script>&sao=abc&gia_tu=nhieu&trang=-4&sap_xep=price`)
    expect(query).toMatchObject({ province: '', group: '', stars: [], priceFrom: undefined, sort: 'rank', page: 1 })
    expect([query.q.length, oddPrice]).toEqual([120, true])
  })
  it('turns prices that stand the wrong way round', () => expect(read('gia_tu=200000&gia_den=50000').query).toMatchObject({ priceFrom: 50_000, priceTo: 200_000 }))
  it('is bare when nothing is chosen', () => expect(writeListQuery(read('').query)).toBe('/san-pham'))
})

it('finds sets by industry, group or set', () => {
  const sets = [{ id: 'a', industry: 'I', industryName: 'Thực phẩm', groupName: 'Gia vị', name: 'Mắm' }, { id: 'b', industry: 'II', industryName: 'Đồ uống', groupName: 'Có cồn', name: 'Rượu' }]
  expect([setsIn(sets, 'I'), setsIn(sets, 'gia-vi'), setsIn(sets, 'b'), setsIn(sets, 'x')]).toEqual([{ ids: ['a'], name: 'Thực phẩm' }, { ids: ['a'], name: 'Gia vị' }, { ids: ['b'], name: 'Rượu' }, undefined])
})

it('puts names with the marks as typed first and keeps the order otherwise', () =>
  expect(byExactWords('chè đinh', [{ name: 'Che dinh' }, { name: 'Chè vối' }, { name: 'Chè Đinh' }].map((row) => row)).map(({ name }) => name)).toEqual(['Chè Đinh', 'Chè vối', 'Che dinh']))

it('knows its photo files', () => expect([readPhotoFile('640.webp'), readPhotoFile('641.webp'), readPhotoFile('640.gif'), readPhotoFile('../640.jpg')]).toEqual([{ width: 640, format: 'webp' }, undefined, undefined, undefined]))

it('sees what a listing has', () => {
  const listing = { name: 'Chè đinh Tân Cương', description: 'Hái một tôm.', ingredients: 'Búp chè', usage: 'Pha', storage: 'kho-mat', shelfLifeDays: 720 as number | null, state: 'published', industry: 'I' }
  expect(listingSigns(listing, ['Tân Cương'], [900, 700])).toEqual({ photos: 2, minEdge: 700, requiredFields: true, titlePattern: true, shipZoneLimit: false, published: true })
  expect(listingSigns({ ...listing, usage: '', name: 'Chè', storage: 'dong-18' }, ['Tân Cương'], [])).toMatchObject({ photos: 0, minEdge: 0, requiredFields: false, titlePattern: false, shipZoneLimit: true })
})

it('calls a description whole only when each of its parts is told', () => {
  const whole = { name: 'Chè đinh', description: 'Thành phần và cách dùng ghi ở dưới.', ingredients: 'Búp chè', usage: 'Pha', storage: 'kho-mat', shelfLifeDays: 720 as number | null, state: 'published', industry: 'I' }
  const isWhole = (change: Partial<typeof whole>, places = ['Tân Cương']) => listingSigns({ ...whole, ...change }, places, []).requiredFields
  expect(isWhole({})).toBe(true)
  for (const part of ['description', 'ingredients', 'usage', 'storage'] as const) for (const nothing of ['', ' \n', '…']) expect(isWhole({ [part]: nothing }), part).toBe(false)
  expect(isWhole({}, [])).toBe(false)
  for (const shelfLifeDays of [null, 0]) for (const storage of ['kho-mat', 'de-vo', 'thuong']) expect(isWhole({ shelfLifeDays, storage })).toBe(false)
  for (const industry of ['IV', 'V', 'VI']) expect(isWhole({ shelfLifeDays: null, industry })).toBe(true)
})

describe('forms', () => {
  const what = { intent: 'what', name: 'Chè đinh', setId: 'che', container: 'gói', net: '200', measure: 'g', price: '250.000', stock: '10' }
  const wrongIn = (result: { success: boolean; error?: { issues: { path: PropertyKey[] }[] } | undefined }) => (result.error?.issues ?? []).map(({ path }) => path.join('.'))
  it('takes a plain listing', () => expect(NewForm.parse(what)).toMatchObject({ price: 250_000, netUnit: 'g', netAmount: 200, stock: 10 }))
  it('asks whether 250 means 250.000, and believes the answer', () => {
    expect(wrongIn(WhatForm.safeParse({ ...what, price: '250' }))).toEqual(['priceMeans'])
    expect(WhatForm.parse({ ...what, price: '250', priceMeans: 'thousands' }).price).toBe(250_000)
    expect(WhatForm.parse({ ...what, price: '250', priceMeans: 'typed' }).price).toBe(250)
  })
  it('names every wrong field', () => {
    expect(wrongIn(NewForm.safeParse({ intent: 'what', measure: 'yard', price: 'abc', stock: '-1' })).sort()).toEqual(['container', 'measure', 'name', 'net', 'price', 'setId', 'stock'])
    expect(wrongIn(WhatForm.safeParse({ ...what, net: 'nhiều', price: '9'.repeat(14) })).sort()).toEqual(expect.arrayContaining(['price']))
  })
  it('counts months as thirty days', () => {
    const about = { intent: 'about', ingredients: 'Búp chè', usage: 'Pha trà', description: 'Hái một tôm, sao tay trong ngày.', storage: 'kho-mat', shelfLife: '24', shelfUnit: 'months', shipGrams: '260' }
    expect(AboutForm.parse(about).shelfLifeDays).toBe(720)
    expect(AboutForm.parse({ ...about, shelfLife: undefined }).shelfLifeDays).toBeNull()
    expect(wrongIn(AboutForm.safeParse({ ...about, shelfLife: '9999' }))).toEqual(['shelfLife'])
    expect(wrongIn(AboutForm.safeParse({ ...about, shipGrams: '0' }))).toEqual(['shipGrams'])
  })
  it('counts stock in whole numbers', () => expect(wrongIn(StockForm.safeParse({ intent: 'sold', productId: '0190a000-0000-7000-8000-000000000000', stock: '1,5' }))).toEqual(['stock']))
  it('reads days as people write them', () => expect(['1/7/2025', '01.07.2025', '2025-07-01', '31/2/2025', 'hôm qua'].map(readDay)).toEqual(['2025-07-01', '2025-07-01', '2025-07-01', undefined, undefined]))
})
