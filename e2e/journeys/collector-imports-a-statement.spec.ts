import { readTransfer, type ShownTransfer } from '../support/bank.ts'
import { choose, newBuyer, sayWhere } from '../support/buying.ts'
import { expect, test, type Page, type Shop } from '../support/fixtures.ts'
import { alreadyIn, phones } from '../support/people.ts'

const NOODLES = 'Miến Việt Cường'
const STATEMENTS = '/quan-tri/doi-soat/sao-ke'

test.use({ apart: 'statement' })

async function orderByVietqr(page: Page): Promise<ShownTransfer> {
  await choose(page, NOODLES)
  await sayWhere(page, newBuyer(), { pay: 'Chuyển khoản bằng VietQR' })
  await page.getByRole('button', { name: 'Đặt hàng, xem mã VietQR' }).click()
  return readTransfer(page)
}

/** At the bank, which tells nobody: only its statement will. */
async function transfersQuietly(shop: Shop, { number, amount, text }: ShownTransfer) {
  const answer = await fetch(`${shop.simulators}/bank/transfer`, { method: 'POST', body: new URLSearchParams({ bin: '970436', account: number, amount: String(amount), content: text, do: 'quiet' }) })
  expect(await answer.text()).toContain('Đã chuyển')
}

async function statementOf(shop: Shop, account: string, query: string): Promise<Buffer> {
  const answer = await fetch(`${shop.simulators}/bank/statement.csv?account=${account}&layout=vietcombank&${query}`)
  return Buffer.from(await answer.arrayBuffer())
}

async function send(page: Page, name: string, buffer: Buffer) {
  await page.getByLabel('Tệp của ngân hàng nào?').selectOption({ label: 'Vietcombank' })
  await page.getByLabel('Tệp sao kê (CSV)').setInputFiles({ name, mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: 'Đọc tệp và nhập' }).click()
}

test('chị Vân imports the bank’s statement: what fits is paid, what does not is hers to decide @desk', async ({ page, another, shop }) => {
  const exact = await orderByVietqr(page)
  await page.getByRole('link', { name: 'Bản chạy thử: mở ngân hàng thử' }).click()
  await page.getByRole('button', { name: 'Chuyển, ngân hàng không báo thẳng' }).click()
  await page.getByRole('link', { name: 'Quay về cửa hàng' }).click()
  await expect(page.getByText('Đang chờ tiền vào.')).toBeVisible()

  const second = await another()
  const wrong = await orderByVietqr(second)
  await transfersQuietly(shop, { ...wrong, amount: wrong.amount - 1_000 })
  await transfersQuietly(shop, { ...wrong, text: 'tien mien' })

  const van = await another()
  await alreadyIn(van, shop, phones.chiVan)
  await van.goto(STATEMENTS)
  const file = await statementOf(shop, exact.number, 'encoding=windows-1258&separator=semicolon')
  await send(van, 'sao-ke-hong.csv', Buffer.concat([file, Buffer.from(`\r\n9;31/02/2026;FT1;;1.000;;x\r\n10;22/11/2026;FT2;;0,5;;x`)]))
  await expect(van.getByText('Chưa nhập dòng nào: 2 dòng chưa đúng.')).toBeVisible()
  await expect(van.getByText('Không đọc được ngày, ghi như 22/11/2026.')).toBeVisible()
  await send(van, 'sao-ke-lan.csv', Buffer.concat([file, Buffer.from('\r\nTổng cộng')]))
  await expect(van.getByText('Trong tệp có hai kiểu chữ lẫn nhau')).toBeVisible()

  await send(van, 'sao-ke-22-11.csv', file)
  await expect(van.getByText('Đã nhập cả tệp: 3 dòng, 3 dòng mới.')).toBeVisible()
  await expect(van.getByRole('link', { name: 'Đã khớp (1)' })).toBeVisible()
  await page.reload()
  await expect(page.getByText('Người bán đang xem đơn.')).toBeVisible()

  await test.step('the transfer without a code is assigned, the one with the wrong amount goes back', async () => {
    await van.goto('/quan-tri/doi-soat')
    await expect(van.getByRole('heading', { level: 1, name: 'So sổ tiền' })).toBeVisible()
    await van.getByRole('listitem').filter({ hasText: 'Tiền vào không rõ của đơn nào' }).last().getByRole('link', { name: 'Xem và quyết' }).click()
    await van.getByLabel('Mã đơn khách đọc').fill('KHONG CO')
    await van.getByRole('button', { name: 'Tính cho đơn này', exact: true }).click()
    await expect(van.getByText('Không thấy đơn này của đơn vị thu hộ. Xem lại mã.').first()).toBeVisible()
    await van.getByLabel('Mã đơn khách đọc').fill(wrong.text.slice(2, 10))
    await van.getByRole('button', { name: 'Tính cho đơn này', exact: true }).click()
    await expect(van.getByText('Đã quyết: tiền của một đơn')).toBeVisible()

    await van.goto('/quan-tri/doi-soat')
    await van.getByRole('listitem').filter({ hasText: 'Tiền vào đúng mã, lệch số tiền' }).last().getByRole('link', { name: 'Xem và quyết' }).click()
    await van.getByRole('button', { name: /^Trả lại [\d.]+ đ$/ }).click()
    await expect(van.getByText('Đã quyết: trả lại người chuyển')).toBeVisible()
    await van.goto('/quan-tri/doi-soat')
    await expect(van.getByText('Trả lại khách bằng chuyển khoản').first()).toBeVisible()
  })
  await second.reload()
  await expect(second.getByText('Người bán đang xem đơn.')).toBeVisible()

  await van.goto(STATEMENTS)
  await send(van, 'sao-ke-22-11-lai.csv', file)
  await expect(van.getByText('Tệp này đã nhập từ trước, không có gì thay đổi.')).toBeVisible()
})

test('the auditor reads the statement and decides nothing; others are kept out', async ({ page, another, shop }) => {
  await alreadyIn(page, shop, phones.coThanh)
  await page.goto(STATEMENTS)
  await expect(page.getByRole('heading', { level: 1, name: 'Sao kê ngân hàng' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Đọc tệp và nhập' })).toHaveCount(0)
  const tu = await another()
  await alreadyIn(tu, shop, phones.coTu)
  expect((await tu.goto(STATEMENTS))!.status()).toBe(403)
})
