import { choose, goPay, newBuyer, orderCode, sayWhere } from '../support/buying.ts'
import { expect, test } from '../support/fixtures.ts'
import { atGateway } from '../support/gateway.ts'
import { alreadyIn, phones } from '../support/people.ts'
import { OPENING } from '../support/site.ts'

/** HTX Đồng Mới takes its money itself; the noodles are paid to the post. */
const [RICE, NOODLES] = ['Gạo sạch Bắc Ruộng ST25', 'Miến Việt Cường']

const spaced = (code: string) => `${code.slice(0, 4)} ${code.slice(4)}`

test.beforeEach(({ shop }) => shop.setClock(OPENING))

test('a buyer of two stalls hears of two payments, pays one and leaves the other, which whoever looks the order up elsewhere may pay', async ({ page, another }) => {
  await choose(page, RICE)
  await choose(page, NOODLES)
  const buyer = newBuyer()
  await sayWhere(page, buyer)
  await expect(page.getByRole('heading', { name: /^Lần trả thứ [12]: [\d.]+ đ$/ })).toHaveCount(2)
  await expect(page.getByText('Trả thẳng cho HTX Đồng Mới')).toBeVisible()
  await expect(page.getByText('Bưu điện demo nhận tiền hộ')).toBeVisible()
  await expect(page.getByText(/chia thành 2 lần trả tiền riêng/)).toBeVisible()

  await goPay(page)
  await expect(page.getByText('Trả lần 1/2', { exact: true })).toBeVisible()
  await goPay(page)
  await atGateway(page, 'pays')
  await expect(page.getByRole('heading', { level: 1, name: 'Đã trả xong' })).toBeVisible()
  const first = await orderCode(page)
  await expect(page.getByText('Còn 1 lần chưa trả. Trả sớm để giữ được hàng.')).toBeVisible()
  await page.getByRole('link', { name: /^Trả đơn/ }).click()

  await expect(page.getByText('Trả lần 2/2', { exact: true })).toBeVisible()
  expect(await orderCode(page)).not.toBe(first)
  await goPay(page)
  await atGateway(page, 'short')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Chưa trả được: tài khoản không đủ tiền.')
  await page.getByRole('link', { name: 'Xem đơn' }).first().click()
  await expect(page.getByText('Chờ bạn trả tiền.', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: `Xem đơn ${spaced(first)}` }).click()
  await expect(page.getByText('Người bán đang xem đơn.')).toBeVisible()

  const elsewhere = await another()
  await elsewhere.goto('/tra-cuu')
  await elsewhere.getByLabel('Mã đơn').fill(first)
  await elsewhere.getByLabel('Số điện thoại').fill(buyer.phone)
  await elsewhere.getByRole('button', { name: 'Tìm đơn' }).click()
  await elsewhere.getByRole('link', { name: /^Trả đơn/ }).click()
  await expect(elsewhere.getByText('Trả lần 2/2', { exact: true })).toBeVisible()
})

test('a co-operative that takes its own money writes down a transfer it saw at its bank', async ({ page, shop }) => {
  await alreadyIn(page, shop, phones.chuBay)
  await page.goto('/nong-ho')
  await page.getByRole('link', { name: 'Xem tiền vào chưa' }).click()
  await expect(page.getByText(/^Nội dung chuyển khoản CL /)).toBeVisible()
  await page.getByRole('button', { name: 'Tiền đã vào, đúng số' }).click()
  await expect(page.getByText('Đã ghi tiền vào. Đơn đã lập, xem và nhận đơn nhé.')).toBeVisible()
  await page.getByRole('link', { name: 'Tất cả đơn' }).click()
  await expect(page.getByText(RICE).first()).toBeVisible()
})
