import { execFile } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import { expect, type Shop } from './fixtures.ts'
import { OPENING } from './site.ts'
import { ask } from './store.ts'

/** The people of the demo, and the six digits all of them chose. */
export const phones = {
  coTu: '0912000001',
  anhNam: '0912000002',
  chiHanh: '0912000003',
  anhLuc: '0912000004',
  chiVan: '0912000005',
  anhLong: '0912000006',
  chiMai: '0912000007',
  anhPhuc: '0912000008',
  chiSau: '0912000009',
  anhKiet: '0912000010',
  coThanh: '0912000011',
  chuBay: '0912000013',
} as const
export const PIN = '246810'

const DAY_MS = 86_400_000
const international = (phone: string) => phone.replace(/^0/, '+84')

/** Types her number and the code that her phone receives. */
export async function provePhone(page: Page, shop: Shop, phone: string, from = '/dang-nhap') {
  const before = (await shop.inbox(phone)).length
  await page.goto(from)
  await page.getByLabel('Số điện thoại đang dùng?').fill(phone)
  await page.getByRole('button', { name: 'Gửi mã cho tôi' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Nhập 6 số vừa gửi tới máy')
  await page.getByLabel('6 số trong tin nhắn').fill(await newCode(shop, phone, before))
  await page.getByRole('button', { name: 'Vào tiếp' }).click()
}

async function newCode(shop: Shop, phone: string, before: number): Promise<string> {
  const text = await message(shop, phone, /ma vao la \d{6}/, before)
  return /\d{6}/.exec(text)![0]
}

/** The newest message this phone received beyond the first `before` that says `words`. */
export async function message(shop: Shop, phone: string, words: RegExp, before = 0): Promise<string> {
  let found: string | undefined
  const look = async () => {
    const all = await shop.inbox(phone)
    found = all.slice(0, all.length - before).find(({ text }) => words.test(text))?.text
    return found ?? all.map(({ text }) => text)
  }
  await expect.poll(look, { message: `${phone} receives ${words}`, timeout: 20_000 }).toMatch(words)
  return found!
}

/** A new person: phone, name, the form of address she chooses, six secret digits. */
export async function register(page: Page, shop: Shop, { phone, fullName, addressForm, pin = PIN }: { phone: string; fullName: string; addressForm: string; pin?: string }, from = '/dang-ky') {
  await provePhone(page, shop, phone, from)
  await page.getByLabel('Họ và tên').fill(fullName)
  await page.getByRole('radio', { name: addressForm, exact: true }).check()
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
  await page.getByLabel('6 số bí mật').fill(pin)
  await page.getByRole('button', { name: 'Xong, vào chợ' }).click()
}

/** Somebody whose name was written down by others: she chooses her six digits the first time. */
export async function firstSignIn(page: Page, shop: Shop, { phone, name }: { phone: string; name: string }) {
  await provePhone(page, shop, phone)
  await page.getByRole('link', { name }).click()
  await page.getByLabel('6 số bí mật').fill(PIN)
  await page.getByRole('button', { name: 'Xong, vào chợ' }).click()
}

/** Somebody known: code, her name among those on the phone, six secret digits. */
export async function signIn(page: Page, shop: Shop, { phone, name, pin = PIN }: { phone: string; name: string; pin?: string }, to?: string) {
  await provePhone(page, shop, phone, to ? `/dang-nhap?tiep=${encodeURIComponent(to)}` : undefined)
  await page.getByRole('link', { name }).click()
  await page.getByLabel('6 số bí mật').fill(pin)
  await page.getByRole('button', { name: 'Vào', exact: true }).click()
}

/** The same without its four pages, for journeys that are about something else: a session of hers stands in the store. */
export async function alreadyIn(page: Page, shop: Shop, phone: string, now = OPENING) {
  await page.context().addCookies([{ name: 'phien', value: await sessionOf(shop, phone, now), url: shop.url }])
}

/** The value of the cookie. */
export async function sessionOf(shop: Shop, phone: string, now = OPENING): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const id = createHash('sha256').update(token).digest('base64url')
  const expires = new Date(now.getTime() + 90 * DAY_MS)
  await ask(shop.databaseUrl, 'insert into sessions (id, person_id, opened_by, device, created_at, seen_at, expires_at) values (?, ?, ?, ?, ?, ?, ?)', [
    id, await personOf(shop, phone), 'pin', 'e2e', now, now, expires,
  ])
  return encodeURIComponent(btoa(JSON.stringify(token)))
}

export async function personOf(shop: Shop, phone: string): Promise<string> {
  const [row] = await ask(shop.databaseUrl, 'select person_id as id from person_phones where phone = ? order by created_at', [international(phone)])
  if (!row) throw new Error(`nobody has ${phone}`)
  return String(row.id)
}

/** The machine's administrator names the first operator of a province; everybody after her is named on the pages. */
export async function nameFirstOperator(shop: Shop, { phone, fullName }: { phone: string; fullName: string }, provinceCode: string) {
  const onPostgres = shop.databaseUrl.startsWith('postgres')
  const env = { ...process.env, MODE: 'test', LOG_LEVEL: 'warn', CLOCK: OPENING.toISOString(), DATABASE_URL: onPostgres ? shop.databaseUrl : '', DATA_DIR: onPostgres ? process.env.DATA_DIR : dirname(shop.databaseUrl) }
  await promisify(execFile)('node', ['scripts/appoint-operator.ts', phone, provinceCode, fullName], { env })
}
