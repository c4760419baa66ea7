import { expect, type Page } from '@playwright/test'

export type Buyer = { name: string; phone: string; province: string; commune: string; address: string }

export const anhNam: Buyer = { name: 'Nguyễn Văn Nam', phone: '0987654321', province: 'Thành phố Hà Nội', commune: 'Cầu Giấy', address: 'Số 12 ngõ 3 đường Hoàng Quốc Việt' }

/** From a product's page into the basket. */
export async function putInBasket(page: Page, quantity = 1) {
  if (quantity !== 1) await page.getByLabel(/^Lấy mấy/).fill(String(quantity))
  await page.getByRole('button', { name: 'Bỏ vào giỏ' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Giỏ hàng' })).toBeVisible()
}

/** Who buys and where it goes; ends on the screen that shows every sum. */
export async function sayWhere(page: Page, buyer: Buyer, { gift, pay = 'Qua VNPay' }: { gift?: { name: string; phone: string }; pay?: string } = {}) {
  await page.getByLabel('Họ và tên', { exact: true }).fill(buyer.name)
  await page.getByLabel('Số điện thoại', { exact: true }).fill(buyer.phone)
  await page.getByLabel('Tỉnh, thành phố').selectOption({ label: buyer.province })
  await page.getByLabel('Xã, phường, đặc khu').fill(buyer.commune)
  await page.getByLabel('Số nhà, đường, thôn xóm').fill(buyer.address)
  if (gift) {
    await page.getByText('Gửi tặng người khác? Ghi người nhận ở đây').click()
    await page.getByRole('checkbox', { name: 'Người nhận là người khác' }).check({ force: true })
    await page.getByLabel('Họ và tên người nhận').fill(gift.name)
    await page.getByLabel('Số điện thoại người nhận').fill(gift.phone)
  }
  await page.getByRole('radio', { name: pay }).check({ force: true })
  await page.getByRole('button', { name: 'Xem lại đơn và tiền chở' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Xem lại đơn' })).toBeVisible()
}

/** '512.000 đ' → 512000 */
export const dong = (shown: string): number => Number(/([\d.]+)\s*đ/.exec(shown)![1]!.replaceAll('.', ''))

/** The order code as it stands on the page, without its gap. */
export async function orderCode(page: Page): Promise<string> {
  const shown = await page.getByText(/^[2-9A-HJ-NP-Z]{4} [2-9A-HJ-NP-Z]{4}$/).first().textContent()
  return shown!.replace(/\s/g, '')
}
