import { read, utils } from '@e965/xlsx'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { products } from '#db/schema/catalog.ts'
import { orderLines } from '#db/schema/orders.ts'
import { commissionRules } from '#db/schema/payments.ts'
import { cooperativeMembers, identities } from '#db/schema/producers.ts'
import { seedReference } from '#db/seed/reference/seed-reference.ts'
import { aMember, aProduct, aProducer, aStaffMember, aStall, openTestStore, testContext, type TestContext } from '#db/testing.ts'
import { translator } from '#app/lib/i18n.ts'
import { catalogs } from '#app/messages/catalogs.server.ts'
import { postEntry } from '#app/modules/payments/ledger/post-entry.server.ts'
import { carrierBilled, paymentReceived } from '#app/modules/payments/ledger/entries.ts'
import { createGroup } from '../create-group.server.ts'
import { refundLines } from '../refunding/refund-lines.server.ts'
import { releaseOrder } from '../release-order.server.ts'
import { orderById } from '../orders.repo.server.ts'
import { getOwnStatement, getProducerStatement } from './get-statement.server.ts'
import { statementFile } from './statement-file.server.ts'

let store: Store
let ctx: TestContext
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
  await seedReference(store)
})
afterAll(() => store.close())

const t = translator(catalogs.vi)
let requests = 0

/** Placed, paid and released, without the road between. */
async function aReleasedOrder(at: { stall: { id: string; name: string }; producer: { id: string; unitPath: string } }, lines: { productId: string; unitPrice: number; quantity: number }[]): Promise<string> {
  const buyer = { buyerId: null, buyerName: 'Nam', buyerPhone: '+84912000099', recipientName: 'Nam', recipientPhone: '+84912000099', provinceCode: '01', provinceName: 'Hà Nội', communeCode: '00004', communeName: 'Ba Đình', addressLine: '12 Đội Cấn', note: '' }
  return store.write(async (tx) => {
    const group = await createGroup(tx, ctx, {
      ...buyer,
      ...{ requestId: `statement-${++requests}`, collectorId: 'buu-dien', method: 'vnpay', holdUntil: ctx.now() },
      orders: [{ stallId: at.stall.id, producerId: at.producer.id, unitPath: at.producer.unitPath, stallName: at.stall.name, shippingFee: 32_000, lines: lines.map((line) => ({ ...line, name: 'Chè', unitLabel: 'hộp', grams: 200, photoId: null })) }],
    })
    const order = (await orderById(tx, group.orders[0]!.id))!
    await postEntry(tx, ctx, paymentReceived({ collectorId: 'buu-dien', sourceId: `attempt-${requests}`, into: 'gatewayReceivable', orders: [{ orderId: order.id, producerId: order.producerId, total: order.total }] }))
    await releaseOrder(tx, ctx, order)
    return order.id
  })
}

async function aSeller(row: Parameters<typeof aProducer>[1] = {}) {
  const producer = await aProducer(ctx, row)
  const stall = await aStall(ctx, { producerId: producer.id })
  return { producer, stall, as: ctx.as(producer.actor, producer.member) }
}

it('PAINS 2.9: prices, fee and tax stay as they were charged when price, commission and law change later', async () => {
  ctx.setClock(new Date('2026-06-30T10:00:00Z'))
  const seller = await aSeller({ unitPath: '19/05509/01', communeCode: '05509' })
  const product = await aProduct(ctx, { stallId: seller.stall.id, price: 240_000 })
  await agreedCommission(250, '2026-01-01', seller.producer.unitPath)
  const orderId = await store.write(async (tx) => (await createGroup(tx, ctx, { ...aBasket(seller, product.id, 240_000), requestId: 'frozen' })).orders[0]!.id)

  ctx.setClock(new Date('2026-07-02T10:00:00Z'))
  await agreedCommission(900, '2026-07-01', seller.producer.unitPath)
  await store.write((tx) => tx.update(products).set({ price: 999_000, taxTreatment: 'service' }).where(eq(products.id, product.id)))
  await store.write(async (tx) => {
    const order = (await orderById(tx, orderId))!
    await postEntry(tx, ctx, paymentReceived({ collectorId: 'buu-dien', sourceId: 'frozen', into: 'gatewayReceivable', orders: [{ orderId, producerId: order.producerId, total: order.total }] }))
    await releaseOrder(tx, ctx, order)
  })
  const [line] = await store.read.select().from(orderLines).where(eq(orderLines.orderId, orderId))
  expect(line).toMatchObject({ unitPrice: 240_000, amount: 480_000, commissionBp: 250, taxRuleId: 'nd117-household-processed_goods' })
  const { rows, totals, closing, ledger } = await getOwnStatement(seller.as, '2026-07')
  expect(rows).toHaveLength(1)
  expect(totals).toEqual({ price: 480_000, refund: 0, fee: 12_000, vat: 4_800, pit: 2_400, carriage: 0, net: 460_800 })
  expect([closing, ledger]).toEqual([460_800, 460_800])
})

const aBasket = (seller: Awaited<ReturnType<typeof aSeller>>, productId: string, unitPrice: number) => ({
  ...{ buyerId: null, buyerName: 'Nam', buyerPhone: '+84912000099', recipientName: 'Nam', recipientPhone: '+84912000099', provinceCode: '01', provinceName: 'Hà Nội', communeCode: '00004', communeName: 'Ba Đình', addressLine: '12 Đội Cấn', note: '' },
  ...{ collectorId: 'buu-dien', method: 'vnpay' as const, holdUntil: ctx.now() },
  orders: [{ stallId: seller.stall.id, producerId: seller.producer.id, unitPath: seller.producer.unitPath, stallName: seller.stall.name, shippingFee: 32_000, lines: [{ productId, unitPrice, quantity: 2, name: 'Chè', unitLabel: 'hộp', grams: 200, photoId: null }] }],
})

const agreedCommission = (bp: number, validFrom: string, unitPath: string) =>
  store.write((tx) => tx.insert(commissionRules).values({ id: ctx.newId(), collectorId: 'buu-dien', unitPath, bp, validFrom, reason: 'test', state: 'agreed', proposedBy: 'a', proposedAt: ctx.now(), decidedBy: 'b', decidedAt: ctx.now() }))

it('a co-operative reads what each member is due, and the parts make the whole', async () => {
  ctx.setClock(new Date('2026-10-10T10:00:00Z'))
  const seller = await aSeller({ kind: 'cooperative', name: 'HTX Sông Trẹm' })
  const member = (name: string) => ({ id: ctx.newId(), cooperativeId: seller.producer.id, name, validFrom: ctx.now() })
  const [sau, bay] = [member('Trần Thị Sáu'), member('Nguyễn Văn Bảy')]
  await store.write((tx) => tx.insert(cooperativeMembers).values([sau, bay]))
  const goods = async (makerId: string | null, price: number) => ({ productId: (await aProduct(ctx, { stallId: seller.stall.id, makerId, price })).id, unitPrice: price, quantity: 1 })
  const ofNobody = await goods(null, 45_000)
  const orderId = await aReleasedOrder(seller, [await goods(sau.id, 150_050), await goods(bay.id, 89_000), ofNobody])
  const accountant = ctx.as(await aMember(ctx, seller.producer.id, 'accountant'), { id: seller.producer.id, roles: ['accountant'] })
  const statement = await getOwnStatement(accountant, '2026-10')
  expect(statement.dues).toEqual([
    { makerId: bay.id, name: 'Nguyễn Văn Bảy', goods: 89_000, fee: 0, vat: 890, pit: 445, carriage: 0, net: 87_665 },
    { makerId: sau.id, name: 'Trần Thị Sáu', goods: 150_050, fee: 0, vat: 1_501, pit: 750, carriage: 0, net: 147_799 },
    { makerId: null, name: '', goods: 45_000, fee: 0, vat: 450, pit: 225, carriage: 0, net: 44_325 },
  ])
  expect(statement.dues.reduce((sum, { net }) => sum + net, 0)).toBe(statement.totals.net)
  expect(statement.totals.net).toBe(statement.ledger)
  const dues = await (await statementFile(t, statement, 'thanh-vien.csv')).text()
  expect(dues).toContain('Trần Thị Sáu,150050,0,-1501,-750,147799')

  const giveBack = (given: { lines: { productId: string; quantity: number }[]; shipping: boolean }) =>
    store.write(async (tx) => {
      const order = (await orderById(tx, orderId))!
      await refundLines(tx, ctx, { order: { ...order, cod: true, deliveredAt: ctx.now() }, reason: 'complaint', cause: 'wrong', ...given })
    })
  await giveBack({ lines: [], shipping: true })
  expect((await getOwnStatement(accountant, '2026-10')).dues.find(({ makerId }) => makerId === null)).toMatchObject({ goods: 45_000, carriage: 32_000, net: 12_325 })
  await giveBack({ lines: [{ productId: ofNobody.productId, quantity: 1 }], shipping: false })
  const after = await getOwnStatement(accountant, '2026-10')
  expect(after.dues.find(({ makerId }) => makerId === null)).toEqual({ makerId: null, name: '', goods: 0, fee: 0, vat: 0, pit: 0, carriage: 32_000, net: -32_000 })
  expect(after.dues.reduce((sum, { net }) => sum + net, 0)).toBe(after.totals.net)
  expect(after.totals.net).toBe(after.ledger)
  const file = await (await statementFile(t, after, 'thanh-vien.csv')).text()
  expect(file).toContain('Chưa ghi của ai,0,0,0,0,-32000,-32000')
  expect(file).toContain('Trần Thị Sáu,150050,0,-1501,-750,0,147799')
})

it('nothing is kept from an organisation whose tax code is verified', async () => {
  ctx.setClock(new Date('2026-10-11T10:00:00Z'))
  const seller = await aSeller({ kind: 'cooperative', name: 'HTX có mã số thuế' })
  await store.write((tx) => tx.insert(identities).values({ id: ctx.newId(), producerId: seller.producer.id, kind: 'tax_code', numberSealed: 'x', numberEnd: '1234', assurance: 'org_document', typedBy: 'a', typedAt: ctx.now(), verifiedBy: 'b', verifiedAt: ctx.now() }))
  const product = await aProduct(ctx, { stallId: seller.stall.id })
  const orderId = await aReleasedOrder(seller, [{ productId: product.id, unitPrice: 240_000, quantity: 1 }])
  const statement = await getOwnStatement(seller.as, '2026-10')
  expect(statement.totals).toMatchObject({ price: 240_000, vat: 0, pit: 0, net: 240_000 })
  expect(statement.lines.find((line) => line.orderId === orderId)!.tax[0]).toMatchObject({ because: 'organisation' })
})

it('screen, CSV and XLSX carry the same sums, and another reader opens the file', async () => {
  ctx.setClock(new Date('2026-10-12T10:00:00Z'))
  const seller = await aSeller()
  const product = await aProduct(ctx, { stallId: seller.stall.id })
  for (const quantity of [1, 3]) await aReleasedOrder(seller, [{ productId: product.id, unitPrice: 240_000, quantity }])
  const statement = await getOwnStatement(seller.as, '2026-10')
  expect(statement.totals).toMatchObject({ price: 960_000, vat: 9_600, pit: 4_800, net: 945_600 })
  expect(statement.rows.map(({ paidOn }) => paidOn.is)).toEqual(['waiting', 'waiting'])
  const answer = await statementFile(t, statement, 'bang-ke.xlsx')
  const book = read(new Uint8Array(await answer.arrayBuffer()))
  const rows = utils.sheet_to_json<(string | number)[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1 })
  const column = (title: string) => rows[0]!.indexOf(title)
  const net = rows.slice(1, -1).reduce((sum, row) => sum + Number(row[column('Tiền về')]), 0)
  expect(net).toBe(statement.totals.net)
  expect(rows.at(-1)![column('Tiền về')]).toBe(statement.totals.net)
  const csv = (await (await statementFile(t, statement, 'bang-ke.csv')).text()).split('\r\n')
  expect(csv.at(-2)).toBe('Cộng 2 đơn,,960000,0,0,-9600,-4800,0,945600,')
})

it('another household, a packer and a stranger read nothing; the collector and the auditor of the place read it', async () => {
  ctx.setClock(new Date('2026-10-13T10:00:00Z'))
  const seller = await aSeller()
  const product = await aProduct(ctx, { stallId: seller.stall.id })
  await aReleasedOrder(seller, [{ productId: product.id, unitPrice: 240_000, quantity: 1 }])
  const asked = { producerId: seller.producer.id, month: '2026-10' }
  const packer = ctx.as(await aMember(ctx, seller.producer.id, 'packer'), { id: seller.producer.id, roles: ['packer'] })
  await expect(getOwnStatement(packer, '2026-10')).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(getOwnStatement(ctx.as(seller.producer.actor, { id: (await aSeller()).producer.id, roles: ['owner'] }), '2026-10')).rejects.toMatchObject({ kind: 'not_found' })
  await expect(getProducerStatement(ctx.as(seller.producer.actor), asked)).rejects.toMatchObject({ kind: 'not_found' })
  const maker = ctx.as(await aStaffMember(ctx, [{ role: 'collector_maker', unitPath: '', collectorId: 'buu-dien' }]))
  const auditor = ctx.as(await aStaffMember(ctx, [{ role: 'auditor', unitPath: '' }]))
  const other = ctx.as(await aStaffMember(ctx, [{ role: 'collector_maker', unitPath: '', collectorId: 'another' }]))
  for (const reader of [maker, auditor]) expect((await getProducerStatement(reader, asked)).totals.price).toBe(240_000)
  await expect(getProducerStatement(other, asked)).rejects.toMatchObject({ kind: 'not_found' })
  for (const month of ['2026-13', '2026-11', 'x', '2026-1']) await expect(getOwnStatement(seller.as, month)).rejects.toMatchObject({ kind: 'not_found' })
})

it('a parcel that weighed more than was said stands as carriage of its order, and as nothing of another stall', async () => {
  ctx.setClock(new Date('2026-10-14T10:00:00Z'))
  const [heavy, other] = [await aSeller(), await aSeller()]
  const sold = async (seller: typeof heavy) => aReleasedOrder(seller, [{ productId: (await aProduct(ctx, { stallId: seller.stall.id })).id, unitPrice: 240_000, quantity: 1 }])
  const [orderId, othersId] = [await sold(heavy), await sold(other)]
  ctx.setClock(new Date('2026-11-02T10:00:00Z'))
  const corrections = [{ amount: 4_000, orderId, producerId: heavy.producer.id, borneBy: 'producer' as const }, { amount: 3_000, orderId: othersId, producerId: other.producer.id, borneBy: 'collector' as const }]
  await store.write((tx) => postEntry(tx, ctx, carrierBilled({ collectorId: 'buu-dien', sourceId: 'bill-of-october', corrections })))
  const { rows, others, opening, closing, ledger } = await getOwnStatement(heavy.as, '2026-11')
  expect(rows).toMatchObject([{ orderId, price: 0, refund: 0, fee: 0, carriage: 4_000, net: -4_000, paidOn: { is: 'none' } }])
  expect(rows[0]!.code).not.toBe('')
  expect(others).toEqual([])
  expect([closing, ledger]).toEqual([opening - 4_000, opening - 4_000])
  expect((await getOwnStatement(other.as, '2026-11')).rows).toEqual([])
})
