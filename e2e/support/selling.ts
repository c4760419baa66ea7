import { expect, type Page } from '@playwright/test'
import type { Shop } from './fixtures.ts'
import { message, PIN } from './people.ts'
import { photo, type File } from './photos.ts'

export const tea = {
  name: 'Chè đinh Tân Cương hái tay',
  set: 'Chè tươi, chế biến',
  container: 'hộp',
  grams: '200',
  price: '250.000',
  stock: '12',
  description: 'Búp chè hái từ năm giờ sáng, sao bằng củi ngay trong ngày. Nhà làm chè đã ba đời.',
  ingredients: '100% búp chè tươi',
  usage: 'Pha 5 g với nước 90 độ, chờ 30 giây',
  storage: 'Để nơi khô, mát, tránh nắng',
  shelfMonths: '24',
  packedGrams: '260',
}

/** What it is and what it costs, on the first screen of a new product. */
export async function sayWhat(farmer: Page, goods: typeof tea) {
  await farmer.getByLabel('Tên món').fill(goods.name)
  await farmer.getByLabel('Thuộc nhóm nào?').selectOption({ label: goods.set })
  await farmer.getByLabel('Bán theo gì?').fill(goods.container)
  await farmer.getByLabel('Mỗi cái nặng').fill(goods.grams)
  await farmer.getByLabel('Đơn vị').selectOption({ label: 'g (gam)' })
  await farmer.getByLabel('Bán bao nhiêu?').fill(goods.price)
  await farmer.getByLabel('Đang có mấy cái bán được?').fill(goods.stock)
  await farmer.getByRole('button', { name: 'Tiếp tục' }).click()
}

export async function sayAbout(farmer: Page, goods: typeof tea) {
  await farmer.getByLabel('Kể cho khách nghe').fill(goods.description)
  await farmer.getByLabel('Làm từ gì?').fill(goods.ingredients)
  await farmer.getByLabel('Dùng thế nào?').fill(goods.usage)
  await farmer.getByLabel('Giữ ở đâu?').selectOption({ label: goods.storage })
  await farmer.getByLabel('Hạn dùng').fill(goods.shelfMonths)
  await farmer.getByLabel('Ngày hay tháng?').selectOption({ label: 'tháng' })
  await farmer.getByLabel('Gói xong nặng bao nhiêu gam?').fill(goods.packedGrams)
  await farmer.getByRole('button', { name: 'Tiếp tục' }).click()
}

export async function sendPhotos(farmer: Page, files: File[]) {
  await farmer.getByLabel('Chụp hoặc chọn ảnh').setInputFiles(files)
  await farmer.getByRole('button', { name: 'Gửi ảnh' }).click()
}

/** From the list of her goods to one that is published, screen by screen. */
export async function listProduct(farmer: Page, goods = tea) {
  await farmer.goto('/nong-ho/san-pham')
  await farmer.getByRole('link', { name: 'Đăng món mới' }).click()
  await sayWhat(farmer, goods)
  await sayAbout(farmer, goods)
  await sendPhotos(farmer, [await photo(), await photo('IMG_2043.jpg', 95), await photo('IMG_2044.jpg', 130)])
  await expect(farmer.getByRole('img', { name: /^Ảnh \d$/ })).toHaveCount(3)
  await farmer.getByRole('link', { name: 'Đủ ảnh rồi, xem lại' }).click()
  await farmer.getByRole('button', { name: 'Đúng rồi, đăng bán' }).click()
}

/** The address in the message about a new order, as her phone received it. */
export async function newOrderLink(shop: Shop, phone: string, before = 0): Promise<string> {
  const text = await message(shop, phone, /co don moi/, before)
  return /https?:\/\/\S+\/d\/\S+/.exec(text)![0]
}

/** She opens the link in a browser that knows nothing of her, and takes the order with her six digits. */
export async function takeByLink(page: Page, link: string) {
  await page.goto(link)
  await page.getByLabel('Mã PIN của mình').fill(PIN)
  await page.getByRole('button', { name: 'Nhận đơn' }).click()
  await expect(page.getByText('Đã nhận đơn. Gói hàng rồi gửi trước ngày')).toBeVisible()
}
