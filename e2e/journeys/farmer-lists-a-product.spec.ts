import { expect, test } from '../support/fixtures.ts'
import { alreadyIn, phones } from '../support/people.ts'
import { brokenPhoto, photo, textCalledPhoto } from '../support/photos.ts'
import { sayAbout, sayWhat, sendPhotos, tea } from '../support/selling.ts'

test('a farmer lists a product; a strange price is asked about, bad photos are told, nothing typed is lost @everywhere', async ({ page, shop }) => {
  test.setTimeout(120_000)
  await alreadyIn(page, shop, phones.coTu)

  await test.step('250 is asked about', async () => {
    await page.goto('/nong-ho/san-pham')
    await page.getByRole('link', { name: 'Đăng món mới' }).click()
    await sayWhat(page, { ...tea, price: '250' })
    await expect(page.getByText('250 đồng hay 250.000 đồng?').first()).toBeVisible()
    await expect(page.getByLabel('Tên món')).toHaveValue(tea.name)
    await expect(page.getByLabel('Bán theo gì?')).toHaveValue('hộp')
    await expect(page.getByLabel('Đang có mấy cái bán được?')).toHaveValue('12')
    await page.getByRole('radio', { name: '250.000 đồng' }).check()
    await page.getByRole('button', { name: 'Tiếp tục' }).click()
  })

  await test.step('a cure is not promised, and the rest is kept', async () => {
    await sayAbout(page, { ...tea, description: 'Uống chè này chữa khỏi đau dạ dày, cả xóm đều nói.' })
    await expect(page.getByText(/không được dùng cho thực phẩm/).first()).toBeVisible()
    await expect(page.getByLabel('Làm từ gì?')).toHaveValue(tea.ingredients)
    await sayAbout(page, tea)
  })

  await test.step('a text and a broken photo are refused in words, the good one stays', async () => {
    await sendPhotos(page, [textCalledPhoto()])
    await expect(page.getByText('Ảnh "bang-gia.jpg": Tệp này không phải ảnh. Chọn ảnh chụp bằng điện thoại nhé.')).toBeVisible()
    await sendPhotos(page, [await brokenPhoto(), await photo()])
    await expect(page.getByText('Ảnh "IMG_2042.jpg": Ảnh này không mở được. Chụp lại giúp, hoặc chọn ảnh khác.')).toBeVisible()
    await expect(page.getByRole('img', { name: 'Ảnh 1' })).toBeVisible()
    await page.getByRole('link', { name: 'Đủ ảnh rồi, xem lại' }).click()
  })

  await test.step('the price is read back in words, then buyers see it', async () => {
    await expect(page.getByText('250.000 đ (hai trăm năm mươi nghìn đồng) một hộp 200 g. Đúng không?')).toBeVisible()
    await expect(page.getByText('1.250.000 đ một ký')).toBeVisible()
    await page.getByRole('button', { name: 'Đúng rồi, đăng bán' }).click()
    await expect(page.getByText('Món này đang bán.')).toBeVisible()
    await page.getByRole('link', { name: 'Xem như khách thấy' }).click()
    await expect(page.getByRole('heading', { level: 1, name: tea.name })).toBeVisible()
    await expect(page.getByText('24 tháng từ ngày làm')).toBeVisible()
  })
})
