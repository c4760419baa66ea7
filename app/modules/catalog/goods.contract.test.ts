import { crc32, deflateSync } from 'node:zlib'
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { catalogState, productPhotos, products, stockMovements } from '#db/schema/catalog.ts'
import { eventDeliveries, events } from '#db/schema/events.ts'
import { aMember, aProduct, aStaffMember, aStall, openTestStore, someSets, somePlaces, testContext, type TestContext } from '#db/testing.ts'
import type { DomainEvent } from '#app/lib/events.ts'
import { plus, DAY } from '#app/lib/time.ts'
import { addPhotos } from './add-photos.server.ts'
import { putPhotoFirst, removePhoto } from './arrange-photos.server.ts'
import { changeProduct } from './change-product.server.ts'
import { countStock } from './count-stock.server.ts'
import { enterCertificate } from './enter-certificate.server.ts'
import { findProducts } from './find-products.server.ts'
import { getPublicProduct } from './get-public-product.server.ts'
import { getPublicStall } from './get-public-stall.server.ts'
import { listCertificates } from './list-certificates.server.ts'
import { getOwnProduct, listOwnProducts } from './list-own-products.server.ts'
import { listProduct, type ProductInput } from './list-product.server.ts'
import { photosConsumer } from './make-avif.server.ts'
import { openPhoto } from './open-photo.server.ts'
import { pageVersion } from './page-version.server.ts'
import { pauseProduct } from './pause-product.server.ts'
import { productsForBasket } from './products-for-basket.server.ts'
import { publishProduct } from './publish-product.server.ts'
import { renameStall } from './rename-stall.server.ts'
import { verifyCertificate, withdrawCertificate } from './verify-certificate.server.ts'

let store: Store
let ctx: TestContext
let farmer: TestContext
let other: TestContext
const TODAY = '2026-11-22'
const tea: ProductInput = {
  name: 'Chè đinh Tân Cương', setId: 'che-tuoi-che-bien', unitLabel: 'hộp 200 g', netUnit: 'g', netAmount: 200, price: 250_000, stock: 8, shipGrams: 260,
  storage: 'kho-mat', shelfLifeDays: 720, description: 'Hái một tôm, sao tay trong ngày.', ingredients: 'Búp chè tươi', usage: 'Pha 5 g với nước 90 độ',
}
/** The head of a PNG that claims a size, and hardly any pixels: what a decompression bomb looks like. */
function pngOf(width: number, height: number): Uint8Array {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    check.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, check])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc(90_001))), chunk('IEND', Buffer.alloc(0))])
}

const image = (width = 1000, height = 900) => sharp({ create: { width, height, channels: 3, background: '#2f6b3c' } }).jpeg().toBuffer()

beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
  await somePlaces(ctx)
  await someSets(ctx)
  const [mine, theirs] = [await aStall(ctx), await aStall(ctx, { name: 'Chè nhà khác' })]
  farmer = ctx.as(mine.producer!.actor, mine.producer!.member)
  other = ctx.as(theirs.producer!.actor, theirs.producer!.member)
})
afterAll(() => store.close())

const row = async (id: string) => (await store.read.select().from(products).where(eq(products.id, id)))[0]!
const eventsOf = async (id: string) => (await store.read.select().from(events).where(eq(events.subjectId, id))).map(({ type, payload }) => ({ type, payload }))
const catalogVersion = async () => (await store.read.select().from(catalogState))[0]?.version ?? 0
const listed = async (more: Partial<ProductInput> = {}) => (await listProduct(farmer, { ...tea, ...more })).productId
const onSale = async (more: Partial<ProductInput> = {}) => {
  const productId = await listed(more)
  await addPhotos(farmer, { productId, files: [{ name: 'a.jpg', data: await image() }] })
  await publishProduct(farmer, { productId })
  return productId
}

describe('listing', () => {
  it('takes the place of the stall, and words that searches find', async () => {
    const { searchText, provinceCode, slug, state } = await row(await listed())
    expect({ provinceCode, state }).toEqual({ provinceCode: '19', state: 'draft' })
    expect(slug).toMatch(/^che-dinh-tan-cuong-[0-9a-z]{6}$/)
    for (const word of ['dinh', 'che', 'tan', 'cuong', 'thai', 'nguyen', 'co', 'tu']) expect(searchText.split(' ')).toContain(word)
  })

  it('is one product however often the form is sent', async () => {
    const id = ctx.newId()
    const [first, again] = await Promise.all([listProduct(farmer, { ...tea, id }), listProduct(farmer, { ...tea, id })])
    expect(first).toEqual(again)
    await expect(listProduct(other, { ...tea, id })).rejects.toMatchObject({ kind: 'not_found' })
  })

  it('refuses promises of cure and stars without a certificate, beside the field', async () => {
    await expect(listed({ description: 'Uống vào chữa khỏi bệnh gan.' })).rejects.toMatchObject({ kind: 'invalid', code: 'catalog.claim', params: { field: 'description' } })
    await expect(listed({ name: 'Chè OCOP 5 sao' })).rejects.toMatchObject({ code: 'catalog.ocopWithoutCertificate', params: { field: 'name' } })
  })

  it('is for those who list goods in a household, and nobody finds the goods of another', async () => {
    const { id } = farmer.producer!
    const productId = await listed()
    const actsOf = (who: TestContext) => [
      () => listProduct(who, tea),
      () => changeProduct(who, { productId, price: 1_000 }),
      () => countStock(who, { productId, stock: 1 }),
      () => addPhotos(who, { productId, files: [] }),
      () => pauseProduct(who, { productId }),
      () => enterCertificate(who, { productId, number: 'A1', stars: 4, decisionNo: '1', issuedByLevel: 'province', issuedOn: '2026-01-01' }),
      () => listOwnProducts(who),
      () => getOwnProduct(who, productId),
    ]
    for (const role of ['packer', 'accountant'] as const) {
      const member = await aMember(ctx, id, role)
      for (const roles of [[role], ['owner']] as const) for (const act of actsOf(ctx.as(member, { id, roles }))) await expect(act(), role).rejects.toMatchObject({ kind: 'forbidden', code: 'producers.otherDuty' })
    }
    const stranger = ctx.as(other.actor!, { id, roles: ['owner'] })
    for (const act of actsOf(stranger)) await expect(act()).rejects.toMatchObject({ kind: 'not_found' })
    await changeProduct(ctx.as(await aMember(ctx, id, 'helper'), { id, roles: ['helper'] }), { productId, price: 260_000 })
    const delegate = { ...ctx.as(await aStaffMember(ctx, [{ role: 'officer', unitPath: '19' }]), farmer.producer), delegationId: 'none' }
    await expect(listProduct(delegate, tea)).rejects.toMatchObject({ code: 'producers.delegationEnded' })
    for (const act of [publishProduct, pauseProduct]) await expect(act(other, { productId })).rejects.toMatchObject({ kind: 'not_found' })
    await expect(getOwnProduct(other, productId)).rejects.toMatchObject({ kind: 'not_found' })
    await expect(countStock(other, { productId, stock: 1 })).rejects.toMatchObject({ kind: 'not_found' })
    await expect(addPhotos(other, { productId, files: [] })).rejects.toMatchObject({ kind: 'not_found' })
    expect((await listOwnProducts(other)).products.map(({ id }) => id)).not.toContain(productId)
  })
})

it('is found by the new name of its stall, on sale or not, and no longer by the old one', async () => {
  const stall = await aStall(ctx, { name: 'Tên Xưa' })
  const owner = ctx.as(stall.producer!.actor, stall.producer!.member)
  const { productId } = await listProduct(owner, tea)
  const before = await catalogVersion()
  await renameStall(owner, { name: 'Đồi Mây' })
  expect((await row(productId)).searchText.split(' ')).toEqual(expect.arrayContaining(['doi', 'may', 'dinh']))
  expect((await row(productId)).searchText.split(' ')).not.toContain('xua')
  expect(await catalogVersion()).toBe(before + 1)
  await expect(renameStall(ctx.as(await aMember(ctx, stall.producer!.id, 'helper'), { id: stall.producer!.id, roles: ['owner'] }), { name: 'Khác' })).rejects.toMatchObject({ kind: 'forbidden' })
})

describe('publishing', () => {
  it('asks for words, a photo and stock', async () => {
    await expect(listed({ description: '' }).then((productId) => publishProduct(farmer, { productId }))).rejects.toMatchObject({ code: 'catalog.needsAbout' })
    await expect(listed().then((productId) => publishProduct(farmer, { productId }))).rejects.toMatchObject({ code: 'catalog.needsPhoto' })
    const productId = await listed({ stock: 0 })
    await addPhotos(farmer, { productId, files: [{ name: 'a.jpg', data: await image() }] })
    await expect(publishProduct(farmer, { productId })).rejects.toMatchObject({ code: 'catalog.needsStock' })
  })

  it('shows it to buyers, tells the lists and says what the listing has', async () => {
    const before = await catalogVersion()
    const productId = await onSale()
    expect(await catalogVersion()).toBe(before + 1)
    expect((await eventsOf(productId)).at(-1)).toEqual({ type: 'product.published', payload: { photos: 1, minEdge: 900, requiredFields: true, titlePattern: true, shipZoneLimit: false, published: true } })
    expect((await findProducts(store.read, { q: 'che dinh' }, TODAY)).cards.map(({ id }) => id)).toContain(productId)
    expect(await productsForBasket(store.read, [productId, 'unknown'])).toMatchObject([{ id: productId, price: 250_000, sellable: true, unitPath: '19/05503/01' }])
    await pauseProduct(farmer, { productId })
    expect((await productsForBasket(store.read, [productId]))[0]?.sellable).toBe(false)
    expect((await findProducts(store.read, { q: 'che dinh' }, TODAY)).cards.map(({ id }) => id)).not.toContain(productId)
  })

  it('does not move up by publishing again', async () => {
    const productId = await onSale()
    const { rank } = await row(productId)
    await pauseProduct(farmer, { productId })
    farmer.setClock(plus(farmer.now(), 5 * DAY))
    await publishProduct(farmer, { productId })
    farmer.setClock(plus(farmer.now(), -5 * DAY))
    expect((await row(productId)).rank).toBe(rank)
  })
})

describe('changing', () => {
  it('leads the old address to the new one', async () => {
    const productId = await onSale()
    const { slug: old } = await row(productId)
    const { slug } = await changeProduct(farmer, { productId, name: 'Chè nõn Tân Cương' })
    expect(await getPublicProduct(store.read, old, TODAY)).toEqual({ movedTo: slug })
    expect(await getPublicProduct(store.read, slug, TODAY)).toMatchObject({ name: 'Chè nõn Tân Cương', sellable: true })
    await expect(getPublicProduct(store.read, 'no-such-slug', TODAY)).rejects.toMatchObject({ kind: 'not_found' })
  })

  it('moves the version of its page, and of the lists only for what stands on a card', async () => {
    const productId = await onSale()
    const page = `/san-pham/${(await row(productId)).slug}`
    const [pageBefore, listBefore] = [await pageVersion(store.read, page), await pageVersion(store.read, '/san-pham')]
    await changeProduct(farmer, { productId, usage: 'Pha loãng' })
    expect(await pageVersion(store.read, page)).not.toBe(pageBefore)
    expect(await pageVersion(store.read, `/en${page}`)).toBe(await pageVersion(store.read, page))
    expect(await pageVersion(store.read, '/san-pham')).toBe(listBefore)
    await changeProduct(farmer, { productId, price: 240_000 })
    expect(await pageVersion(store.read, '/en')).not.toBe(listBefore)
  })
})

describe('counting stock', () => {
  it('keeps every change as a row and an event', async () => {
    const productId = await onSale()
    expect(await countStock(farmer, { productId, delta: -3, reason: 'sold_elsewhere' })).toEqual({ stock: 5 })
    expect(await countStock(farmer, { productId, stock: 12 })).toEqual({ stock: 12 })
    expect((await store.read.select().from(stockMovements).where(eq(stockMovements.productId, productId))).map(({ delta, reason }) => [reason, delta])).toEqual([['listed', 8], ['sold_elsewhere', -3], ['counted', 7]])
    expect(await eventsOf(productId)).toContainEqual({ type: 'stock.counted', payload: { delta: -3, reason: 'sold_elsewhere' } })
  })

  it('never goes below nothing', async () => {
    const productId = await onSale()
    await expect(countStock(farmer, { productId, delta: -9, reason: 'sold_elsewhere' })).rejects.toMatchObject({ code: 'catalog.onlyLeft', params: { left: 8, field: 'stock' } })
    await expect(countStock(farmer, { productId, stock: 1e9 })).rejects.toMatchObject({ kind: 'invalid' })
  })
})

describe('photos', () => {
  it('keeps the good ones and says what is wrong with each other', async () => {
    const productId = await listed()
    const good = await image(3000, 2000)
    const bomb = pngOf(30_000, 30_000)
    const heic = new Uint8Array([0, 0, 0, 24, ...new TextEncoder().encode('ftypheic'), 0, 0, 0, 0])
    const files = [
      { name: 'good.jpg', data: good },
      { name: 'words.jpg', data: new TextEncoder().encode('no picture at all') },
      { name: 'drawing.svg', data: new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>') },
      { name: 'bomb.png', data: bomb },
      { name: 'half.jpg', data: good.subarray(0, good.length / 2) },
      { name: 'iphone.heic', data: heic },
      { name: 'heavy.jpg', data: new Uint8Array(15 * 1024 * 1024 + 1) },
    ]
    const { added, refused } = await addPhotos(farmer, { productId, files })
    expect(added).toHaveLength(1)
    expect(refused.map(({ name, code }) => [name, code])).toEqual([
      ['words.jpg', 'catalog.photoNone'], ['drawing.svg', 'catalog.photoNone'], ['bomb.png', 'catalog.photoHuge'], ['half.jpg', 'catalog.photoBroken'],
      ['iphone.heic', 'catalog.photoHeic'], ['heavy.jpg', 'catalog.photoHeavy'],
    ])
  })

  it('stops at six, also when two hands send at once', async () => {
    const productId = await listed()
    const small = await image(400, 300)
    const four = Array.from({ length: 4 }, (_, at) => ({ name: `${at}.jpg`, data: small }))
    const both = await Promise.all([addPhotos(farmer, { productId, files: four }), addPhotos(farmer, { productId, files: four })])
    expect(both.flatMap(({ added }) => added)).toHaveLength(6)
    expect(both.flatMap(({ refused }) => refused).map(({ code }) => code)).toEqual(['catalog.photoTooMany', 'catalog.photoTooMany'])
    expect((await addPhotos(farmer, { productId, files: four.slice(0, 1) })).refused).toEqual([{ name: '0.jpg', code: 'catalog.photoTooMany' }])
  })

  it('turns them upright and leaves place and phone behind', async () => {
    const productId = await listed()
    const data = await sharp(await image(400, 300)).withExif({ IFD0: { Model: 'Secret phone' }, IFD3: { GPSLatitude: '21/1 0/1 0/1' } }).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const [id] = (await addPhotos(farmer, { productId, files: [{ name: 'a.jpg', data }] })).added
    const kept = (await ctx.ports.files.get(`photos/${id}/1280.jpg`))!
    const bytes = new Uint8Array(await new Response(kept.body).arrayBuffer())
    const made = await sharp(bytes).metadata()
    expect([made.width, made.height, made.exif, made.orientation]).toEqual([300, 400, undefined, undefined])
    expect((await store.read.select().from(productPhotos).where(eq(productPhotos.id, id!)))[0]).toMatchObject({ width: 300, height: 400, hasAvif: false })
  })

  it('gets its smallest twin from the worker, once or twice alike', async () => {
    const productId = await onSale()
    const [event] = await store.read.select().from(events).where(eq(events.type, 'photo.added')).limit(1)
    const mine = { ...event!, subjectId: productId, payload: { photoId: (await store.read.select().from(productPhotos).where(eq(productPhotos.productId, productId)))[0]!.id, productId, photos: 1, minEdge: 900 } } as unknown as DomainEvent
    await photosConsumer.out(ctx, mine)
    await photosConsumer.out(ctx, mine)
    const photo = (await store.read.select().from(productPhotos).where(eq(productPhotos.productId, productId)))[0]!
    expect(photo.hasAvif).toBe(true)
    expect((await openPhoto(ctx, { photoId: photo.id, file: '640.avif' }))?.type).toBe('image/avif')
    expect(await store.read.select().from(eventDeliveries).where(eq(eventDeliveries.consumer, 'photos'))).not.toHaveLength(0)
  })

  it('are open to all once on sale, before that to their owner, never to a crafted name', async () => {
    const productId = await listed()
    const [photoId] = (await addPhotos(farmer, { productId, files: [{ name: 'a.jpg', data: await image() }] })).added as [string]
    const open = async (who: TestContext, file = '320.webp', id = photoId) => (await openPhoto(who, { photoId: id, file }))?.isPublic
    expect([await open(farmer), await open(ctx), await open(other)]).toEqual([false, undefined, undefined])
    await publishProduct(farmer, { productId })
    expect([await open(ctx), await open(ctx, '../../cho-lang.sqlite'), await open(ctx, '320.gif'), await open(ctx, '320.webp', '..')]).toEqual([true, undefined, undefined, undefined])
  })

  it('can be put first and removed, but a product on sale keeps one', async () => {
    const productId = await onSale()
    const [second] = (await addPhotos(farmer, { productId, files: [{ name: 'b.jpg', data: await image() }] })).added as [string]
    await putPhotoFirst(farmer, { productId, photoId: second })
    expect((await findProducts(store.read, { stallId: (await row(productId)).stallId, sort: 'new' }, TODAY)).cards.find(({ id }) => id === productId)?.photoId).toBe(second)
    await removePhoto(farmer, { productId, photoId: second })
    const [last] = await store.read.select().from(productPhotos).where(eq(productPhotos.productId, productId))
    await expect(removePhoto(farmer, { productId, photoId: last!.id })).rejects.toMatchObject({ code: 'catalog.needsPhoto' })
    await expect(removePhoto(other, { productId, photoId: last!.id })).rejects.toMatchObject({ kind: 'not_found' })
  })
})

describe('OCOP certificates', () => {
  const paper = { number: 'DEMO-77', stars: 4, decisionNo: '3981/QĐ-UBND', issuedByLevel: 'province', issuedOn: '2024-01-31' }

  it('show only when somebody else has checked them, and until the last day', async () => {
    const productId = await onSale()
    const slug = (await row(productId)).slug
    const { certificateId } = await enterCertificate(farmer, { productId, ...paper })
    const badgeOn = async (day: string) => {
      const product = await getPublicProduct(store.read, slug, day)
      return 'movedTo' in product ? undefined : product.badge?.stars
    }
    const cardOn = async (day: string) => (await findProducts(store.read, { stars: [4] }, day)).cards.map(({ id }) => id)
    expect(await badgeOn(TODAY)).toBeUndefined()
    const operator = ctx.as(await aStaffMember(ctx, [{ role: 'province_operator', unitPath: '19' }]))
    expect((await listCertificates(operator)).waiting.map(({ id }) => id)).toContain(certificateId)
    const elsewhere = ctx.as(await aStaffMember(ctx, [{ role: 'province_operator', unitPath: '96' }]))
    expect((await listCertificates(elsewhere)).waiting).toEqual([])
    await expect(verifyCertificate(elsewhere, { certificateId })).rejects.toMatchObject({ kind: 'not_found' })
    const before = await catalogVersion()
    await verifyCertificate(operator, { certificateId })
    await expect(verifyCertificate(operator, { certificateId })).rejects.toMatchObject({ kind: 'conflict' })
    expect(await catalogVersion()).toBe(before + 1)
    expect([await badgeOn(TODAY), await badgeOn('2027-01-31'), await badgeOn('2027-02-01')]).toEqual([4, 4, undefined])
    expect(await cardOn('2027-01-31')).toContain(productId)
    expect(await cardOn('2027-02-01')).not.toContain(productId)
    await changeProduct(farmer, { productId, description: 'Chè đạt OCOP 4 sao của xã, sao tay.' })
    await withdrawCertificate(operator, { certificateId })
    expect(await badgeOn(TODAY)).toBeUndefined()
  })

  it('are never checked by the person who typed them', async () => {
    const productId = await onSale()
    const { certificateId } = await enterCertificate(farmer, { productId, ...paper })
    const self = ctx.as({ ...farmer.actor!, grants: [{ role: 'province_operator', unitPath: '19' }] })
    await expect(verifyCertificate(self, { certificateId })).rejects.toMatchObject({ kind: 'forbidden', code: 'catalog.certificateOwn' })
  })

  it('are refused with a day to come, a wrong authority or twice', async () => {
    const productId = await onSale()
    await expect(enterCertificate(farmer, { productId, ...paper, issuedOn: '2026-11-23' })).rejects.toMatchObject({ params: { field: 'issuedOn' } })
    await expect(enterCertificate(farmer, { productId, ...paper, stars: 5 })).rejects.toMatchObject({ code: 'catalog.ocopFiveCentral' })
    await enterCertificate(farmer, { productId, ...paper })
    await expect(enterCertificate(farmer, { productId, ...paper })).rejects.toMatchObject({ code: 'catalog.ocopAlready' })
    await expect(enterCertificate(other, { productId, ...paper })).rejects.toMatchObject({ kind: 'not_found' })
  })
})

it('shows a paused stall without its goods, and a draft one to nobody', async () => {
  const paused = await aStall(ctx, { state: 'paused', name: 'Nghỉ mùa' })
  await aProduct(ctx, { stallId: paused.id })
  const draft = await aStall(ctx, { state: 'draft', name: 'Chưa mở' })
  expect(await getPublicStall(store.read, paused.slug, TODAY)).toMatchObject({ stall: { state: 'paused' }, goods: { total: 0 } })
  await expect(getPublicStall(store.read, draft.slug, TODAY)).rejects.toMatchObject({ kind: 'not_found' })
})
