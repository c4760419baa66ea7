import { bankBooks } from '../support/bank.ts'
import { choose, newBuyer, sayWhere } from '../support/buying.ts'
import { expect, test } from '../support/fixtures.ts'
import { alreadyIn, phones, register } from '../support/people.ts'
import { ask } from '../support/store.ts'

const TEA = 'Chè Đinh Tân Cương Hảo Đạt'
const ACCOUNT = '1023456789012'

test.use({ apart: 'carrier' })

const csv = (name: string, ...rows: (string | number)[][]) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(rows.map((row) => row.join(';')).join('\n')) })

test('chị Vân: the post keeps its bill back from the cash, and list and bill end with the one sum on the account @desk', async ({ page: buyer, another, shop }) => {
  const [who, farmer, clerk, van] = [newBuyer(), await another(), await another(), await another()]
  const tracking = `EB${who.phone.slice(1)}VN`
  await register(buyer, shop, { phone: who.phone, fullName: who.name, addressForm: 'anh' })
  await choose(buyer, TEA)
  await sayWhere(buyer, who, { pay: 'Trả khi nhận hàng' })
  await buyer.getByRole('button', { name: /^Đặt hàng, trả .* khi nhận$/ }).click()
  await expect(buyer.getByText(/^Trả .* cho bưu tá khi nhận hàng\.$/).first()).toBeVisible()
  const code = /[2-9A-HJ-NP-Z]{4} [2-9A-HJ-NP-Z]{4}/.exec((await buyer.getByText(/^Đơn [2-9A-HJ-NP-Z]{4} /).first().textContent())!)![0].replace(' ', '')

  await alreadyIn(farmer, shop, phones.coTu)
  await farmer.goto(`/nong-ho/don-hang/${code}`)
  await farmer.getByRole('button', { name: 'Nhận đơn' }).click()
  await farmer.getByRole('button', { name: 'Đã gói xong' }).click()
  await farmer.getByLabel('Mã gửi hàng').fill(tracking)
  await farmer.getByRole('button', { name: 'Đã giao bưu điện' }).click()
  await expect(farmer.getByRole('heading', { name: 'Bưu điện đang chở.' })).toBeVisible()

  await alreadyIn(clerk, shop, phones.chiMai)
  await clerk.goto('/buu-cuc')
  await clerk.getByLabel('Mã đơn hoặc mã gửi hàng').fill(tracking)
  await clerk.getByRole('button', { name: 'Xem gói hàng' }).click()
  await clerk.getByRole('button', { name: 'Đã giao tới người nhận' }).click()
  await expect(clerk.getByRole('status')).toContainText('Đã giao tới người nhận')

  const [carried] = await ask(shop.databaseUrl, 'select total, shipping_fee as fee, (select sum(l.grams) from order_lines l where l.order_id = o.id) as grams from orders o where code = ?', [code])
  const { total, fee, grams } = carried as { total: number; fee: number; grams: number }

  await alreadyIn(van, shop, phones.chiVan)
  await van.goto('/quan-tri/doi-soat/cod')
  await expect(van.getByRole('row').filter({ hasText: tracking })).toContainText(code)
  await van.getByLabel('Số bảng kê').fill('COD2211')
  await van.getByLabel('Tệp', { exact: true }).setInputFiles(csv('thu-ho.csv', ['Mã vận đơn', 'Tiền thu hộ'], [tracking, '1.000,5']))
  await van.getByRole('button', { name: 'Nhập tệp này' }).click()
  await expect(van.getByText('1 dòng đọc chưa được')).toBeVisible()
  await expect(van.getByLabel('Số bảng kê')).toHaveValue('COD2211')
  await van.getByLabel('Tệp', { exact: true }).setInputFiles(csv('thu-ho.csv', ['Mã vận đơn', 'Tiền thu hộ'], [tracking, total]))
  await van.getByRole('button', { name: 'Nhập tệp này' }).click()
  await expect(van.getByText('Đã nhập cả tệp.')).toBeVisible()
  const list = van.url()

  await van.goto('/quan-tri/doi-soat/cuoc')
  await van.getByLabel('Tệp', { exact: true }).setInputFiles(csv('cuoc.csv', ['Mã vận đơn', 'Khối lượng', 'Tổng cước'], [tracking, grams, fee]))
  await van.getByRole('button', { name: 'Nhập tệp này' }).click()
  await expect(van.getByText('Đã nhập cả tệp.')).toBeVisible()

  await bankBooks(shop, { number: ACCOUNT, amount: total - fee, text: 'BUU CUC chuyen tien sau khi tru cuoc' })
  const together = van.locator('section', { has: van.getByRole('heading', { name: 'Ngân hàng chuyển gộp mấy bảng một lần?' }) })
  await expect(async () => {
    await van.goto(list)
    await expect(together).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 20_000 })
  await together.getByRole('radio', { name: /BUU CUC chuyen tien sau khi tru cuoc/ }).check()
  await together.getByRole('button', { name: 'Khớp các bảng đã chọn' }).click()
  await expect(van.getByText(/^Các bảng đã chọn cộng lại là /).first()).toBeVisible()
  await expect(together.getByRole('radio', { name: /BUU CUC chuyen tien sau khi tru cuoc/ })).toBeChecked()
  await together.getByRole('checkbox', { name: /^Cước/ }).check()
  await together.getByRole('button', { name: 'Khớp các bảng đã chọn' }).click()
  await expect(van.getByText('Đã ghi.')).toBeVisible()
  await expect(van.getByText('Tiền đã về').first()).toBeVisible()
  await van.goto('/quan-tri/doi-soat/cuoc')
  await expect(van.getByRole('row').filter({ hasText: '11/2026' })).toContainText('Đã trả')
})
