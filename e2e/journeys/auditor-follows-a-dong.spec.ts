import { buy, dong } from '../support/buying.ts'
import { expect, test, type Page } from '../support/fixtures.ts'
import { alreadyIn, phones } from '../support/people.ts'

const TEA = 'Chè Đinh Tân Cương Hảo Đạt'
const row = (page: Page, account: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${account} `) }) })

test('auditor: follows what a buyer paid from the trial balance to the entries of the order, and can change nothing @desk', async ({ page: auditor, shop, another }) => {
  test.setTimeout(120_000)
  const buyer = await another()
  const paid = /(\d{1,3}(?:\.\d{3})+) đ/
  await buy(buyer, TEA)
  const code = /[2-9A-HJ-NP-Z]{4} [2-9A-HJ-NP-Z]{4}/.exec((await buyer.getByText(/^Đơn [2-9A-HJ-NP-Z]{4} /).textContent())!)![0]

  await alreadyIn(auditor, shop, phones.coThanh)
  await auditor.goto('/quan-tri/so-cai')
  await expect(row(auditor, '1311')).toBeVisible()
  await auditor.getByRole('link', { name: /^1311 / }).click()
  await expect(auditor.getByRole('heading', { level: 1, name: /^1311 / })).toBeVisible()
  const entry = auditor.getByRole('row').filter({ hasText: code.replace(' ', '') }).or(auditor.getByRole('row').filter({ hasText: code }))
  await expect(entry.first()).toContainText('Khách trả tiền')
  await entry.first().getByRole('link').click()

  await expect(auditor.getByRole('heading', { level: 1, name: 'Bút toán của một đơn' })).toBeVisible()
  const total = dong((await auditor.getByText(paid).first().textContent())!)
  const booked = auditor.getByRole('table', { name: 'Khách trả tiền' })
  const amount = total.toLocaleString('de-DE')
  await expect(booked.getByRole('row').filter({ hasText: '1311' })).toContainText(amount)
  await expect(booked.getByRole('row').filter({ hasText: '3386' })).toContainText(amount)

  for (const path of ['/quan-tri/so-cai/but-toan', '/quan-tri/so-cai/khoa-so']) {
    await auditor.goto(path)
    await expect(auditor.getByRole('main').getByRole('button', { name: /Đề nghị|Đồng ý|Khoá sổ|Khóa sổ/ })).toHaveCount(0)
    const tried = await auditor.request.post(`${shop.url}${path}`, { form: { intent: 'propose', reason: 'x' }, headers: { origin: shop.url } })
    expect(tried.status()).toBeGreaterThanOrEqual(400)
    expect(tried.status()).toBeLessThan(500)
  }
})
