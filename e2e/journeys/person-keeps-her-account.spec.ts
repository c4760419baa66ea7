import { expect, test } from '../support/fixtures.ts'
import { PIN, provePhone, register, signIn } from '../support/people.ts'

test.use({ seed: 'reference' })

const coLuu = { phone: '0912000088', fullName: 'Trần Thị Lựu', addressForm: 'cô' }

test('a person registers, sends another device away and changes her PIN @everywhere', async ({ page, shop, another }) => {
  await register(page, shop, coLuu, '/dang-nhap')
  await expect(page.getByRole('heading', { level: 1, name: 'Sổ của tôi' })).toBeVisible()

  const lost = await another()
  await signIn(lost, shop, { phone: coLuu.phone, name: coLuu.fullName })
  await expect(lost.getByRole('heading', { level: 1, name: 'Sổ của tôi' })).toBeVisible()

  await page.goto('/tai-khoan')
  await page.getByRole('button', { name: 'Cho máy này ra' }).click()
  await expect(page.getByText('Máy ấy đã ra.')).toBeVisible()
  await lost.goto('/tai-khoan')
  await expect(lost.getByRole('heading', { level: 1, name: 'Vào Chợ Làng' })).toBeVisible()

  await page.getByRole('link', { name: 'Đổi số bí mật' }).click()
  await page.getByLabel('Số bí mật đang dùng').fill(PIN)
  await page.getByLabel('Số bí mật mới').fill('123456')
  await page.getByRole('button', { name: 'Lưu lại' }).click()
  await expect(page.getByRole('alert').first()).toContainText('dễ đoán quá')
  await page.getByLabel('Số bí mật đang dùng').fill(PIN)
  await page.getByLabel('Số bí mật mới').fill('907163')
  await page.getByRole('button', { name: 'Lưu lại' }).click()
  await expect(page.getByText('Đã đổi.')).toBeVisible()
})

test('two people share a phone, and neither enters as the other', async ({ page, shop }) => {
  const phone = '0912000099'
  await register(page, shop, { phone, fullName: 'Ngô Văn Ba', addressForm: 'chú', pin: '907163' }, '/dang-nhap')
  await page.getByRole('button', { name: 'Ra khỏi máy này' }).click()
  await provePhone(page, shop, phone)
  await expect(page.getByRole('heading', { level: 1, name: 'Ai đang cầm máy?' })).toBeVisible()
  await page.getByRole('link', { name: /Người mới/ }).click()
  await page.getByLabel('Họ và tên').fill('Lê Thị Bảy')
  await page.getByRole('radio', { name: 'bà', exact: true }).check()
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
  await page.getByLabel('6 số bí mật').fill(PIN)
  await page.getByRole('button', { name: 'Xong, vào chợ' }).click()
  await page.getByRole('button', { name: 'Ra khỏi máy này' }).click()
  await signIn(page, shop, { phone, name: 'Ngô Văn Ba', pin: PIN })
  await expect(page.getByRole('alert').first()).toContainText('Số bí mật chưa đúng')
  await page.getByLabel('6 số bí mật').fill('907163')
  await page.getByRole('button', { name: 'Vào', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sổ của tôi' })).toBeVisible()
})

const forms: Record<string, string[]> = {
  '/dang-nhap': ['phone', 'next'],
  '/dang-ky': ['phone'],
  '/dang-nhap/ma': ['code', 'intent'],
  '/dang-nhap/pin?nguoi=x': ['pin'],
  '/dang-nhap/moi': ['fullName', 'addressForm'],
  '/dang-nhap/moi/pin': ['pin'],
  '/dang-nhap/dat-lai?nguoi=x': ['helperCode', 'pin'],
  '/dang-nhap/mat-khau': ['phone', 'password', 'next'],
  '/dang-nhap/buoc-hai': ['code'],
  '/quen-mat-khau': ['phone'],
  '/tai-khoan': ['intent', 'id', 'fullName', 'addressForm', 'language'],
  '/tai-khoan/doi': ['kind', 'current', 'next'],
  '/tai-khoan/ghep-may': ['intent', 'helperCode', 'ticket', 'code'],
  '/tieng': ['language', 'next'],
}
const hostile = ['', ' ', "' or 1=1 --", '<script>alert(1)</script>', '\u0000', '０９１２３４５６７８', 'x'.repeat(30_000), '../../etc/passwd', '{"a":1}', '🙈'.repeat(100), '-1']

test('no account form falls over hostile input, in or out, nor writes it back as markup', async ({ page, shop }) => {
  await register(page, shop, { phone: '0912000098', fullName: 'Trần Văn Tám', addressForm: 'anh' }, '/dang-nhap')
  const session = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  for (const cookie of ['', session, 'phien=%00; dang_vao=%00', `dang_vao=${btoa('{"phone":5,"proofToken":[1]}')}`]) {
    for (const [path, names] of Object.entries(forms)) {
      for (const value of hostile) {
        const body = new URLSearchParams(names.map((name) => [name, value]))
        const answer = await fetch(shop.url + path, { method: 'POST', redirect: 'manual', headers: { origin: shop.url, cookie }, body })
        expect(answer.status, `${path} ← ${JSON.stringify(value.slice(0, 40))}`).toBeLessThan(500)
        expect(await answer.text()).not.toContain('<script>alert')
        expect(answer.headers.get('location') ?? '/').toMatch(/^\/(?![/\\])/)
      }
    }
  }
})

test('nothing leads from signing in to another host', async ({ shop }) => {
  for (const next of ['//evil.example', 'https://evil.example/x', '/\\evil.example', '/.//evil.example', 'javascript:alert(1)']) {
    const shown = await (await fetch(`${shop.url}/dang-nhap?tiep=${encodeURIComponent(next)}`)).text()
    expect(shown.slice(shown.indexOf('id="answer"'))).not.toMatch(/evil\.example|javascript:/)
    const body = new URLSearchParams({ language: 'en', next })
    const answer = await fetch(`${shop.url}/tieng`, { method: 'POST', redirect: 'manual', headers: { origin: shop.url }, body })
    expect(answer.headers.get('location')).toBe('/')
  }
})
