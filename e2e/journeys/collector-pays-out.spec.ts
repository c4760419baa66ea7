import { readFileSync } from 'node:fs'
import { expect, test, type Page } from '../support/fixtures.ts'
import { alreadyIn, phones, PIN } from '../support/people.ts'
import { ask } from '../support/store.ts'

const PAYOUTS = '/quan-tri/chi-tra'
type Transfer = { text: string; amount: string; holder: string }

/** The lines of the bank file, Vietcombank's columns. */
const transfersIn = (csv: string): Transfer[] =>
  csv.replace(/^\uFEFF/, '').trim().split('\r\n').slice(1).map((row) => {
    const cells = row.split(',')
    return { holder: cells[2]!, amount: cells[5]!, text: cells.at(-1)! }
  })

/** What the bank gives back: the first transfer could not be made, the others arrived. */
const answerTo = (transfers: readonly Transfer[]): Buffer =>
  Buffer.from(
    [
      'Nội dung,Số tiền,Trạng thái,Lý do,Tên người hưởng,Số tham chiếu',
      ...transfers.map(({ text, amount, holder }, at) => (at === 0 ? `${text},${amount},Trả lại,Tài khoản đã đóng,,FT${at}` : `${text},${amount},Thành công,,${holder},FT${at}`)),
    ].join('\r\n'),
  )

async function sendResult(page: Page, name: string, buffer: Buffer) {
  await page.goto(`${PAYOUTS}/ket-qua`)
  await page.getByLabel('Tệp kết quả').setInputFiles({ name, mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: 'Nhập kết quả' }).click()
}

test('chị Vân makes a batch, anh Long checks it, the bank sends one transfer back @desk', async ({ page: van, another, shop }) => {
  const long = await another()
  await alreadyIn(van, shop, phones.chiVan)
  await alreadyIn(long, shop, phones.anhLong)

  await test.step('who made a batch does not check it; what is refused frees everybody in it', async () => {
    await van.goto(PAYOUTS)
    await expect(van.getByText('Sổ khớp đến').first()).toBeVisible()
    await van.getByRole('row').filter({ hasText: 'Chờ duyệt' }).getByRole('link').first().click()
    await expect(van.getByText('Đợt này do mình lập. Chờ người khác duyệt.')).toBeVisible()
    await expect(van.getByRole('button', { name: 'Đồng ý chuyển' })).toHaveCount(0)
    await long.goto(van.url())
    await long.getByText('Bỏ đợt này').first().click()
    await long.getByLabel('Vì sao bỏ').fill('Lập lại cho đủ')
    await long.getByRole('button', { name: 'Bỏ đợt này' }).click()
    await expect(long.getByText('Đã bỏ')).toBeVisible()
  })

  await test.step('chosen among those who may be paid, beside the others and why they wait', async () => {
    await van.goto(PAYOUTS)
    await van.getByRole('link', { name: 'Lập đợt mới' }).click()
    await expect(van.getByRole('heading', { name: 'Chưa chuyển được' })).toBeVisible()
    await van.getByRole('button', { name: 'Lập đợt, chờ người khác duyệt' }).click()
    await expect(van.getByText('Đợt này do mình lập. Chờ người khác duyệt.')).toBeVisible()
  })

  const transfers = await test.step('the second person agrees, and only then there is a file', async () => {
    await expect(van.getByRole('button', { name: 'Tải tệp cho ngân hàng' })).toHaveCount(0)
    await long.goto(van.url())
    await long.getByRole('button', { name: 'Đồng ý chuyển' }).click()
    await expect(long.getByText('Đã duyệt, chờ ngân hàng')).toBeVisible()
    await van.reload()
    const [download] = await Promise.all([van.waitForEvent('download'), van.getByRole('button', { name: 'Tải tệp cho ngân hàng' }).click()])
    return transfersIn(readFileSync(await download.path(), 'utf8'))
  })
  const batch = van.url()

  await test.step('a file that fits nothing is refused whole; the bank’s answer is taken once', async () => {
    await sendResult(van, 'la.csv', Buffer.from('Nội dung,Số tiền,Trạng thái\r\nTIEN CHE,1000,Thành công\r\n'))
    await expect(van.getByText('Chưa nhập gì. Các dòng này phải xem lại:')).toBeVisible()
    const answer = answerTo(transfers)
    await sendResult(van, 'ket-qua.csv', answer)
    await expect(van.getByText(`Đã nhập ${transfers.length} dòng: ${transfers.length - 1} đã về, 1 bị trả lại`)).toBeVisible()
    await sendResult(van, 'ket-qua-2.csv', answer)
    await expect(van.getByText('Tệp này đã nhập rồi. Không có gì được ghi thêm.').first()).toBeVisible()
    await van.goto(batch)
    await expect(van.getByText('Tài khoản đã đóng')).toBeVisible()
  })

  await test.step('the household sees its transfer', async () => {
    await van.getByRole('row').filter({ hasText: 'Tài khoản đã đóng' }).getByRole('link').click()
    await expect(van.getByText('Lần chuyển trước chưa tới nơi, chờ người xem')).toBeVisible()
    const [owner] = await ask(shop.databaseUrl, "select p.phone as phone from memberships m join person_phones p on p.person_id = m.person_id where m.producer_id = ? and m.role = 'owner'", [new URL(van.url()).pathname.split('/').at(-1)!])
    const farmer = await another()
    await alreadyIn(farmer, shop, String(owner!.phone).replace('+84', '0'))
    await farmer.goto('/nong-ho/tien-ve')
    await expect(farmer.getByText('Ngân hàng trả lại: xem số tài khoản')).toBeVisible()
    await expect(farmer.getByText('Ngân hàng ghi: Tài khoản đã đóng')).toBeVisible()
  })
})

test('cô Tư changes her account: read back, PIN, three days of waiting, and “not me” from the message', async ({ page, another, shop }) => {
  shop.spend()
  await alreadyIn(page, shop, phones.coTu)
  const before = (await shop.inbox(phones.coTu)).length
  await page.goto('/nong-ho')
  await page.getByRole('link', { name: 'Tiền về' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Tiền về' })).toBeVisible()
  await page.getByRole('link', { name: 'Đổi số tài khoản' }).click()
  await page.getByLabel('Số tài khoản').fill('12')
  await page.getByRole('button', { name: 'Xem lại' }).click()
  await expect(page.getByText('Số tài khoản có 6 đến 19 chữ số.').first()).toBeVisible()
  await page.getByLabel('Ngân hàng nào?').selectOption('VCB')
  await page.getByLabel('Số tài khoản').fill('0071 0012 34567')
  await page.getByLabel('Tên chủ tài khoản').fill('Bùi Thị Tư')
  await page.getByRole('button', { name: 'Xem lại' }).click()
  await expect(page.getByText('0071 0012 3456 7')).toBeVisible()
  await expect(page.getByText('Tên đúng với người đứng tên.')).toBeVisible()
  await page.getByLabel('Mã PIN của mình').fill(PIN)
  await page.getByRole('button', { name: 'Đúng rồi, ghi số này' }).click()
  await expect(page.getByText('Đã ghi tài khoản đuôi 4567.')).toBeVisible()

  let link = ''
  await expect.poll(async () => (link = /http\S+\/k\/\S+/.exec((await shop.inbox(phones.coTu)).slice(0, -before || undefined).find(({ text }) => text.includes('/k/'))?.text ?? '')?.[0] ?? ''), { timeout: 20_000 }).not.toBe('')
  const phone = await another()
  await phone.goto(link)
  await expect(phone.locator('body')).not.toContainText('00710012')
  await phone.getByRole('button', { name: 'Không phải tôi' }).click()
  await expect(phone.getByText('Đã dừng chuyển tiền.')).toBeVisible()
  await page.reload()
  await expect(page.getByText('Đã dừng chuyển tiền.')).toBeVisible()
})
