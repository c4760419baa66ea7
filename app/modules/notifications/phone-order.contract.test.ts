import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { orderGroups } from '#db/schema/orders.ts'
import { aPhone, aProduct, aStaffMember, openTestStore, testContext, type TestContext } from '#db/testing.ts'
import { placePhoneOrder } from '#app/modules/checkout/phone-order.server.ts'
import { quoteBasket } from '#app/modules/checkout/quote-basket.server.ts'
import { composeMessages } from './compose-messages.server.ts'
import { smsAmount } from './sms.ts'

let store: Store
let ctx: TestContext
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
})
afterAll(() => store.close())

it('a buyer on the phone is told the code, the sum, until when to pay, and a link that asks for his number', async () => {
  const officer = ctx.as(await aStaffMember(ctx, [{ role: 'officer', unitPath: '96/32130' }]))
  const tea = await aProduct(ctx)
  const phone = aPhone()
  const commune = { code: '05503', name: 'Tân Cương', fullName: 'Xã Tân Cương', provinceCode: '19', provinceName: 'Thái Nguyên', provinceFullName: 'Tỉnh Thái Nguyên' }
  const buyer = { name: 'Trần Văn Nam', phone, province: '19', commune: 'Tân Cương', address: 'số 1', note: '', pay: 'vnpay' as const, gift: false as const, recipientName: 'Trần Văn Nam', recipientPhone: phone }
  const basket = [{ productId: tea.id, quantity: 2, seenPrice: tea.price }]
  const agreedTotal = (await quoteBasket(ctx, { lines: basket, provinceCode: '19' })).total
  const { groupCodes } = await placePhoneOrder(officer, { requestId: randomUUID(), basket, buyer, commune, agreedTotal })
  const group = (await store.read.select().from(orderGroups).where(eq(orderGroups.code, groupCodes[0]!)))[0]!
  const messages = await composeMessages(ctx, { id: 'e', type: 'group.entered', actorId: null, producerId: null, subjectType: 'group', subjectId: group.id, at: ctx.now(), payload: { total: group.total, method: 'vnpay' } })
  expect(messages.map((message) => message.phone)).toEqual([phone])
  expect(messages[0]!.body).toBe(`Cho Lang: da dat giup don ${group.code}, ${smsAmount(group.total)}d. Tra tien truoc 11:00 22/11: http://cholang.test/tra-cuu?ma=${group.code} (nhap so dien thoai nay)`)
  expect(messages[0]!.body.length).toBeLessThanOrEqual(160)
})
