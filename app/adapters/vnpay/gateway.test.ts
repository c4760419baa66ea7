import { execFileSync } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runs } from '#db/testing/runs.ts'
import { toDong } from '#app/lib/money.ts'
import type { PayRequest } from '#app/lib/ports.ts'
import { vnpayGateway } from './gateway.server.ts'
import { signQuery, signValues } from './signature.ts'
import vectors from './test-vectors.json' with { type: 'json' }

const { secret } = vectors
const vector = (id: string) => vectors.vectors.find((one) => one.id === id)! as { params: Record<string, string>; order?: string[]; secureHash: string }
const gateway = vnpayGateway({ tmnCode: 'OCOPTEST', hashSecret: secret, payHost: 'https://pay.test', apiHost: 'https://api.test' })

/** The specification once more, without the package: PHP's urlencode, sorted, HMAC-SHA512. */
const encode = (text: string) => encodeURIComponent(text).replace(/[!'()~*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`).replace(/%20/g, '+')
const hashDataOf = (params: Record<string, string>) =>
  Object.keys(params)
    .filter((name) => params[name] !== '')
    .sort()
    .map((name) => `${encode(name)}=${encode(params[name]!)}`)
    .join('&')
const hmac = (text: string) => createHmac('sha512', secret).update(text).digest('hex')
const openssl = (text: string) => execFileSync('openssl', ['dgst', '-sha512', '-hmac', secret], { input: text }).toString().trim().split(' ').pop()
const signed = (params: Record<string, string>) => new URLSearchParams({ ...params, vnp_SecureHash: hmac(hashDataOf(params)) })

const ipn = vector('ipn-1-success').params
const order: PayRequest = {
  txnRef: 'K7M42XQR-1',
  amount: toDong(512_000),
  orderInfo: 'Cho Lang K7M42XQR-1',
  bankChoice: null,
  createdAt: new Date('2026-11-22T03:15:00Z'),
  expiresAt: new Date('2026-11-22T03:30:00Z'),
  ip: '203.113.131.1',
  locale: 'vi',
  returnUrl: 'https://cholang.test/thanh-toan/vnpay/ket-qua',
}

describe('signatures', () => {
  it.each(vectors.vectors.map((one) => [one.id, one] as const))('%s agrees with the vector and with OpenSSL', (_id, one) => {
    const params = one.params as unknown as Record<string, string>
    const hash = one.convention === 'C1' ? signQuery(secret, params) : signValues(secret, params, (one as { order?: string[] }).order!)
    expect(hash).toBe(one.secureHash)
    expect(openssl(one.hashData)).toBe(one.secureHash)
  })

  it('agrees with an independent computation, whatever the values', () => {
    const value = fc.string({ unit: fc.constantFrom(...'abcXYZ019 .:_-/?&=+%ăđ€'), maxLength: 40 })
    const params = fc.dictionary(fc.stringMatching(/^vnp_[A-Za-z]{1,12}$/).filter((name) => !name.startsWith('vnp_SecureHash')), value, { maxKeys: 12 })
    fc.assert(fc.property(params, (some) => signQuery(secret, some) === hmac(hashDataOf(some))), { numRuns: runs(200, 20_000) })
  })

  it('one changed character anywhere is not verified', () => {
    const valid = signed(ipn)
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(ipn)), fc.nat(30), fc.constantFrom(...'0123456789ABCxyz'), (name, position, character) => {
        const text = ipn[name]!
        const at = position % text.length
        fc.pre(text[at] !== character)
        const query = new URLSearchParams(valid)
        query.set(name, text.slice(0, at) + character + text.slice(at + 1))
        expect(gateway.readNotice(query)).toEqual({ verified: false })
      }),
      { numRuns: runs(200, 5_000) },
    )
  })
})

describe('the pay address', () => {
  const read = (request: Partial<PayRequest> = {}) => new URL(gateway.payUrl({ ...order, ...request }))

  it('carries every documented field, in GMT+7, in hundredths, signed', () => {
    const url = read()
    expect(`${url.origin}${url.pathname}`).toBe('https://pay.test/paymentv2/vpcpay.html')
    const { vnp_SecureHash: hash, ...params } = Object.fromEntries(url.searchParams)
    expect(params).toEqual({
      vnp_Version: '2.1.0',
      vnp_Command: 'pay',
      vnp_TmnCode: 'OCOPTEST',
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
    })
    expect(hash).toBe(hmac(hashDataOf(params)))
  })

  it('names the way of paying and the language that were chosen', () => {
    expect(read({ bankChoice: 'VNPAYQR', locale: 'en' }).searchParams.get('vnp_BankCode')).toBe('VNPAYQR')
    expect(read({ locale: 'en' }).searchParams.get('vnp_Locale')).toBe('en')
  })

  it.each([
    ['::ffff:203.113.131.1', '203.113.131.1'],
    ['::1', '127.0.0.1'],
    ['2001:ee0:4f0f:1234::1', '2001:ee0:4f0f:1234::1'],
  ])('the buyer’s address %s', (ip, sent) => {
    expect(read({ ip }).searchParams.get('vnp_IpAddr')).toBe(sent)
  })

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 10_000_000_000])('refuses the amount %s', (amount) => {
    expect(() => gateway.payUrl({ ...order, amount: amount as PayRequest['amount'] })).toThrow(RangeError)
  })

  it.each([{ orderInfo: 'Chè Đinh' }, { orderInfo: 'a~b' }, { txnRef: '' }, { txnRef: 'a b' }])('refuses what the encoders of VNPay disagree on: %o', (wrong) => {
    expect(() => gateway.payUrl({ ...order, ...wrong })).toThrow(RangeError)
  })
})

describe('what comes back through the browser or as IPN', () => {
  const verified = { verified: true, notice: expect.objectContaining({ txnRef: 'OC2611220001', amount: 150_000, paid: true, pending: false }) as unknown }

  it('a signed success', () => expect(gateway.readNotice(signed(ipn))).toEqual(verified))
  it('an upper-case hash', () => {
    const query = signed(ipn)
    query.set('vnp_SecureHash', query.get('vnp_SecureHash')!.toUpperCase())
    expect(gateway.readNotice(query)).toEqual(verified)
  })
  it('parameters of others, and a hash type', () => {
    const query = signed(ipn)
    query.set('utm_source', 'zalo')
    query.set('vnp_SecureHashType', 'HMACSHA512')
    expect(gateway.readNotice(query)).toEqual(verified)
  })
  it.each([
    ['cancelled', { vnp_ResponseCode: '24', vnp_TransactionStatus: '02' }, { paid: false, pending: false }],
    ['00 with a status that is not', { vnp_TransactionStatus: '02' }, { paid: false, pending: false }],
    ['held on suspicion', { vnp_ResponseCode: '07', vnp_TransactionStatus: '07' }, { paid: false, pending: true }],
    ['not finished', { vnp_TransactionStatus: '01' }, { paid: false, pending: true }],
    ['a fraction of a đồng', { vnp_Amount: '15000050' }, { amount: -1 }],
  ])('%s', (_case, changed, expected) => {
    expect(gateway.readNotice(signed({ ...ipn, ...changed }))).toEqual({ verified: true, notice: expect.objectContaining(expected) as unknown })
  })

  const { vnp_Amount: _amount, ...withoutAmount } = ipn
  const { vnp_TxnRef: _ref, ...withoutRef } = ipn
  const twice = signed(ipn)
  twice.append('vnp_Amount', '1')
  const brackets = signed(ipn)
  brackets.append('vnp_Amount[]', '1')
  const forged = signed(ipn)
  forged.set('vnp_SecureHash', 'f'.repeat(128))
  const unsigned = new URLSearchParams(ipn)
  const huge = signed(ipn)
  huge.append('x', 'a'.repeat(1_000_000))
  const many = signed(ipn)
  for (let i = 0; i < 20_000; i++) many.append(`vnp_x${i}`, '1')
  it.each([
    ['nothing', new URLSearchParams()],
    ['no amount', signed(withoutAmount)],
    ['no reference', signed(withoutRef)],
    ['an amount twice', twice],
    ['an amount as an array', brackets],
    ['an amount in words', signed({ ...ipn, vnp_Amount: '1e7' })],
    ['a forged hash', forged],
    ['a hash too short', new URLSearchParams({ ...ipn, vnp_SecureHash: 'ff' })],
    ['no hash', unsigned],
    ['another merchant', signed({ ...ipn, vnp_TmnCode: 'SOMEBODY' })],
    ['a megabyte', huge],
    ['20.000 parameters', many],
    ['a reference with markup', signed({ ...ipn, vnp_TxnRef: '<script>' })],
    ['__proto__', signed({ ...ipn, __proto__x: 'a', vnp_TmnCode: '' })],
  ])('%s is not verified and does not throw', (_case, query) => {
    expect(gateway.readNotice(query)).toEqual({ verified: false })
  })
})

describe('querydr and refund', () => {
  let server: Server
  let answer: (body: Record<string, string>) => unknown
  let asked: Record<string, string>
  let api: ReturnType<typeof vnpayGateway>
  const order2 = ['ResponseId', 'Command', 'ResponseCode', 'Message', 'TmnCode', 'TxnRef', 'Amount', 'BankCode', 'PayDate', 'TransactionNo', 'TransactionType', 'TransactionStatus', 'OrderInfo'].map((name) => `vnp_${name}`)
  const order1 = [...order2, 'vnp_PromotionCode', 'vnp_PromotionAmount']
  const sign = (fields: Record<string, string>, order: string[]) => ({ ...fields, vnp_SecureHash: hmac(order.map((name) => fields[name] ?? '').join('|')) })
  const said = { vnp_ResponseId: 'r1', vnp_Command: 'querydr', vnp_ResponseCode: '00', vnp_Message: 'Giao dich thanh cong', vnp_TmnCode: 'OCOPTEST', vnp_TxnRef: 'A-1', vnp_Amount: '15000000', vnp_BankCode: 'NCB', vnp_PayDate: '20261122101812', vnp_TransactionNo: '14226112', vnp_TransactionType: '01', vnp_TransactionStatus: '00', vnp_OrderInfo: 'x' }
  const ask = () => api.query({ requestId: 'RQ1', txnRef: 'A-1', createdAt: order.createdAt, now: order.expiresAt, ip: '127.0.0.1' })
  const refund = (full = false) =>
    api.refund({ requestId: 'RF1', txnRef: 'A-1', transactionNo: '14226112', amount: toDong(50_000), full, paidAttemptCreatedAt: order.createdAt, now: order.expiresAt, by: 'cho-lang', ip: '127.0.0.1', orderInfo: 'Tra lai A-1' })

  beforeAll(async () => {
    server = createServer((request, response) => {
      void readBody(request).then((body) => {
        asked = body
        const reply = answer(body)
        if (reply !== undefined) response.end(typeof reply === 'string' ? reply : JSON.stringify(reply))
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    api = vnpayGateway({ tmnCode: 'OCOPTEST', hashSecret: secret, payHost: host, apiHost: host, timeoutMs: 200 })
  })
  afterAll(() => void server.close())

  it('asks in the documented words and hash', async () => {
    answer = () => sign(said, order1)
    expect(await ask()).toMatchObject({ txnRef: 'A-1', amount: 150_000, paid: true, pending: false, transactionNo: '14226112' })
    const { vnp_SecureHash: hash, ...fields } = asked
    expect(fields).toMatchObject({ vnp_Command: 'querydr', vnp_TransactionDate: '20261122101500', vnp_CreateDate: '20261122103000' })
    expect(hash).toBe(hmac(vector('querydr-request').order!.map((name) => fields[name]).join('|')))
  })

  it.each([
    ['an unsigned reply', () => said],
    ['a forged reply', () => ({ ...sign(said, order1), vnp_Amount: '1' })],
    ['a reply to another merchant', () => sign({ ...said, vnp_TmnCode: 'SOMEBODY' }, order1)],
    ['a reply about another attempt', () => sign({ ...said, vnp_TxnRef: 'B-1' }, order1)],
    ['a busy gateway', () => sign({ ...said, vnp_ResponseCode: '99' }, order1)],
    ['no JSON', () => '<html>502</html>'],
    ['null', () => 'null'],
    ['silence', () => undefined],
  ])('%s proves nothing', async (_case, reply) => {
    answer = reply
    expect(await ask()).toBe('unreachable')
  })

  it('an attempt the gateway has never heard of', async () => {
    answer = () => sign({ vnp_ResponseId: 'r2', vnp_Command: 'querydr', vnp_ResponseCode: '91', vnp_Message: 'Not found', vnp_TmnCode: 'OCOPTEST', vnp_TxnRef: 'A-1' }, order1)
    expect(await ask()).toBe('unknown')
  })

  it.each([true, false])('a refund, full: %s', async (full) => {
    answer = () => sign({ ...said, vnp_Command: 'refund', vnp_TransactionStatus: '05' }, order2)
    expect(await refund(full)).toEqual({ state: 'accepted', code: '00' })
    const order = ['RequestId', 'Version', 'Command', 'TmnCode', 'TransactionType', 'TxnRef', 'Amount', 'TransactionNo', 'TransactionDate', 'CreateBy', 'CreateDate', 'IpAddr', 'OrderInfo'].map((name) => `vnp_${name}`)
    expect(asked).toMatchObject({ vnp_TransactionType: full ? '02' : '03', vnp_Amount: '5000000' })
    expect(asked.vnp_SecureHash).toBe(hmac(order.map((name) => asked[name]).join('|')))
  })

  it('a refund that is refused, and one whose answer is forged', async () => {
    answer = () => sign({ ...said, vnp_Command: 'refund', vnp_ResponseCode: '95' }, order2)
    expect(await refund()).toEqual({ state: 'rejected', code: '95' })
    answer = () => ({ ...said, vnp_Command: 'refund' })
    expect(await refund()).toBe('unreachable')
  })
})

async function readBody(request: IncomingMessage): Promise<Record<string, string>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return JSON.parse(Buffer.concat(chunks).toString()) as Record<string, string>
}
