import { newBuyer } from '../support/buying.ts'
import { expect, test } from '../support/fixtures.ts'
import { alreadyIn, message, phones } from '../support/people.ts'

const TEA = 'Chè Đinh Tân Cương Hảo Đạt'

test('an officer takes an order on the phone, and the buyer pays from the message', async ({ page, another, shop }) => {
  test.setTimeout(120_000)
  const buyer = newBuyer()
  const before = (await shop.inbox(buyer.phone)).length
  await alreadyIn(page, shop, phones.anhKiet)
  await page.goto('/can-bo')
  await page.getByRole('link', { name: 'Đặt giúp khách' }).click()

  await test.step('goods by their name, how many, who buys', async () => {
    await page.getByLabel('Tên món, gian hàng hoặc nơi bán').fill('che dinh tan cuong')
    await page.getByRole('button', { name: 'Tìm hàng' }).click()
    await page.getByRole('link', { name: `Thêm ${TEA}` }).click()
    await page.getByRole('link', { name: `Thêm 1 ${TEA}` }).click()
    await expect(page.getByRole('heading', { name: 'Đã chọn: 1.100.000 đ' })).toBeVisible()
    await page.getByRole('button', { name: 'Xem lại để đọc cho khách' }).click()
    await expect(page.getByRole('alert').first()).toContainText('Còn chỗ cần sửa')
    await page.getByLabel('Tên khách').fill(buyer.name)
    await page.getByLabel('Số điện thoại của khách').fill(buyer.phone)
    await page.getByLabel('Tỉnh, thành phố').selectOption({ label: buyer.province })
    await page.getByLabel(/^Xã, phường/).fill(buyer.commune)
    await page.getByLabel(/^Số nhà/).fill(buyer.address)
    await page.getByRole('button', { name: 'Xem lại để đọc cho khách' }).click()
  })

  const code = await test.step('everything is read out, then placed once', async () => {
    await expect(page.getByRole('heading', { level: 1, name: 'Đọc cho khách nghe' })).toBeVisible()
    await expect(page.getByText(buyer.address)).toBeVisible()
    await page.getByRole('button', { name: /^Khách đồng ý, đặt [\d.]+ đ$/ }).click()
    const done = page.getByText(/^Đã đặt đơn [2-9A-Z]{4} [2-9A-Z]{4}/)
    await expect(done).toBeVisible()
    await expect(page.getByText('Chờ khách trả tiền').first()).toBeVisible()
    await expect(page.locator('body')).not.toContainText(buyer.address)
    return /[2-9A-Z]{4} [2-9A-Z]{4}/.exec((await done.textContent())!)![0]
  })

  await test.step('the buyer opens the link of the message, names his number and stands before the payment', async () => {
    const text = await message(shop, buyer.phone, /da dat giup don/, before)
    expect(text).toContain(code.replace(' ', ''))
    const phone = await another()
    await phone.goto(new URL(/https?:\/\/\S+/.exec(text)![0]).pathname + new URL(/https?:\/\/\S+/.exec(text)![0]).search)
    await expect(phone.getByLabel('Mã đơn')).toHaveValue(code)
    await phone.getByLabel('Số điện thoại').fill(buyer.phone)
    await phone.getByRole('button', { name: 'Tìm đơn' }).click()
    await expect(phone.getByText(buyer.address)).toBeVisible()
    await expect(phone.getByText('1.100.000 đ').first()).toBeVisible()
    await expect(phone.getByText(/^Chờ bạn trả tiền. Giữ hàng đến \d+ giờ \d+, \d+\/\d+\/\d+\.$/)).toBeVisible()
  })
})
