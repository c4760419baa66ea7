import { anhNam, buy, newBuyer } from '../support/buying.ts'
import { expect, test } from '../support/fixtures.ts'
import { alreadyIn, phones } from '../support/people.ts'
import { newOrderLink } from '../support/selling.ts'

const TEA = 'Chè Đinh Tân Cương Hảo Đạt'

test('a farmer takes an order from the message on her phone, packs it and hands it over @everywhere', async ({ page, another, shop }) => {
  test.setTimeout(180_000)
  const before = (await shop.inbox(phones.coTu)).length
  const buyer = newBuyer()
  await buy(await another(), TEA, { buyer })
  const link = await newOrderLink(shop, phones.coTu, before)

  const orderCode = await test.step('the link shows goods and price, no buyer; a wrong number is told apart, the right one takes it', async () => {
    await page.goto(link)
    await expect(page.getByRole('heading', { level: 1, name: 'Đơn mới cho Chè cô Tư Tân Cương' })).toBeVisible()
    await expect(page.getByText('550.000 đ').first()).toBeVisible()
    for (const secret of [anhNam.name, buyer.address, buyer.phone, 'Hà Nội']) await expect(page.locator('body')).not.toContainText(secret)
    await page.getByLabel('Mã PIN của mình').fill('135790')
    await page.getByRole('button', { name: 'Nhận đơn' }).click()
    await expect(page.getByText('Mã PIN chưa đúng. Thử lại nhé.').first()).toBeVisible()
    await page.getByLabel('Mã PIN của mình').fill('246810')
    await page.getByRole('button', { name: 'Nhận đơn' }).click()
    await expect(page.getByText('Đã nhận đơn. Gói hàng rồi gửi trước ngày')).toBeVisible()
    await expect(page.locator('body')).not.toContainText(buyer.address)
    return (await page.getByText(/^[2-9A-HJ-NP-Z]{4} [2-9A-HJ-NP-Z]{4}$/).textContent())!
  })

  await test.step('in her book she sees the address, prints the slip, packs and hands over', async () => {
    await alreadyIn(page, shop, phones.coTu)
    await page.getByRole('link', { name: 'Vào sổ xem đơn' }).click()
    await expect(page.getByText(buyer.address)).toBeVisible()
    await page.getByRole('link', { name: 'In phiếu dán gói hàng' }).first().click()
    const slip = page.getByRole('article', { name: 'Phiếu dán gói hàng' })
    await expect(slip).toContainText(orderCode)
    await expect(slip).toContainText(buyer.address)
    await expect(slip.getByRole('img', { name: `QR ${orderCode}` })).toBeVisible()
    await page.getByRole('link', { name: 'Xem đơn' }).click()
    await page.getByText('Không bán được đơn này').click()
    await page.getByRole('button', { name: 'Bỏ đơn', exact: true }).click()
    await expect(page.getByRole('radiogroup', { name: 'Vì sao?' }), 'nothing ends without a reason').toContainText('Chọn một dòng giúp.')
    await page.getByRole('button', { name: 'Đã gói xong' }).click()
    await page.getByLabel('Mã gửi hàng').fill('ab')
    await page.getByRole('button', { name: 'Đã giao bưu điện' }).click()
    await expect(page.getByText('Mã gửi hàng gồm 5 đến 32 chữ và số').first()).toBeVisible()
    await page.getByLabel('Mã gửi hàng').fill(`EB ${buyer.phone.slice(1)} VN`)
    await page.getByRole('button', { name: 'Đã giao bưu điện' }).click()
    await expect(page.getByRole('heading', { name: 'Bưu điện đang chở.' })).toBeVisible()
  })

  await test.step('that the goods arrived is for others to say', async () => {
    await expect(page.getByText('Hàng tới nơi do bưu điện hoặc người mua báo, người bán không phải bấm.')).toBeVisible()
    await expect(page.getByRole('main').getByRole('button')).toHaveCount(0)
  })
})
