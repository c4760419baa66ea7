import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { FeedMovement } from '#app/lib/ports.ts'
import { createBankSimulator, type ShownMovement } from '../../../scripts/simulators/bank/simulator.mjs'
import { cassoFeed } from './feed.server.ts'

const KEY = 'a checksum key of the test'
const NOW = new Date('2026-11-22T03:16:00Z')
const heard: FeedMovement[] = []
const closers: (() => void)[] = []
let bank: string

async function listen(handle: RequestListener): Promise<string> {
  const server = createServer(handle)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => (server.close(), server.closeAllConnections()))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

beforeAll(async () => {
  const feed = cassoFeed({ checksumKey: KEY })
  const shopUrl = await listen((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
      const read = feed.read({ body: Buffer.concat(parts).toString(), signature: String(request.headers['x-casso-signature']), now: NOW })
      if (read.verified) heard.push(...read.movements)
      response.writeHead(read.verified ? 200 : 401).end(JSON.stringify({ success: read.verified }))
    })
  })
  const simulator = createBankSimulator({ shopUrl, checksumKey: KEY, now: () => NOW })
  bank = await listen((request, response) => void simulator.handle(request, response, new URL(request.url!, 'http://bank')))
})
afterAll(() => closers.forEach((close) => close()))

const transfer = (act: string, amount = 150_000, content = 'CLK7M42XQR01') => fetch(`${bank}/bank/transfer`, { method: 'POST', body: new URLSearchParams({ bin: '970436', account: '0011001234567', amount: String(amount), content, do: act, back: '/thanh-toan/K7M42XQR' }) })
const movements = async () => (await (await fetch(`${bank}/bank/movements`)).json()) as ShownMovement[]
const file = (body: string, more: Record<string, string> = {}) => {
  const form = new FormData()
  form.set('list', new File([body], 'chi-tra.csv', { type: 'text/csv' }))
  for (const [name, value] of Object.entries(more)) form.set(name, value)
  return fetch(`${bank}/bank/payouts`, { method: 'POST', body: form })
}

it('reads a VietQR, and refuses a text that is none', async () => {
  const qr = '00020101021238570010A00000072701270006970436011300110012345670208QRIBFTTA530370454061500005802VN62160812OC261122000163043D6F'
  const page = await (await fetch(`${bank}/bank/transfer?${new URLSearchParams({ qr }).toString()}`)).text()
  for (const shown of ['150.000 đ', '0011001234567, Vietcombank', 'OC2611220001']) expect(page).toContain(shown)
  expect((await fetch(`${bank}/bank/transfer?${new URLSearchParams({ qr: qr.replace('150000', '150001') }).toString()}`)).status).toBe(400)
})

it('tells its feed as the adapter understands it, of what happened and nothing else', async () => {
  for (const act of ['exact', 'quiet', 'less', 'twice', 'wrong_code', 'told_twice', 'forged']) expect((await transfer(act)).status).toBe(200)
  const told = (await movements()).map(({ amount, told: answers }) => `${amount} ${answers.join(' ')}`)
  expect(told).toEqual(['150000 ok', '150000 ', '149000 ok', '150000 ok', '150000 ok', '150000 ok', '150000 ok ok ok'])
  expect(heard).toHaveLength(8)
  expect(heard[0]).toMatchObject({ amount: 150_000, day: '2026-11-22', accountNumber: '0011001234567', bankName: 'VCB', description: expect.stringContaining('CLK7M42XQR01') })
  expect(new Set(heard.map(({ reference }) => reference)).size).toBe(6)
})

it('leads back to pages of the shop only', async () => {
  expect(await (await transfer('quiet')).text()).toMatch(/href="http:\/\/127\.0\.0\.1:\d+\/thanh-toan\/K7M42XQR"/)
  const elsewhere = await fetch(`${bank}/bank/transfer`, { method: 'POST', body: new URLSearchParams({ bin: '970436', account: '0011001234567', amount: '1000', content: 'x', do: 'quiet', back: '//evil.example' }) })
  expect(await elsewhere.text()).not.toContain('evil.example')
})

it('carries out a list of transfers and answers row by row, names and returns included', async () => {
  const list = '\ufeffSTT,Số tài khoản hưởng,Tên đơn vị hưởng,Ngân hàng hưởng,Mã ngân hàng,Số tiền,Loại tiền,Nội dung\n1,\'0123,"BUI THI TU",x,970405,472800,VND,TLK7M42XQR\n2,0456,LE VAN HAI,x,970405,100000,VND,TLABCDEFGH\n'
  const result = await (await file(list, { returned: '2', renamed: '1' })).text()
  expect(result.split('\r\n')).toEqual([
    'STT,Số tài khoản hưởng,Tên người hưởng,Số tiền,Nội dung,Trạng thái,Lý do,Số tham chiếu',
    expect.stringMatching(/^1,0123,NGUYEN VAN KHAC,472800,TLK7M42XQR,Thành công,,FT\d+$/),
    expect.stringMatching(/^2,0456,LE VAN HAI,100000,TLABCDEFGH,Trả lại,Số tài khoản không đúng,FT\d+$/),
  ])
  expect((await movements()).slice(-3).map(({ amount }) => amount)).toEqual([-472_800, -100_000, 100_000])
  expect((await file('no list at all')).status).toBe(400)
})
