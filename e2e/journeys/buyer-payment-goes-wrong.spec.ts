import { choose, goPay, newBuyer, orderCode, sayWhere, type Buyer } from '../support/buying.ts'
import { expect, test, type Page, type Shop } from '../support/fixtures.ts'
import { atGateway } from '../support/gateway.ts'
import { OPENING } from '../support/site.ts'

const NOODLES = 'Miến Việt Cường'
const MINUTE = 60_000
const later = (minutes: number) => new Date(OPENING.getTime() + minutes * MINUTE)

test.beforeEach(({ shop }) => shop.setClock(OPENING))

test('a buyer short of money, then of patience, pays in a third way', async ({ page }) => {
  await toGateway(page)
  await atGateway(page, 'short')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Chưa trả được: tài khoản không đủ tiền.')
  await expect(page.getByText(/Hàng vẫn giữ đến \d+ giờ \d\d\./)).toBeVisible()
  await page.getByRole('link', { name: 'Thử cách khác' }).click()
  await page.getByRole('button', { name: 'Quét mã QR' }).click()
  await atGateway(page, 'cancels')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Chưa trả được: bạn đã thôi, không trả nữa.')
  await page.getByRole('link', { name: 'Thử cách khác' }).click()
  await page.getByRole('button', { name: 'Thẻ ATM, tài khoản ngân hàng' }).click()
  await atGateway(page, 'pays')
  await expect(page.getByRole('heading', { level: 1, name: 'Đã trả xong' })).toBeVisible()
})

test('a buyer whose bank says nothing is asked to wait, and the shop asks the bank', async ({ page, shop }) => {
  await toGateway(page)
  await atGateway(page, 'silent')
  await expect(page.getByRole('heading', { level: 1, name: 'Ngân hàng chưa báo lại. Đừng trả lần nữa.' })).toBeVisible()
  await shop.setClock(later(21))
  await expect(async () => {
    await page.getByRole('link', { name: 'Xem lại' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Đã trả xong' })).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 30_000 })
})

test('a buyer whose payment is told twice has paid once', async ({ page, shop }) => {
  const buyer = await toGateway(page)
  await atGateway(page, 'twice')
  await expect(page.getByRole('heading', { level: 1, name: 'Đã trả xong' })).toBeVisible()
  expect((await lastAttempt(shop)).ipns.map(({ answer }) => answer).sort()).toEqual(['00', '02', '02'])
  await expect.poll(async () => (await shop.inbox(buyer.phone)).filter(({ text }) => text.includes('da nhan')).length).toBe(1)
})

test('a wrong sum and a forged signature change nothing', async ({ page, shop }) => {
  await toGateway(page)
  await atGateway(page, 'wrongAmount')
  await expect(page.getByRole('heading', { level: 1, name: 'Ngân hàng chưa báo lại. Đừng trả lần nữa.' })).toBeVisible()
  expect((await lastAttempt(shop)).ipns.map(({ answer }) => answer)).toEqual(['04'])
  await page.getByRole('link', { name: 'Xem đơn' }).click()
  await expect(page.getByText('Người bán đang xem đơn.')).toHaveCount(0)

  await toGateway(page)
  await atGateway(page, 'forged')
  await expect(page.getByRole('heading', { level: 1, name: 'Chưa đọc được tin từ ngân hàng' })).toBeVisible()
  expect((await lastAttempt(shop)).ipns.map(({ answer }) => answer)).toEqual(['97'])
})

test('money that comes after the time to pay still buys the goods while there are any', async ({ page, shop }) => {
  await toGateway(page)
  await atGateway(page, 'silent')
  const code = await orderCode(page)
  await shop.setClock(later(16))
  await page.goto(`/don-hang/${code}`)
  await expect(async () => {
    await page.reload()
    await expect(page.getByText('Đơn đã bỏ: hết giờ giữ hàng mà chưa trả tiền.')).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 30_000 })
  await fetch(`${shop.simulators}/vnpay/notify?ref=${(await lastAttempt(shop)).ref}`, { method: 'POST' })
  await page.reload()
  await expect(page.getByText('Người bán đang xem đơn.')).toBeVisible()
})

test('two windows that pay the same order hold one open payment', async ({ page, context, shop }) => {
  await toGateway(page)
  const attempts = await attemptsOf(shop)
  const second = await context.newPage()
  await second.goto('/tra-cuu')
  await second.getByRole('main').getByRole('link').filter({ hasText: /^[2-9A-HJ-NP-Z]{4} [2-9A-HJ-NP-Z]{4}$/ }).first().click()
  await second.getByRole('link', { name: 'Trả tiền cho đơn này' }).click()
  await second.getByRole('button', { name: /^Trả [\d.]+ đ$/ }).click()
  await expect(second.getByRole('heading', { name: 'Trả tiền cho Chợ Làng' })).toBeVisible()
  expect((await attemptsOf(shop)).length).toBe(attempts.length)
  await atGateway(page, 'pays')
  await expect(page.getByRole('heading', { level: 1, name: 'Đã trả xong' })).toBeVisible()
  await second.getByRole('button', { name: 'Trả thành công' }).click()
  await expect(second.getByRole('heading', { name: 'Lượt trả tiền này đã xong' })).toBeVisible()
})

/** A new order of a new buyer, who now stands before the gateway. */
async function toGateway(page: Page): Promise<Buyer> {
  const buyer = newBuyer()
  await choose(page, NOODLES)
  await sayWhere(page, buyer)
  await goPay(page)
  await expect(page.getByRole('heading', { name: 'Trả tiền cho Chợ Làng' })).toBeVisible()
  return buyer
}

type Attempt = { ref: string; state: string; ipns: { answer: string }[] }
const attemptsOf = async (shop: Shop): Promise<Attempt[]> => (await fetch(`${shop.simulators}/vnpay/transactions`)).json() as Promise<Attempt[]>
const lastAttempt = async (shop: Shop): Promise<Attempt> => (await attemptsOf(shop)).at(-1)!
