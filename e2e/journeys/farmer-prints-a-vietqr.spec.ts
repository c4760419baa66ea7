import { expect, test } from '../support/fixtures.ts'
import { alreadyIn, phones } from '../support/people.ts'

test('cô Tư prints a VietQR of her own account for the stall; she who packs at the co-operative does not', async ({ page, another, shop }) => {
  await alreadyIn(page, shop, phones.coTu)
  await page.goto('/nong-ho/gian-hang')
  await page.getByRole('link', { name: 'In mã VietQR treo ở gian hàng' }).click()
  const sign = page.getByRole('article', { name: 'Mã VietQR treo ở gian hàng' })
  await expect(sign.getByRole('img', { name: /chủ tài khoản BUI THI TU$/ })).toBeVisible()
  await expect(sign.getByText(/^\d{8,19}$/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'In mã này' })).toBeVisible()
  await expect(page.getByText('Chỉ dùng khi bán tận tay, ngoài đơn trên chợ.')).toBeVisible()

  const packer = await another()
  await alreadyIn(packer, shop, phones.chiSau)
  await packer.goto('/nong-ho/gian-hang/ma-qr')
  await expect(packer.getByRole('article')).toHaveCount(0)
})
