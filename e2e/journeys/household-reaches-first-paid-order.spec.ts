import { expect, test, type Page, type Shop } from '../support/fixtures.ts'
import { anhNam, buy } from '../support/buying.ts'
import { firstSignIn, message, nameFirstOperator, register } from '../support/people.ts'
import { listProduct, newOrderLink, takeByLink, tea } from '../support/selling.ts'
import { ask } from '../support/store.ts'

test.use({ seed: 'reference' })

const coTu = { phone: '0912000001', fullName: 'Bùi Thị Tư', addressForm: 'cô' }
const chiHanh = { phone: '0912000003', fullName: 'Nguyễn Thị Hạnh', addressForm: 'chị' }
const anhLuc = { phone: '0912000004', fullName: 'Dương Văn Lực' }
const chiMai = { phone: '0912000007', fullName: 'Trần Thị Mai', addressForm: 'chị' }
const THAI_NGUYEN = '19'

test('a household in an empty market reaches its first paid and delivered order', async ({ page: farmer, another, shop }) => {
  test.setTimeout(240_000)

  const [operator, officer, clerk] = [await another(), await another(), await another()]

  await test.step('the province begins: its operator names an officer and a post clerk', async () => {
    await nameFirstOperator(shop, anhLuc, THAI_NGUYEN)
    await firstSignIn(operator, shop, { phone: anhLuc.phone, name: anhLuc.fullName })
    await register(officer, shop, chiHanh, '/dang-nhap')
    await register(clerk, shop, chiMai, '/dang-nhap')
    await giveRole(operator, chiHanh, 'Cán bộ khuyến nông')
    await giveRole(operator, chiMai, 'Nhân viên bưu cục')
  })

  await test.step('the farmer registers her household and opens her stall', async () => {
    await register(farmer, shop, coTu)
    await farmer.getByRole('radio', { name: 'Hộ gia đình' }).check()
    await farmer.getByLabel('Xã, phường nào?').fill('tan cuong')
    await farmer.getByLabel('Thôn, xóm, ấp nào?').fill('Xóm Hồng Thái')
    await farmer.getByLabel('Trồng gì, làm ra gì để bán?').fill('Chè búp, chè đinh')
    await farmer.getByRole('checkbox', { name: 'Đồng ý cho dùng thông tin như trên' }).check()
    await farmer.getByRole('button', { name: 'Ghi sổ' }).click()
    await expect(farmer.getByRole('heading', { level: 1, name: 'Chào cô Tư' })).toBeVisible()
    await nextTask(farmer, 'Mở gian hàng')
    await farmer.getByLabel('Gian hàng tên gì?').fill('Chè cô Tư Tân Cương')
    await farmer.getByRole('button', { name: 'Tiếp tục' }).click()
    await farmer.getByLabel('Kể đôi câu về nhà mình, vườn mình').fill('Ba sào chè sau nhà, hái tay từ năm giờ sáng.')
    await farmer.getByRole('button', { name: 'Tiếp tục' }).click()
    await farmer.getByLabel('Bưu tá tới đâu lấy hàng?').fill('Nhà thứ ba bên trái, Xóm Hồng Thái')
    await farmer.getByRole('button', { name: 'Tiếp tục' }).click()
    await farmer.getByRole('checkbox', { name: 'Đã đọc và đồng ý làm theo' }).check()
    await farmer.getByRole('button', { name: 'Xong', exact: true }).click()
    await expect(farmer.getByText('Đang chờ chị Hạnh xem', { exact: false })).toBeVisible()
  })

  const stallPage = await test.step('she lists her tea; buyers do not see it yet', async () => {
    await nextTask(farmer, 'Đăng món hàng đầu tiên')
    await listProduct(farmer)
    await expect(farmer.getByText('Đã đăng. Gian hàng mở thì khách thấy ngay.')).toBeVisible()
    await nextTask(farmer, 'Đếm lại số còn bán')
    await farmer.getByText('Bán ngoài chợ rồi, bớt đi').first().click()
    await farmer.getByRole('button', { name: 'Bán ngoài chợ rồi, bớt đi' }).click()
    await expect(farmer.getByText('Đã ghi: còn 11 hộp.')).toBeVisible()
    const [stall] = await ask(shop.databaseUrl, 'select slug from stalls')
    expect(await statusOf(shop, `/gian-hang/${String(stall!.slug)}`)).toBe(404)
    return `/gian-hang/${String(stall!.slug)}`
  })

  await test.step('the officer sees the household, watches, ticks what she saw and confirms; then the stall opens', async () => {
    await officer.goto('/can-bo/ho')
    await officer.getByRole('link', { name: 'Bùi Thị Tư' }).click()
    await officer.getByRole('link', { name: 'Xem kỹ năng' }).first().click()
    for (const words of observed) await tick(officer, words)
    for (const words of bySystem) {
      await expect(officer.getByText(words)).toBeAttached()
      await expect(officer.getByRole('group', { name: words })).toHaveCount(0)
    }
    expect(await statusOf(shop, stallPage)).toBe(404)
    await officer.getByRole('link', { name: 'Về hộ này' }).click()
    await officer.getByRole('button', { name: 'Xác nhận đã gặp và xem giấy tờ' }).click()
    await expect(officer.getByText('Đủ rồi. Gian hàng vừa mở.')).toBeVisible()
    expect(await statusOf(shop, stallPage)).toBe(200)
    await farmer.goto('/nong-ho')
    await expect(farmer.getByText('Gian hàng đã mở. Khách thấy được rồi.')).toBeVisible()
    await message(shop, coTu.phone, /gian hang .* da mo/)
  })

  const buyer = await another()
  const code = await test.step('a buyer in Hà Nội buys two boxes and pays', async () => {
    const code = await buy(buyer, tea.name, { quantity: 2, buyer: anhNam })
    await expect(buyer.getByText('Người bán đang xem đơn.')).toBeVisible()
    return code
  })

  const orderCode = await test.step('the farmer takes the order from the message on her phone', async () => {
    const phone = await another()
    const link = await newOrderLink(shop, coTu.phone)
    await phone.goto(link)
    await expect(phone.getByText('500.000 đ').first()).toBeVisible()
    await expect(phone.locator('body')).not.toContainText(anhNam.address)
    await expect(phone.locator('body')).not.toContainText(anhNam.name)
    await takeByLink(phone, link)
    await buyer.getByRole('link', { name: 'Xem lại trang này' }).click()
    await expect(buyer.getByText('Người bán đã nhận đơn, gửi trước ngày')).toBeVisible()
    return (await phone.getByText(/^[2-9A-HJ-NP-Z]{4} [2-9A-HJ-NP-Z]{4}$/).textContent())!
  })

  await test.step('she packs, prints the slip and hands over', async () => {
    await farmer.goto('/nong-ho/don-hang')
    await expect(farmer.getByText(orderCode)).toBeVisible()
    await farmer.getByRole('link', { name: 'Xem đơn' }).first().click()
    await expect(farmer.getByText(anhNam.address)).toBeVisible()
    await farmer.getByRole('link', { name: 'In phiếu dán gói hàng' }).first().click()
    await expect(farmer.getByRole('article', { name: 'Phiếu dán gói hàng' })).toContainText(orderCode)
    await farmer.getByRole('link', { name: 'Xem đơn' }).click()
    await farmer.getByRole('button', { name: 'Đã gói xong' }).click()
    await farmer.getByLabel('Mã gửi hàng').fill('EB 123 456 789 VN')
    await farmer.getByRole('button', { name: 'Đã giao bưu điện' }).click()
    await expect(farmer.getByRole('heading', { name: 'Bưu điện đang chở.' })).toBeVisible()
    await expect(farmer.getByRole('button', { name: /giao tới|hàng tới/i })).toHaveCount(0)
    await buyer.getByRole('link', { name: 'Xem lại trang này' }).click()
    await expect(buyer.getByText('Bưu điện đang chở.')).toBeVisible()
    await expect(buyer.getByText(/EB ?123 ?456 ?789 ?VN/)).toBeVisible()
  })

  await test.step('the post clerk takes the parcel over and delivers it', async () => {
    await clerk.goto('/buu-cuc')
    await clerk.getByLabel('Mã đơn hoặc mã gửi hàng').fill(orderCode)
    await clerk.getByRole('button', { name: 'Xem gói hàng' }).click()
    await clerk.getByRole('button', { name: 'Đã nhận từ người bán' }).click()
    await expect(clerk.getByRole('status')).toContainText('Đã nhận từ người bán')
    await clerk.getByRole('button', { name: 'Đã giao tới người nhận' }).click()
    await expect(clerk.getByRole('status')).toContainText('Đã giao tới người nhận')
  })

  await test.step('everybody sees it', async () => {
    await buyer.goto(`/don-hang/${code}`)
    for (const step of ['Đã trả tiền', 'Người bán nhận đơn', 'Gói xong', 'Bưu điện chở', 'Hàng tới nơi']) await expect(buyer.getByText(step, { exact: true })).toBeVisible()
    await message(shop, coTu.phone, /khach da nhan hang/)
    await officer.goto('/can-bo/tien-do')
    await everyFigureOpensItsList(officer)
    await operator.goto('/quan-tri/chi-so')
    await everyFigureOpensItsList(operator)
  })
})

async function statusOf(shop: Shop, path: string): Promise<number> {
  return (await fetch(shop.url + path, { redirect: 'manual' })).status
}

const observed = [/^Đặt khóa màn hình/, /^Kiểm tra tiền vào bằng ứng dụng ngân hàng/, /^Nhận ra 3 dấu hiệu lừa đảo/]
const bySystem = [/^Tự đăng ký tài khoản bằng số điện thoại/, /^Viết mô tả có: thành phần/, /^Nhập tồn kho thật/]

async function tick(officer: Page, skill: RegExp) {
  const question = officer.getByRole('group', { name: skill })
  await question.getByRole('radio', { name: 'Tự làm được' }).check()
  await officer.locator('form').filter({ has: question }).getByRole('button', { name: 'Lưu phần này' }).click()
  await expect(officer.getByText('Đã lưu 1 mục.').or(officer.getByText('Đủ rồi. Gian hàng vừa mở.'))).toBeVisible()
}

const reached = ['Đã ghi tên', 'Đã gặp tận nhà', 'Đã kiểm tra số điện thoại', 'Đủ kỹ năng mở gian hàng', 'Gian hàng đã mở', 'Có món đang bán', 'Có đơn đã trả tiền', 'Có đơn đã giao', 'Được trả tiền trong 90 ngày']

async function everyFigureOpensItsList(page: Page) {
  const home = page.url()
  for (const figure of reached) {
    await page.getByRole('link', { name: new RegExp(`^1 · ${figure}`) }).first().click()
    await expect(page.getByRole('rowheader')).toHaveText(['Bùi Thị Tư'])
    await page.goto(home)
  }
}

async function giveRole(operator: Page, { phone, addressForm, fullName }: typeof chiHanh, role: string) {
  await operator.goto('/quan-tri/nguoi-dung/giao-viec')
  await operator.getByLabel('Số điện thoại của người nhận việc').fill(phone)
  await operator.getByRole('radio', { name: role }).check()
  await operator.getByLabel('Ở xã, phường nào?').fill('Tân Cương')
  await operator.getByRole('button', { name: 'Tiếp tục' }).click()
  await operator.getByRole('radio', { name: `${addressForm} ${fullName.split(' ').at(-1)}` }).check()
  await operator.getByRole('button', { name: 'Giao việc' }).click()
  await expect(operator.getByText('Đã giao việc. Người ấy vào lại là thấy.')).toBeVisible()
}

/** Her first screen shows one thing to do; she does it. */
async function nextTask(farmer: Page, task: string) {
  await farmer.goto('/nong-ho')
  const card = farmer.locator('section').filter({ has: farmer.getByRole('heading', { name: task, exact: true }) })
  await card.getByRole('link').click()
}
