import { bankBooks, readTransfer, transferAtBank, type ShownTransfer } from '../support/bank.ts'
import { choose, newBuyer, orderCode, sayWhere, type Buyer } from '../support/buying.ts'
import { expect, test, type Page } from '../support/fixtures.ts'
import { atGateway } from '../support/gateway.ts'
import { OPENING } from '../support/site.ts'

const NOODLES = 'Miến Việt Cường'
/** OPENING is a Sunday: the collector imports on Monday by noon. */
const WAITING = 'Đang chờ tiền vào. Chậm nhất 12 giờ 00, 23/11/2026 có tin. Xin đừng chuyển lần nữa.'
const MONDAY_NOON = new Date('2026-11-23T05:00:00Z')

test.beforeEach(({ shop }) => shop.setClock(OPENING))

test('a buyer transfers by VietQR, and the order moves when the exact sum is there @everywhere', async ({ page }) => {
  const { transfer } = await orderByVietqr(page)
  await expect(page.getByRole('img', { name: /^Mã VietQR: [\d.]+ đ, nội dung CL/ })).toBeVisible()
  await page.getByRole('link', { name: 'Xem đơn' }).click()
  await expect(page.getByText(WAITING)).toBeVisible()
  expect(await readTransfer(page)).toEqual(transfer)

  await page.getByRole('link', { name: 'Xem mã VietQR và số tài khoản' }).click()

  await transferAtBank(page, 'less')
  await expect(page.getByText(WAITING)).toBeVisible()
  await transferAtBank(page, 'exact')
  await expect(page.getByText('Người bán đang xem đơn.')).toBeVisible()
  await expect(page.getByText(/^Đã trả lúc/)).toBeVisible()
})

test('a buyer who transferred and then pays by VNPay too gets the transfer back', async ({ page, shop }) => {
  const { transfer, buyer } = await orderByVietqr(page)
  await page.getByText('Thử cách khác').click()
  await expect(page.getByText(/^Đã chuyển rồi thì đừng chọn cách khác/)).toBeVisible()
  await page.getByRole('button', { name: 'Quét mã QR' }).click()
  await atGateway(page, 'short')
  await page.getByRole('link', { name: 'Thử cách khác' }).click()
  await expect(page.getByText(/Hàng vẫn giữ đến 14 giờ 15\./)).toBeVisible()
  await page.getByRole('button', { name: 'Thẻ quốc tế' }).click()
  await atGateway(page, 'pays')
  await expect(page.getByRole('heading', { level: 1, name: 'Đã trả xong' })).toBeVisible()

  await bankBooks(shop, transfer)
  await page.getByRole('link', { name: 'Xem đơn' }).click()
  await expect(page.getByText('Người bán đang xem đơn.')).toBeVisible()
  await expect.poll(async () => (await shop.inbox(buyer.phone)).map(({ text }) => text).join('\n')).toContain('dang tra lai')
})

test('a buyer whose transfer is not there by the time he was told hears so, and late money still buys the goods', async ({ page, shop }) => {
  const { transfer, buyer } = await orderByVietqr(page)
  await shop.setClock(MONDAY_NOON)
  await expect.poll(async () => (await shop.inbox(buyer.phone)).map(({ text }) => text).join('\n'), { timeout: 30_000 }).toContain('Dung chuyen nua')
  await page.reload()
  await expect(page.getByText('Hết giờ giữ hàng nên hàng đã trả về gian.')).toBeVisible()
  await bankBooks(shop, transfer)
  await page.getByRole('link', { name: 'Xem đơn' }).click()
  await expect(page.getByText('Người bán đang xem đơn.')).toBeVisible()
})

test('fresh goods cannot wait for a transfer', async ({ page }) => {
  await choose(page, 'Cua Năm Căn')
  await page.getByRole('link', { name: 'Đặt hàng' }).click()
  await expect(page.getByRole('radio', { name: 'Chuyển khoản bằng VietQR' })).toBeDisabled()
  await expect(page.getByText(/không dùng được cho hàng tươi phải gửi trong ngày/)).toBeVisible()
})

async function orderByVietqr(page: Page): Promise<{ buyer: Buyer; transfer: ShownTransfer }> {
  const buyer = newBuyer()
  await choose(page, NOODLES)
  await sayWhere(page, buyer, { pay: 'Chuyển khoản bằng VietQR' })
  await page.getByRole('button', { name: 'Đặt hàng, xem mã VietQR' }).click()
  await expect(page.getByText(WAITING)).toBeVisible()
  const transfer = await readTransfer(page)
  expect(transfer.text).toContain(await orderCode(page))
  return { buyer, transfer }
}
