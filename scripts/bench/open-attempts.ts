// Places as many unpaid orders as asked for on the store of DATABASE_URL, and prints what their payments are known by at the gateway.
import { eq, sql } from 'drizzle-orm'
import { readEnv } from '#app/lib/env.server.ts'
import { placeOrder, type PlaceOrder } from '#app/modules/checkout/place-order.server.ts'
import { quoteBasket } from '#app/modules/checkout/quote-basket.server.ts'
import { buildRuntime, systemContext } from '#app/runtime.server.ts'
import { products } from '#db/schema/catalog.ts'
import { orderGroups } from '#db/schema/orders.ts'
import { paymentAttempts } from '#db/schema/payments.ts'
import { stalls } from '#db/schema/stalls.ts'

const [many, from] = [Number(process.argv[2]), Number(process.argv[3] ?? 0)]
const runtime = await buildRuntime(readEnv(process.env))
const ctx = systemContext(runtime)
const [goods] = await runtime.store.read
  .select({ id: products.id, price: products.price })
  .from(products)
  .innerJoin(stalls, eq(stalls.id, products.stallId))
  .where(sql`${products.state} = 'published' and ${stalls.state} = 'open' and ${products.provinceCode} = '19' and ${products.storage} = 'kho-mat'`)
  .orderBy(products.id)
  .limit(1)
await runtime.store.write((tx) => tx.update(products).set({ stock: 1_000_000 }).where(eq(products.id, goods!.id)))

const commune = { code: '05503', name: 'Tân Cương', fullName: 'Xã Tân Cương', provinceCode: '19', provinceName: 'Thái Nguyên', provinceFullName: 'Tỉnh Thái Nguyên' }
const basket = [{ productId: goods!.id, quantity: 1, seenPrice: goods!.price }]
const { total } = await quoteBasket(ctx, { lines: basket, provinceCode: commune.provinceCode })
const codes: string[] = []
for (let n = from; n < from + many; n++) {
  const phone = `+849${String(20_000_000 + n)}`
  const who = { name: 'Trần Văn Nam', phone, recipientName: 'Trần Văn Nam', recipientPhone: phone, address: `số ${n} đường Chè`, note: '', pay: 'vnpay' }
  const { groupCodes } = await placeOrder(ctx, { requestId: ctx.newId(), basket, buyer: who as PlaceOrder['buyer'], commune, agreedTotal: total })
  codes.push(groupCodes[0]!)
}
const placed = new Set(codes)
const attempts = await runtime.store.read
  .select({ ref: paymentAttempts.txnRef, amount: paymentAttempts.amount, code: orderGroups.code })
  .from(paymentAttempts)
  .innerJoin(orderGroups, eq(orderGroups.id, paymentAttempts.groupId))
await runtime.store.close()
console.log(JSON.stringify(attempts.filter(({ code }) => placed.has(code)).map(({ ref, amount }) => ({ ref, amount }))))
