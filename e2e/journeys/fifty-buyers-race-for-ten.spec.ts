import { HttpBuyer } from '../support/http-buyer.ts'
import { expect, test } from '../support/fixtures.ts'
import { ask } from '../support/store.ts'

const LAST = '/dat-hang?buoc=xem-lai'

/** A dry product that goes everywhere, with so much on the shelf. */
async function aProductWith(databaseUrl: string, stock: number, skip = 0) {
  const rows = await ask(databaseUrl, `select p.id, p.name, p.price from products p join stalls s on s.id = p.stall_id where p.state = 'published' and s.state = 'open' and p.storage = 'kho-mat' order by p.id limit 1 offset ${skip}`)
  const { id, name } = rows[0] as { id: string; name: string }
  await ask(databaseUrl, 'update products set stock = ? where id = ?', [stock, id])
  return { id, name }
}
const phoneOf = (n: number) => `097${String(1_000_000 + n).slice(-7)}`
const count = async (databaseUrl: string, statement: string, values: string[]) => Number(Object.values((await ask(databaseUrl, statement, values))[0]!)[0])

test('fifty buyers press at once for the last ten: ten order, forty are told so', async ({ shop }) => {
  const product = await aProductWith(shop.databaseUrl, 10)
  const buyers = await Promise.all(
    Array.from({ length: 50 }, async (_, n) => {
      const buyer = new HttpBuyer(shop.url)
      return { buyer, form: await buyer.untilTheLastButton(product.id, { phone: phoneOf(n) }) }
    }),
  )
  const answers = await Promise.all(buyers.map(({ buyer, form }) => buyer.send(LAST, form)))
  const ordered = answers.filter(({ status }) => status === 303)
  const refused = answers.filter(({ status }) => status === 409)
  expect([ordered.length, refused.length]).toEqual([10, 40])
  for (const { location } of ordered) expect(location).toContain('vnp_SecureHash=')
  for (const { html } of refused) expect(html).toContain(`${product.name} vừa hết hàng.`)
  expect(await count(shop.databaseUrl, 'select stock from products where id = ?', [product.id])).toBe(0)
  expect(await count(shop.databaseUrl, "select sum(quantity) from stock_holds where product_id = ? and state = 'held'", [product.id])).toBe(10)
})

test('the last button pressed again and again orders once', async ({ shop }) => {
  const product = await aProductWith(shop.databaseUrl, 20, 1)
  const buyer = new HttpBuyer(shop.url)
  const form = await buyer.untilTheLastButton(product.id, { phone: phoneOf(900), quantity: 2 })
  const before = new Map(buyer.cookies)
  const twins = Array.from({ length: 6 }, () => Object.assign(new HttpBuyer(shop.url), { cookies: new Map(before) }))
  const answers = await Promise.all(twins.map((twin) => twin.send(LAST, form)))
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 303))
  expect(new Set(answers.map(({ location }) => /vnp_TxnRef=([^&]+)/.exec(location)![1])).size).toBe(1)
  expect(await count(shop.databaseUrl, 'select stock from products where id = ?', [product.id])).toBe(18)
})

test('a price that changed meanwhile is said before anybody pays, and nothing is lost', async ({ shop }) => {
  const product = await aProductWith(shop.databaseUrl, 20, 2)
  const buyer = new HttpBuyer(shop.url)
  const form = await buyer.untilTheLastButton(product.id, { phone: phoneOf(901) })
  await ask(shop.databaseUrl, 'update products set price = price + 1000 where id = ?', [product.id])
  const answer = await buyer.send(LAST, form)
  expect(answer.status).toBe(409)
  expect(answer.html).toContain('Giá vừa đổi. Tổng bây giờ là')
  const agreed = /name="agreedTotal" value="(\d+)"/.exec(answer.html)![1]!
  expect(Number(agreed)).toBe(Number(form.agreedTotal) + 1000)
  expect((await buyer.send(LAST, { ...form, agreedTotal: agreed })).status).toBe(303)
})

test("another buyer's order does not exist: forged and borrowed cookies, guessed codes, wrong phones", async ({ shop }) => {
  const product = await aProductWith(shop.databaseUrl, 20, 3)
  const [nam, other, stranger] = [new HttpBuyer(shop.url), new HttpBuyer(shop.url), new HttpBuyer(shop.url)]
  const codeOf = async (buyer: HttpBuyer, n: number) => /vnp_TxnRef=([A-Z0-9]{8})/.exec((await buyer.send(LAST, await buyer.untilTheLastButton(product.id, { phone: phoneOf(n) }))).location)![1]!
  const [code, others] = [await codeOf(nam, 902), await codeOf(other, 903)]
  for (const path of [`/don-hang/${code}`, `/thanh-toan/${code}`, `/en/don-hang/${code.toLowerCase()}`]) {
    expect((await nam.send(path)).status, path).toBe(200)
    expect((await other.send(path)).status, path).toBe(404)
    expect((await stranger.send(path)).status, path).toBe(404)
  }
  stranger.cookies.set('don', `${code}~${nam.cookies.get('don')!.split('~')[1]!.split('').reverse().join('')}`)
  expect((await stranger.send(`/don-hang/${code}`)).status).toBe(404)
  stranger.cookies.set('don', `${code}.${others}~${nam.cookies.get('don')!.split('~')[1]}`)
  expect((await stranger.send(`/don-hang/${code}`)).status).toBe(404)
  expect((await other.send(`/don-hang/${others}`, { intent: 'received', order: code })).status).toBe(404)
  expect((await other.send(`/thanh-toan/${code}`, { pay: 'vnpay' })).status).toBe(404)

  const [wrongPhone, unknownCode, noCode] = await Promise.all([
    stranger.send('/tra-cuu', { orderCode: code, phone: phoneOf(999) }),
    stranger.send('/tra-cuu', { orderCode: 'ABCDEFGH', phone: phoneOf(998) }),
    stranger.send('/tra-cuu', { orderCode: "' or 1=1 --", phone: phoneOf(997) }),
  ])
  for (const answer of [wrongPhone, unknownCode, noCode]) {
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('Không thấy đơn này. Xem lại mã đơn và số điện thoại lúc đặt.')
  }
  expect((await stranger.send('/tra-cuu', { orderCode: ` ${code.slice(0, 4).toLowerCase()} ${code.slice(4)} `, phone: phoneOf(902) })).location).toContain(`/don-hang/${code}`)
  expect((await stranger.send(`/don-hang/${code}`)).status).toBe(200)
  const guesses = []
  for (let n = 0; n < 12; n++) guesses.push((await stranger.send('/tra-cuu', { orderCode: others, phone: phoneOf(996) })).status)
  expect(guesses.at(-1)).toBe(429)
})

test('hostile forms are answered in words, and what was typed is kept and harmless', async ({ shop }) => {
  const product = await aProductWith(shop.databaseUrl, 20, 4)
  const buyer = new HttpBuyer(shop.url)
  const script = '<script>alert(1)</script>'
  for (const form of [{ product: script }, { product: 'x'.repeat(5_000) }, { product: product.id, quantity: '1e9' }, { product: product.id, quantity: '-3' }, { intent: 'steal', product: product.id }, { product: '00000000-0000-4000-8000-000000000000' }]) {
    const answer = await buyer.send('/gio-hang', form as Record<string, string>)
    expect([409, 422], JSON.stringify(form).slice(0, 100)).toContain(answer.status)
    expect(answer.html).not.toContain(script)
  }
  const twice = new URLSearchParams([['product', product.id], ['product', product.id], ['quantity', '1'], ['quantity', '2']])
  expect((await buyer.send('/gio-hang', twice)).status).toBe(422)
  expect((await buyer.send('/gio-hang', { product: product.id })).status).toBe(303)
  const typed = { intent: 'review', name: script, phone: '0912 345', province: '../..', commune: script, address: 'x'.repeat(10_000), note: script, pay: 'gold' }
  const answer = await buyer.send('/dat-hang', typed)
  expect(answer.status).toBe(422)
  expect(answer.html).not.toContain(script)
  expect(answer.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  for (const words of ['Số điện thoại còn thiếu 3 số.', 'Chọn tỉnh hoặc thành phố giúp.', 'Dài quá, nhiều nhất 160 chữ.', 'Chọn một cách trả tiền giúp.']) expect(answer.html).toContain(words)
  for (const cookie of ['%%%', 'x'.repeat(3_000), script]) {
    buyer.cookies.set('gio', cookie)
    buyer.cookies.set('dat_hang', cookie)
    buyer.cookies.set('don', cookie)
    expect((await buyer.send('/gio-hang')).status).toBe(200)
    expect((await buyer.send('/dat-hang?buoc=xem-lai')).status).toBe(303)
    expect((await buyer.send('/tra-cuu')).status).toBe(200)
  }
  for (const path of ['/don-hang/%00', `/don-hang/${'A'.repeat(300)}`, '/thanh-toan/..%2f..', '/d/x', `/d/${'x'.repeat(2_000)}`]) expect((await buyer.send(path)).status, path.slice(0, 60)).toBe(404)
})
