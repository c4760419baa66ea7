import { anhNam, dong, goPay, newBuyer, orderCode, putInBasket, sayWhere } from '../support/buying.ts'
import { expect, test } from '../support/fixtures.ts'
import { atGateway } from '../support/gateway.ts'

const TEA = 'Chè Đinh Tân Cương Hảo Đạt'
const NOODLES = 'Miến Việt Cường'
const chiLan = { name: 'Trần Thị Lan', phone: '0977123456' }

test('a buyer without an account finds tea, pays for two stalls at once and finds the order again @everywhere', async ({ page, another, shop }) => {
  test.setTimeout(180_000)
  const buyer = newBuyer()

  await test.step('types without marks, narrows by province, group and stars', async () => {
    await page.goto('/')
    await page.getByRole('searchbox', { name: 'Tìm hàng' }).fill('che dinh tan cuong')
    await page.getByRole('button', { name: 'Tìm', exact: true }).click()
    const results = page.getByRole('main')
    await expect(results.getByRole('link', { name: TEA })).toBeVisible()
    const summary = page.getByText('Lọc hàng')
    if (await summary.isVisible()) await summary.click()
    await results.getByLabel('Tỉnh, thành phố').selectOption('19')
    const group = results.getByLabel('Nhóm hàng')
    await group.selectOption((await group.getByRole('option', { name: /^Chè/ }).first().getAttribute('value'))!)
    await results.getByRole('checkbox', { name: '5 sao' }).check()
    await results.getByRole('button', { name: 'Xem kết quả' }).click()
    await expect(page).toHaveURL(/tinh=19/)
    await expect(page).toHaveURL(/sao=5/)
    await expect(results.getByRole('navigation', { name: 'Đang lọc' }).getByRole('link', { name: /Thái Nguyên/ })).toBeVisible()
    await results.getByRole('link', { name: TEA }).click()
  })

  await test.step('reads where it comes from, its certificate and the price of a kilogram', async () => {
    await expect(page.getByRole('heading', { level: 1, name: TEA })).toBeVisible()
    await expect(page.getByText(/Giấy chứng nhận OCOP số DEMO-\S+, quyết định .+, có giá trị đến \d\d\/\d\d\/20\d\d/)).toBeVisible()
    await expect(page.getByText('5.500.000 đ một ký')).toBeVisible()
    await expect(page.getByText('Xã Tân Cương').first()).toBeVisible()
    await expect(page.getByRole('link', { name: 'Chè cô Tư Tân Cương' }).first()).toBeVisible()
    await putInBasket(page)
  })

  await test.step('adds goods of another stall', async () => {
    await page.getByRole('link', { name: 'Mua thêm' }).click()
    await page.getByRole('searchbox', { name: 'Tìm hàng' }).fill('mien viet cuong')
    await page.getByRole('button', { name: 'Tìm', exact: true }).click()
    await page.getByRole('main').getByRole('link', { name: NOODLES }).click()
    await putInBasket(page, 2)
    await expect(page.getByText('680.000 đ').first()).toBeVisible()
  })

  const total = await test.step('says where to send the gift and sees every sum before paying', async () => {
    await sayWhere(page, buyer, { gift: chiLan })
    await expect(page.getByText(chiLan.name)).toBeVisible()
    await expect(page.getByText(`Người mua: ${anhNam.name}`)).toBeVisible()
    const shipping = await Promise.all(['Chè cô Tư Tân Cương', 'Miến nhà chị Mây'].map(async (stall) => dong((await page.getByRole('region', { name: stall }).getByText('Tiền chở').locator('xpath=following-sibling::*[1]').textContent())!)))
    const total = dong((await page.getByRole('button', { name: /^Trả/ }).textContent())!)
    expect(total).toBe(680_000 + shipping[0]! + shipping[1]!)
    await goPay(page)
    return total
  })

  const code = await test.step('pays, and the result page reads our records', async () => {
    await expect(page.getByText(`${total.toLocaleString('de-DE')} đ`)).toBeVisible()
    await atGateway(page, 'pays')
    await expect(page.getByRole('heading', { level: 1, name: 'Đã trả xong' })).toBeVisible()
    const code = await orderCode(page)
    await page.getByRole('link', { name: 'Xem đơn' }).click()
    await expect(page.getByText('Người bán đang xem đơn.')).toHaveCount(2)
    return code
  })

  await test.step('finds it again elsewhere by code and phone; strangers find nothing', async () => {
    const elsewhere = await another()
    expect((await elsewhere.goto(`/don-hang/${code}`))?.status()).toBe(404)
    const answerTo = async (typed: string, phone: string) => {
      await elsewhere.goto('/tra-cuu')
      await elsewhere.getByLabel('Mã đơn').fill(typed)
      await elsewhere.getByLabel('Số điện thoại').fill(phone)
      await elsewhere.getByRole('button', { name: 'Tìm đơn' }).click()
      return elsewhere.getByRole('alert').first()
    }
    const none = 'Không thấy đơn này. Xem lại mã đơn và số điện thoại lúc đặt.'
    await expect(await answerTo(code, '0911222333')).toContainText(none)
    await expect(await answerTo(UNKNOWN, buyer.phone)).toContainText(none)
    await answerTo(`${code.slice(0, 4)} ${code.slice(4)}`.toLowerCase(), buyer.phone)
    await expect(elsewhere.getByRole('heading', { name: 'Hàng của Chè cô Tư Tân Cương' })).toBeVisible()
    await expect(elsewhere).toHaveURL(`${shop.url}/don-hang/${code}`)
  })
})

/** Well formed, and nobody's. */
const UNKNOWN = '22222222'
