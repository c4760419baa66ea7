import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { cassoFeed, noFeed } from './feed.server.ts'

/** Casso's published sample: key, message, signature; invented account. */
const KEY = 'mgExMrjj4i7a1p8Cs6LmFbpCd8lbw4sSX4LZXPag7TKazeIogtR90tvWYTkwQbvs'
const SIGNED_AT = 1_727_948_258_788
const SIGNATURE = `t=${SIGNED_AT},v1=ed0a4bd2e826d5cb69988cdb141e6c1a080e21f3b57eb72cd78192220042b9e7dde0868fc667faea8e224900fa7904e7c88dfa098032fb2d6b6996856e8b7ff3`
const sample = {
  error: 0,
  data: {
    ...{ id: 0, reference: 'MA_GIAO_DICH_THU_NGHIEM', description: 'giao dich thu nghiem', amount: 599_000, runningBalance: 25_000_000, transactionDateTime: '2024-10-03 15:06:37' },
    ...{ accountNumber: '88888888', bankName: 'VPBank', bankAbbreviation: 'VPB', virtualAccountNumber: '', virtualAccountName: '' },
    ...{ counterAccountName: 'NGUYEN VAN A', counterAccountNumber: '8888888888', counterAccountBankId: '970415', counterAccountBankName: 'VietinBank' },
  },
}
const now = new Date(SIGNED_AT + 2_000)
const feed = cassoFeed({ checksumKey: KEY })
const read = (body: string, signature: string | null = SIGNATURE, at = now) => feed.read({ body, signature, now: at })
/** Signed as the sender signs: over the sorted message. */
const signed = (sortedBody: string, at = SIGNED_AT) => `t=${at},v1=${createHmac('sha512', KEY).update(`${at}.${sortedBody}`).digest('hex')}`

describe('a message of the feed', () => {
  it('is believed when it reproduces the published signature, however its keys are ordered', () => {
    const movement = { reference: 'MA_GIAO_DICH_THU_NGHIEM', amount: 599_000, day: '2024-10-03', description: 'giao dich thu nghiem', accountNumber: '88888888', bankName: 'VPB', counterName: 'NGUYEN VAN A' }
    expect(read(JSON.stringify(sample))).toEqual({ verified: true, movements: [movement] })
    expect(read(JSON.stringify({ data: Object.fromEntries(Object.entries(sample.data).reverse()), error: 0 }, null, 2))).toMatchObject({ verified: true })
  })

  it.each([
    ['another amount', JSON.stringify({ ...sample, data: { ...sample.data, amount: 599_001 } }), SIGNATURE],
    ['another time', JSON.stringify(sample), SIGNATURE.replace('t=1', 't=2')],
    ['no signature', JSON.stringify(sample), null],
    ['an empty signature', JSON.stringify(sample), ''],
    ['half a signature', JSON.stringify(sample), SIGNATURE.slice(0, -2)],
    ['a signature of other letters', JSON.stringify(sample), SIGNATURE.replace(/[0-9a-f]{4}$/, 'zzzz')],
    ['another scheme', JSON.stringify(sample), SIGNATURE.replace('v1=', 'v0=')],
    ['no JSON', 'amount=599000', SIGNATURE],
    ['a bottomless list', '['.repeat(60_000), SIGNATURE],
    ['too long a message', JSON.stringify({ ...sample, filler: 'x'.repeat(70_000) }), SIGNATURE],
  ])('with %s is forged', (_case, body, signature) => expect(read(body, signature)).toEqual({ verified: false, why: 'forged' }))

  it.each([['a day later', 24 * 3_600_000 + 1], ['before it was signed', -5 * 60_000 - 1]])('heard %s is stale', (_case, ms) => expect(read(JSON.stringify(sample), SIGNATURE, new Date(SIGNED_AT + ms))).toEqual({ verified: false, why: 'stale' }))

  it.each<[string, object]>([
    ['a fraction of a đồng', { amount: 0.5 }],
    ['nothing', { amount: 0 }],
    ['more than 2^53', { amount: 2 ** 53 }],
    ['an amount in words', { amount: '599000' }],
    ['no reference', { reference: ' ' }],
    ['no day', { transactionDateTime: 'hôm qua' }],
    ['an odd account', { accountNumber: "1'--" }],
  ])('rightly signed, with %s, is unreadable', (_case, wrong) => {
    const { accountNumber, amount, description, reference, transactionDateTime } = { ...sample.data, ...wrong }
    const body = JSON.stringify({ data: { accountNumber, amount, description, reference, transactionDateTime } })
    expect(read(body, signed(body))).toEqual({ verified: false, why: 'unreadable' })
  })

  it('is believed by nobody when the feed is off', () => expect(noFeed.read({ body: JSON.stringify(sample), signature: SIGNATURE, now })).toEqual({ verified: false, why: 'off' }))
})
