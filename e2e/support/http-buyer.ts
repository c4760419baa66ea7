import { expect } from '@playwright/test'

/** A buyer without a browser: keeps cookies and sends forms as one without scripts does. */
export class HttpBuyer {
  readonly cookies = new Map<string, string>()
  readonly #site: string

  constructor(site: string) {
    this.#site = site
  }

  async send(path: string, fields?: Record<string, string> | URLSearchParams): Promise<{ status: number; location: string; html: string }> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(this.#site + path, {
      method: fields ? 'POST' : 'GET',
      headers: { cookie, origin: this.#site },
      redirect: 'manual',
      ...(fields && { body: fields instanceof URLSearchParams ? fields : new URLSearchParams(fields) }),
    })
    for (const set of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!
      if (value === '') this.cookies.delete(name!)
      else this.cookies.set(name!, value!)
    }
    return { status: answer.status, location: answer.headers.get('location') ?? '', html: await answer.text() }
  }

  /** Basket, address and summary; returns the form of the last button. */
  async untilTheLastButton(product: string, { phone, quantity = 1 }: { phone: string; quantity?: number }): Promise<Record<string, string>> {
    expect((await this.send('/gio-hang', { product, quantity: String(quantity) })).status).toBe(303)
    const details = { intent: 'review', name: 'Trần Văn Nam', phone, province: '19', commune: 'Xã Tân Cương', communeCode: '05503', address: `số ${phone} xóm Hồng Thái`, pay: 'vnpay' }
    const filled = await this.send('/dat-hang', details)
    expect(filled.status, filled.html.slice(0, 2_000)).toBe(303)
    const { html } = await this.send(filled.location)
    const field = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)![1]!
    return { intent: 'place', requestId: field('requestId'), agreedTotal: field('agreedTotal') }
  }
}
