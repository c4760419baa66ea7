import { expect, test, type Shop } from '../support/fixtures.ts'
import { alreadyIn, phones } from '../support/people.ts'
import { ask } from '../support/store.ts'

const MOST_BYTES = 60 * 1024

test('a visitor reads no phone number of a farmer and gets no framework on any page of the shop', async ({ shop }) => {
  const map = await (await fetch(`${shop.url}/sitemap.xml`)).text()
  const paths = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => new URL(url!).pathname)
  expect(paths.length).toBeGreaterThan(100)
  const numbers = (await ask(shop.databaseUrl, 'select distinct ph.phone as phone from person_phones ph join memberships m on m.person_id = ph.person_id')).map(({ phone }) => String(phone).slice(3))
  expect(numbers.length).toBeGreaterThan(50)
  for (const path of new Set(paths)) {
    const html = await (await fetch(shop.url + path)).text()
    const digits = html.replace(/[\s.]/g, '')
    expect(numbers.filter((number) => digits.includes(number)), path).toEqual([])
    expect([...html.matchAll(/<script[^>]*src="([^"]+)"/g)].map(([, src]) => src!.split('?')[0]), path).toEqual(['/enhance.js'])
  }
})

test('the first view of home, list and product weighs at most 60 KB without its pictures', async ({ shop }) => {
  const [product] = await ask(shop.databaseUrl, "select slug from products where state = 'published' order by id limit 1")
  for (const path of ['/', '/san-pham', `/san-pham/${String(product!.slug)}`]) {
    const { html, bytes } = await fetched(shop, path)
    const parts = [...html.matchAll(/<(?:link|script)[^>]*(?:href|src)="(\/[^"]+\.(?:css|js|woff2)[^"]*)"/g)].map(([, part]) => part!)
    const sizes = await Promise.all([...new Set(parts)].map(async (part) => (await fetched(shop, part)).bytes))
    expect(sizes.reduce((sum, size) => sum + size, bytes), path).toBeLessThanOrEqual(MOST_BYTES)
  }
})

test('another stall’s order and a household of another commune do not exist', async ({ page, shop }) => {
  const [order] = await ask(shop.databaseUrl, "select code from orders where unit_path like '96/%' limit 1")
  const [household] = await ask(shop.databaseUrl, "select id from producers where unit_path like '96/%' limit 1")
  await alreadyIn(page, shop, phones.coTu)
  expect((await page.goto(`/nong-ho/don-hang/${String(order!.code)}`))?.status()).toBe(404)
  await alreadyIn(page, shop, phones.chiHanh)
  expect((await page.goto(`/can-bo/ho/${String(household!.id)}`))?.status()).toBe(404)
})

/** The bytes that travel, brotli where the server has it. */
async function fetched(shop: Shop, path: string) {
  const answer = await fetch(shop.url + path, { headers: { 'accept-encoding': 'br, gzip' } })
  const length = Number(answer.headers.get('content-length') ?? Number.NaN)
  const html = await answer.text()
  return { html, bytes: Number.isNaN(length) ? html.length : length }
}
