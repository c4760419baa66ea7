import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashOfQuery, hashOfValues, order, signedQuery } from './signing.mjs'
import { createVnpaySimulator } from './simulator.mjs'

type Vector = { id: string; convention: string; params: Record<string, string>; order?: string[]; secureHash: string }
/** Read, not imported: the simulator stands outside the shop, and shares with it only what VNPay would publish. */
const vectors = JSON.parse(readFileSync('app/adapters/vnpay/test-vectors.json', 'utf8')) as { secret: string; vectors: Vector[] }

const SECRET = 'a secret of the test'
const NOW = new Date('2026-11-22T03:16:00Z')
let base: string
let close: () => Promise<unknown>
beforeAll(async () => {
  const simulator = createVnpaySimulator({ shopUrl: 'http://127.0.0.1:1', tmnCode: 'CHOLANG1', hashSecret: SECRET, now: () => NOW })
  const server = createServer((request, response) => {
    void simulator.handle(request, response, new URL(request.url!, 'http://gateway')).then((answered) => answered || response.writeHead(404).end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  close = async () => {
    await simulator.close()
    server.close()
    server.closeAllConnections()
  }
})
afterAll(() => close())

const pay = {
  vnp_Version: '2.1.0',
  vnp_Command: 'pay',
  vnp_TmnCode: 'CHOLANG1',
  vnp_Amount: '51200000',
  vnp_CreateDate: '20261122101500',
  vnp_ExpireDate: '20261122103000',
  vnp_CurrCode: 'VND',
  vnp_IpAddr: '203.113.131.1',
  vnp_Locale: 'vn',
  vnp_OrderInfo: 'Cho Lang K7M42XQR-1',
  vnp_OrderType: 'other',
  vnp_ReturnUrl: 'https://cholang.test/thanh-toan/vnpay/ket-qua',
  vnp_TxnRef: 'K7M42XQR-1',
}
const open = async (params: Record<string, string>, query = signedQuery(SECRET, params)) => {
  const answer = await fetch(`${base}/vnpay/paymentv2/vpcpay.html?${query}`)
  return { status: answer.status, csp: answer.headers.get('content-security-policy'), html: await answer.text() }
}
const call = async (body: Record<string, string>): Promise<Record<string, string>> =>
  (await (await fetch(`${base}/vnpay/merchant_webapi/api/transaction`, { method: 'POST', body: JSON.stringify(body) })).json()) as Record<string, string>

it.each(vectors.vectors.map((one) => [one.id, one] as const))('signs %s as the vectors say', (_id, one) => {
  const hash = one.convention === 'C1' ? hashOfQuery(vectors.secret, one.params) : hashOfValues(vectors.secret, one.params, one.order!)
  expect(hash).toBe(one.secureHash)
})

describe('the pay page', () => {
  it('opens for what is signed and complete, without a script, and leads a form back to the shop', async () => {
    const { status, html, csp } = await open(pay)
    expect(status).toBe(200)
    expect(html).toContain('512.000 đ')
    expect(html).not.toContain('<script')
    expect(csp).toContain("form-action 'self' https://cholang.test")
  })

  it.each([
    ['vnp_Version', '2.0.0'],
    ['vnp_Command', 'genqr'],
    ['vnp_TmnCode', 'SOMEBODY'],
    ['vnp_Amount', '51200050'],
    ['vnp_Amount', '1234567890100'],
    ['vnp_Amount', '-100'],
    ['vnp_BankCode', 'bank of nowhere'],
    ['vnp_CreateDate', '2026-11-22 10:15'],
    ['vnp_ExpireDate', '20261122101459'],
    ['vnp_CurrCode', 'USD'],
    ['vnp_IpAddr', '::1'],
    ['vnp_Locale', 'vi'],
    ['vnp_OrderInfo', 'Chè Đinh'],
    ['vnp_ReturnUrl', 'javascript:alert(1)'],
    ['vnp_TxnRef', 'K7M4/1'],
    ['vnp_TxnRef', ''],
    ['vnp_Colour', 'red'],
  ])('refuses %s = %s and names it', async (name, value) => {
    const { status, html } = await open({ ...pay, [name]: value })
    expect(status).toBe(400)
    expect(html).toContain(name)
  })

  it('refuses a wrong signature, a field twice, a reference used for something else', async () => {
    expect((await open(pay, signedQuery('another secret', pay))).html).toContain('vnp_SecureHash')
    expect((await open(pay, `${signedQuery(SECRET, pay)}&vnp_Amount=100`)).html).toContain('vnp_Amount')
    await open(pay)
    expect((await open({ ...pay, vnp_Amount: '100000' })).html).toContain('vnp_TxnRef')
  })

  it('shows what others wrote as text', async () => {
    expect((await open({ ...pay, '<img src=x>': '1' })).html).not.toContain('<img')
  })

  it('says when the time to pay is over', async () => {
    expect((await open({ ...pay, vnp_TxnRef: 'LATE-1', vnp_ExpireDate: '20261122101600' })).html).toContain('Quá giờ')
  })
})

describe('the merchant’s API', () => {
  let requests = 0
  const ask = (changed: Record<string, string> = {}, secret = SECRET) => {
    const body: Record<string, string> = {
      ...{ vnp_RequestId: `RQ${++requests}`, vnp_Version: '2.1.0', vnp_Command: 'querydr', vnp_TmnCode: 'CHOLANG1', vnp_TxnRef: 'API-1', vnp_OrderInfo: 'x' },
      ...{ vnp_TransactionDate: pay.vnp_CreateDate, vnp_CreateDate: '20261122101600', vnp_IpAddr: '127.0.0.1', ...changed },
    }
    return call({ ...body, vnp_SecureHash: hashOfValues(secret, body, order.querydr!) })
  }
  beforeAll(async () => void (await open({ ...pay, vnp_TxnRef: 'API-1' })))

  it('answers about an open transaction, signed', async () => {
    const { vnp_SecureHash: hash, ...said } = await ask()
    expect(said).toMatchObject({ vnp_ResponseCode: '00', vnp_TransactionStatus: '01', vnp_Amount: '51200000' })
    expect(hash).toBe(hashOfValues(SECRET, said, order.querydrAnswer!))
  })

  it.each([
    ['97', {}, 'another secret'],
    ['91', { vnp_TxnRef: 'NOBODY-1' }, SECRET],
    ['91', { vnp_TransactionDate: '20261121101500' }, SECRET],
    ['02', { vnp_TmnCode: 'SOMEBODY' }, SECRET],
    ['03', { vnp_CreateDate: '' }, SECRET],
  ])('%s for %o', async (code, changed, secret) => {
    expect((await ask(changed as Record<string, string>, secret)).vnp_ResponseCode).toBe(code)
  })

  it('94 for the same question twice', async () => {
    await ask({ vnp_RequestId: 'ONCE' })
    expect((await ask({ vnp_RequestId: 'ONCE' })).vnp_ResponseCode).toBe('94')
  })
})
