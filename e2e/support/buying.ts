import { expect, type Page } from '@playwright/test'
import { atGateway } from './gateway.ts'

export type Buyer = { name: string; phone: string; province: string; commune: string; address: string }

export const anhNam: Buyer = { name: 'Nguyễn Văn Nam', phone: '0987654321', province: 'Hà Nội', commune: 'Cầu Giấy', address: 'Số 12 ngõ 3 đường Hoàng Quốc Việt' }

/** Somebody whose unpaid orders nobody else counts: a phone number and a house of her own. */
export function newBuyer(): Buyer {
  const number = Math.floor(Math.random() * 10_000_000)
  return { ...anhNam, phone: `098${String(number).padStart(7, '0')}`, address: `Số ${number} đường Hoàng Quốc Việt` }
}

/** Finds a product by its name and puts it in the basket. */
export async function choose(page: Page, name: string, quantity = 1) {
  await page.goto(`/san-pham?q=${encodeURIComponent(name)}`)
  await page.getByRole('main').getByRole('link', { name, exact: true }).first().click()
  await putInBasket(page, quantity)
}

/** From a product's page into the basket. */
export async function putInBasket(page: Page, quantity = 1) {
  if (quantity !== 1) await page.getByLabel(/^Lấy mấy/).fill(String(quantity))
  await page.getByRole('button', { name: 'Bỏ vào giỏ' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Giỏ hàng' })).toBeVisible()
}

type Wishes = { gift?: { name: string; phone: string }; pay?: string }

/** Who buys and where it goes; ends on the screen that shows every sum. */
export async function sayWhere(page: Page, buyer: Buyer, { gift, pay = 'Qua VNPay' }: Wishes = {}) {
  await page.getByRole('link', { name: 'Đặt hàng' }).click()
  await page.getByLabel('Họ và tên', { exact: true }).fill(buyer.name)
  await page.getByLabel('Số điện thoại', { exact: true }).fill(buyer.phone)
  await page.getByLabel('Tỉnh, thành phố').selectOption({ label: buyer.province })
  await page.getByLabel('Xã, phường, đặc khu').fill(buyer.commune)
  await page.getByLabel('Số nhà, đường, thôn xóm').fill(buyer.address)
  if (gift) {
    await page.getByText('Gửi tặng người khác? Ghi người nhận ở đây').click()
    await page.getByRole('checkbox', { name: 'Người nhận là người khác' }).check()
    await page.getByLabel('Họ và tên người nhận').fill(gift.name)
    await page.getByLabel('Số điện thoại người nhận').fill(gift.phone)
  }
  await page.getByRole('radio', { name: pay }).check()
  await page.getByRole('button', { name: 'Xem lại đơn và tiền chở' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Xem lại đơn' })).toBeVisible()
}

/** The last screen before the gateway. */
export const goPay = (page: Page) => page.getByRole('button', { name: /^Trả [\d.]+ đ$/ }).click()

/** A whole purchase, paid; ends on the page of the order, whose code it returns. */
export async function buy(page: Page, name: string, { quantity = 1, buyer = newBuyer(), ...wishes }: Wishes & { quantity?: number; buyer?: Buyer } = {}): Promise<string> {
  await choose(page, name, quantity)
  await sayWhere(page, buyer, wishes)
  await goPay(page)
  await atGateway(page, 'pays')
  await expect(page.getByRole('heading', { level: 1, name: 'Đã trả xong' })).toBeVisible()
  const code = await orderCode(page)
  await page.getByRole('link', { name: 'Xem đơn' }).click()
  return code
}

/** '512.000 đ' → 512000 */
export const dong = (shown: string): number => Number(/([\d.]+)\s*đ/.exec(shown)![1]!.replaceAll('.', ''))

/** The order code as it stands on the page, without its gap. */
export async function orderCode(page: Page): Promise<string> {
  const shown = await page.getByText(/^[2-9A-HJ-NP-Z]{4} [2-9A-HJ-NP-Z]{4}$/).first().textContent()
  return shown!.replace(/\s/g, '')
}
