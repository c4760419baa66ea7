import { expect, test } from '../support/fixtures.ts'
import { alreadyIn, phones } from '../support/people.ts'
import { ask } from '../support/store.ts'

const SUNDAY_NOON = new Date('2026-11-22T05:00:00Z')

test.beforeEach(async ({ page, shop }) => {
  await shop.setClock(SUNDAY_NOON)
  await alreadyIn(page, shop, phones.chiHanh, SUNDAY_NOON)
})

test('the officer calls about the order nobody took, and takes it once the household agrees @everywhere', async ({ page, shop }) => {
  await page.goto('/can-bo')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hôm nay')
  const waiting = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: 'Chủ hộ đồng ý qua điện thoại' }) })
  const before = await waiting.count()
  const stall = await waiting.first().getByRole('heading').textContent()
  const first = waiting.filter({ hasText: stall! }).first()
  const code = /Đơn (\w{4} \w{4})/.exec((await first.textContent())!)![1]!.replace(' ', '')
  await expect(first.getByRole('link', { name: /^Gọi / })).toHaveAttribute('href', /^tel:\+84\d{9}$/)
  await expect(first).toContainText('Tự bỏ lúc')

  await first.getByRole('button', { name: 'Không nghe máy' }).click()
  await expect(page.getByText('Đã ghi: không nghe máy.')).toBeVisible()
  await expect(first).toContainText('Đã gọi 1 lần')

  await first.getByRole('button', { name: 'Chủ hộ đồng ý qua điện thoại' }).click()
  await expect(page.getByText('Đã nhận đơn thay chủ hộ.')).toBeVisible()
  await expect(waiting).toHaveCount(before - 1)

  expect(await ask(shop.databaseUrl, 'select status from orders where code = ?', [code])).toEqual([{ status: 'confirmed' }])
})

test('the officer finds who stands still, writes down a visit, and reads no other commune', async ({ page }) => {
  await page.goto('/can-bo')
  const stuck = page.getByRole('listitem').filter({ hasText: 'gian hàng chưa mở' })
  const name = (await stuck.first().getByRole('heading').textContent())!

  await page.getByRole('link', { name: 'Chuyến thăm' }).click()
  await page.getByLabel('Thăm hộ nào? Gõ tên chủ hộ.').fill(name)
  await page.getByRole('button', { name: 'Tìm' }).click()
  await page.getByRole('listitem').filter({ hasText: name }).getByRole('link', { name: 'Ghi chuyến thăm' }).click()
  await page.getByRole('button', { name: 'Ghi chuyến thăm' }).click()
  await expect(page.getByText('Chọn một việc giúp.').first()).toBeVisible()
  await page.getByLabel('Ghi lại cho lần sau').fill('Cô muốn tự chụp ảnh, hẹn sáng thứ Ba.')
  await page.getByRole('radio', { name: 'Giúp mở gian hàng' }).check()
  await page.getByRole('button', { name: 'Ghi chuyến thăm' }).click()
  await expect(page.getByText('Đã ghi chuyến thăm.')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: name })).toContainText('hẹn sáng thứ Ba')

  await page.getByRole('link', { name: 'Tiến độ' }).click()
  const met = page.getByRole('link', { name: /· Đã gặp tận nhà · / }).first()
  const figure = Number(await met.textContent())
  await met.click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Đã gặp tận nhà')
  await expect(page.getByRole('table').getByRole('rowheader')).toHaveCount(figure)

  expect((await page.goto('/can-bo/tien-do/met?don_vi=96'))!.status()).toBe(404)
  await expect(page.getByText('Không thấy trang này.')).toBeVisible()
})
