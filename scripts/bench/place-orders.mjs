// Buyers with a basket in hand and the summary before them, who all press the button: orders per second over HTTP.
import { setTimeout as pause } from 'node:timers/promises'

const FORM = 'application/x-www-form-urlencoded'

/** Cookies of one buyer, as a browser would keep them. */
class Buyer {
  #cookies = new Map()
  #site
  constructor(site) {
    this.#site = site
  }
  async send(path, fields) {
    const headers = { cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '), origin: this.#site, ...(fields && { 'content-type': FORM }) }
    const answer = await fetch(this.#site + path, { method: fields ? 'POST' : 'GET', headers, redirect: 'manual', ...(fields && { body: new URLSearchParams(fields).toString() }) })
    for (const set of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)
      if (value === '') this.#cookies.delete(name)
      else this.#cookies.set(name, value)
    }
    return answer
  }
}

/** A buyer who has filled in everything; returns what the last button sends. */
export async function readyBuyer(site, productId, n) {
  const buyer = new Buyer(site)
  await expectStatus(await buyer.send('/gio-hang', { intent: 'add', productId, quantity: '1', product: productId }), 303)
  const phone = `09${String(10_000_000 + n).padStart(8, '0')}`
  const details = { name: 'Trần Văn Nam', phone, province: '19', commune: 'Xã Tân Cương', communeCode: '05503', address: `số ${n} đường Chè`, pay: 'vnpay' }
  await expectStatus(await buyer.send('/dat-hang', details), 303)
  const summary = await (await buyer.send('/dat-hang?buoc=xem-lai')).text()
  const field = (name) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(summary)?.[1] ?? new RegExp(`value="([^"]*)"[^>]*name="${name}"`).exec(summary)?.[1]
  const fields = { intent: 'place', requestId: field('requestId'), agreedTotal: field('agreedTotal') }
  return () => buyer.send('/dat-hang', fields)
}

/** Orders per second with `clients` at a time; every buyer of `buyers` presses once. */
export async function placeOrders(buyers, clients) {
  const waiting = [...buyers]
  const statuses = new Map()
  const from = performance.now()
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let press = waiting.pop(); press; press = waiting.pop()) {
        const { status, headers } = await press()
        const outcome = status === 303 && /vnpay|thanh-toan/.test(headers.get('location') ?? '') ? 'placed' : String(status)
        statuses.set(outcome, (statuses.get(outcome) ?? 0) + 1)
      }
    }),
  )
  const seconds = (performance.now() - from) / 1000
  await pause(0)
  return { perSecond: (statuses.get('placed') ?? 0) / seconds, statuses: Object.fromEntries(statuses) }
}

async function expectStatus(answer, status) {
  if (answer.status !== status) throw new Error(`${answer.url} answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`)
}
