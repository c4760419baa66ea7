import { buy } from '../support/buying.ts'
import { expect, test } from '../support/fixtures.ts'
import { alreadyIn, phones } from '../support/people.ts'

const TEA = 'Chè Đinh Tân Cương Hảo Đạt'

test('a post clerk takes a parcel over by its code and delivers it; a wrong code and a second scan are told apart', async ({ page: clerk, another, shop }) => {
  const farmer = await another()
  const buyer = await another()
  await buy(buyer, TEA)
  const part = /[2-9A-HJ-NP-Z]{4} [2-9A-HJ-NP-Z]{4}/.exec((await buyer.getByText(/^Đơn [2-9A-HJ-NP-Z]{4} /).textContent())!)![0]
  await alreadyIn(farmer, shop, phones.coTu)
  await farmer.goto(`/nong-ho/don-hang/${part.replace(' ', '')}`)
  await farmer.getByRole('button', { name: 'Nhận đơn' }).click()
  await farmer.getByRole('button', { name: 'Đã gói xong' }).click()
  await expect(farmer.getByRole('heading', { name: 'Đã gói xong, chờ bưu tá.' })).toBeVisible()

  await alreadyIn(clerk, shop, phones.chiMai)
  await clerk.goto('/buu-cuc')
  await clerk.getByLabel('Mã đơn hoặc mã gửi hàng').fill('2222 2222')
  await clerk.getByRole('button', { name: 'Xem gói hàng' }).click()
  await expect(clerk.getByText('Không thấy mã này. Xem lại tem trên gói hàng.').first()).toBeVisible()

  await clerk.goto('/buu-cuc')
  await clerk.getByLabel('Mã đơn hoặc mã gửi hàng').fill(part.toLowerCase())
  await clerk.getByRole('button', { name: 'Xem gói hàng' }).click()
  await clerk.getByRole('button', { name: 'Đã nhận từ người bán' }).click()
  await expect(clerk.getByRole('status')).toContainText('Đã nhận từ người bán')
  await clerk.getByRole('button', { name: 'Đã giao tới người nhận' }).click()
  await expect(clerk.getByRole('status')).toContainText('Đã giao tới người nhận')

  await buyer.getByRole('link', { name: 'Xem lại trang này' }).click()
  await expect(buyer.getByText('Hàng đã tới.')).toBeVisible()
  await buyer.getByRole('button', { name: 'Đã nhận đủ' }).click()
  await expect(buyer.getByText('Xong. Cảm ơn bạn.')).toBeVisible()
})
