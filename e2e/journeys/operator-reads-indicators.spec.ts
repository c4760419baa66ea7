import { expect, test } from '../support/fixtures.ts'
import { alreadyIn, phones } from '../support/people.ts'

const SUNDAY_NOON = new Date('2026-11-22T05:00:00Z')
const WAY = ['Đã ghi tên', 'Đã gặp tận nhà', 'Đã kiểm tra số điện thoại', 'Đủ kỹ năng mở gian hàng', 'Gian hàng đã mở', 'Có món đang bán', 'Có đơn đã trả tiền', 'Có đơn đã giao', 'Được trả tiền trong 90 ngày']

test.beforeEach(({ shop }) => shop.setClock(SUNDAY_NOON))

test('every figure of the province opens a list of that length', async ({ page, shop }) => {
  test.setTimeout(180_000)
  await alreadyIn(page, shop, phones.anhLuc, SUNDAY_NOON)
  await page.goto('/quan-tri')
  await page.getByRole('link', { name: 'Chỉ số' }).first().click()
  await expect(page.getByText('hộ được trả tiền cho đơn đã giao trong 90 ngày qua')).toBeVisible()
  await expect(page.getByText(/trên \d+ hộ sản xuất, \d+%/)).toBeVisible()
  await expect(page.getByText('Trả khi nhận hàng:')).toBeVisible()

  const way = page.getByRole('list').filter({ hasText: 'Đã gặp tận nhà' }).first()
  for (const stage of WAY) {
    const link = way.getByRole('link', { name: new RegExp(`· ${stage} · `) })
    const figure = Number(await link.textContent())
    await link.click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(stage)
    await expect(page.getByRole('rowheader')).toHaveCount(figure)
    await page.getByRole('link', { name: 'Về trang tiến độ' }).click()
  }
  await page.locator('summary').filter({ hasText: 'Xã Tân Cương' }).click()
  await expect(page.getByRole('link', { name: /Đã ghi tên · Xã Tân Cương/ })).toBeVisible()
})

test('the operator gives somebody a role in her province, reads her a code, and ends the role', async ({ page, shop }) => {
  await alreadyIn(page, shop, phones.anhLuc, SUNDAY_NOON)
  await page.goto('/quan-tri/nguoi-dung')
  await page.getByRole('link', { name: 'Giao việc' }).click()
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
  await expect(page.getByText('Chọn một việc giúp.').first()).toBeVisible()
  await page.getByLabel('Số điện thoại của người nhận việc').fill('0987 654 321')
  await page.getByRole('radio', { name: 'Tổ viên tổ công nghệ số' }).check()
  await page.getByLabel('Ở xã, phường nào?').fill('tan cuong thai nguyen')
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
  await page.getByLabel('Họ và tên').fill('Lò Thị Mơ')
  await page.getByRole('button', { name: 'Giao việc' }).click()
  await expect(page.getByText('Đã giao việc.')).toBeVisible()

  await page.getByRole('link', { name: 'Lò Thị Mơ' }).click()
  await page.getByRole('button', { name: 'Lấy mã để đọc' }).click()
  await expect(page.getByText('Đọc mã này cho Lò Thị Mơ')).toBeVisible()
  await page.getByRole('link', { name: 'Thôi giao việc này' }).click()
  await page.getByRole('button', { name: 'Thôi giao việc' }).click()
  await expect(page.getByText('Đã thôi giao việc')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Lò Thị Mơ' })).toHaveCount(0)
})

test('the auditor reads figures, and no names', async ({ page, shop }) => {
  await alreadyIn(page, shop, phones.coThanh, SUNDAY_NOON)
  await page.goto('/quan-tri/chi-so')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tiến độ')
  await expect(page.getByRole('main').getByRole('link')).toHaveCount(0)
  expect((await page.goto('/quan-tri/chi-so/met'))!.status()).toBe(403)
})
