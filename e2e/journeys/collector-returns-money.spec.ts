import { bankBooks, readTransfer, transferAtBank } from '../support/bank.ts'
import { choose, newBuyer, sayWhere } from '../support/buying.ts'
import { expect, test, type Page } from '../support/fixtures.ts'
import { alreadyIn, phones } from '../support/people.ts'

const NOODLES = 'Miến Việt Cường'
const ASKED_AGAIN = /^Ngân hàng trả lại [\d.]+ đ: tài khoản bạn ghi không nhận được\. Xin ghi lại số tài khoản\.$/

test.use({ apart: 'refund' })

async function nameAccount(buyer: Page, number: string) {
  await buyer.getByLabel('Ngân hàng', { exact: true }).selectOption({ label: 'Vietcombank' })
  await buyer.getByLabel('Số tài khoản', { exact: true }).fill(number)
  await buyer.getByRole('button', { name: 'Gửi số tài khoản' }).click()
  await expect(buyer.getByText(new RegExp(`^Đang trả lại .* đuôi ${number.slice(-4)}$`))).toBeVisible()
}

/** One has sent it and writes down the bank's reference, the other has seen it leave. Returns what the transfer says. */
async function sendByTwo([maker, checker]: [Page, Page], code: string, reference: string): Promise<string> {
  await maker.goto('/quan-tri/tra-lai')
  await maker.getByRole('link', { name: code }).click()
  await maker.getByLabel('Mã giao dịch ngân hàng').fill(reference)
  await maker.getByRole('button', { name: 'Đã chuyển, nhờ người thứ hai xem' }).click()
  await expect(maker.getByText('Chờ người thứ hai xem')).toBeVisible()
  await checker.goto(new URL(maker.url()).pathname)
  await checker.getByRole('button', { name: 'Đã thấy tiền đi, xác nhận' }).click()
  await expect(checker.getByRole('main')).toContainText('Đã trả lại')
  return (await checker.getByText(/^TL [2-9A-HJ-NP-Z]{8}$/).textContent())!
}

test('a refund by transfer that the bank sends back: the buyer reads it and names another account, two people send it once more @desk', async ({ page: buyer, another, shop }) => {
  test.setTimeout(180_000)
  await choose(buyer, NOODLES)
  await sayWhere(buyer, newBuyer(), { pay: 'Chuyển khoản bằng VietQR' })
  await buyer.getByRole('button', { name: 'Đặt hàng, xem mã VietQR' }).click()
  const paid = await readTransfer(buyer)
  await transferAtBank(buyer, 'exact')
  await expect(buyer.getByText('Người bán đang xem đơn.')).toBeVisible()
  await buyer.getByText('Bỏ đơn này').click()
  await buyer.getByRole('button', { name: 'Bỏ đơn', exact: true }).click()
  await expect(buyer.getByRole('radiogroup', { name: 'Vì sao?' }), 'without a reason it is asked for again, in its place').toContainText('Chọn một dòng giúp.')
  await buyer.getByRole('radio', { name: 'Đổi ý' }).check()
  await buyer.getByRole('button', { name: 'Bỏ đơn', exact: true }).click()
  const code = /[2-9A-HJ-NP-Z]{4} [2-9A-HJ-NP-Z]{4}/.exec((await buyer.getByText(/^Đơn [2-9A-HJ-NP-Z]{4} /).textContent())!)![0]
  await nameAccount(buyer, '0071001234567')

  const [van, long] = [await another(), await another()]
  await alreadyIn(van, shop, phones.chiVan)
  await alreadyIn(long, shop, phones.anhLong)
  const text = await sendByTwo([van, long], code, 'FT26326001')

  await test.step('with our code in its text the credit is found by itself', async () => {
    await bankBooks(shop, { ...paid, text: `HOAN TRA ${text} SAI SO TAI KHOAN` })
    await buyer.reload()
    await expect(buyer.getByText(ASKED_AGAIN)).toBeVisible()
    await van.reload()
    await expect(van.getByText('Ngân hàng đã trả lại khoản này 1 lần')).toBeVisible()
    await nameAccount(buyer, '0071009999999')
    await sendByTwo([van, long], code, 'FT26326002')
    await buyer.reload()
    await expect(buyer.getByText(/^Đã trả lại .* đuôi 9999 ngày/)).toBeVisible()
  })

  await test.step('without it a person says which refund it is', async () => {
    await bankBooks(shop, { ...paid, text: 'HOAN TRA LENH CHUYEN TIEN' })
    await van.goto('/quan-tri/doi-soat')
    await van.getByRole('listitem').filter({ hasText: 'Tiền vào không rõ của đơn nào' }).last().getByRole('link', { name: 'Xem và quyết' }).click()
    await van.getByRole('button', { name: `Là khoản này trả về ${text}` }).click()
    await expect(van.getByText('Đã quyết: ngân hàng trả lại tiền đã chuyển cho khách')).toBeVisible()
    await buyer.reload()
    await expect(buyer.getByText(ASKED_AGAIN)).toBeVisible()
    await van.getByRole('link', { name: 'Mở khoản trả lại' }).click()
    await expect(van.getByText('Ngân hàng đã trả lại khoản này 2 lần')).toBeVisible()
  })
})
