import { readFile } from 'node:fs/promises'
import { read, utils } from '@e965/xlsx'
import { dong } from '../support/buying.ts'
import { expect, test, type Page, type Shop } from '../support/fixtures.ts'
import { alreadyIn, phones } from '../support/people.ts'
import { ask } from '../support/store.ts'

const MONTH = '2026-10'

test('the accountant of a co-operative reads the month, opens the Excel file, and every sum is the same @desk', async ({ page, another, shop }) => {
  test.setTimeout(120_000)
  await alreadyIn(page, shop, phones.anhPhuc)
  await page.goto(`/nong-ho/tien-ve/${MONTH}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Bảng kê tiền về tháng 10/2026' })).toBeVisible()
  const net = await total(page)

  await test.step('the file holds the orders one by one and the same total', async () => {
    const { sheets, cells } = await xlsx(page, 'Tải Excel')
    expect(sheets).toEqual(['Tháng 10 2026', 'Tiền đã chuyển và khoản khác', 'Phần của từng thành viên'])
    const [orders, , members] = cells as [Cells, Cells, Cells]
    const column = orders[0]!.indexOf('Tiền về')
    const parts = orders.slice(1, -1).map((row) => Number(row[column]))
    expect(parts.length).toBeGreaterThanOrEqual(1)
    expect(sum(parts)).toBe(net)
    expect(Number(orders.at(-1)![column])).toBe(net)
    expect(sum(members.slice(1).map((row) => Number(row.at(-1))))).toBe(net)
  })

  await test.step('so do the CSV file and the ledger', async () => {
    const csv = (await readFile((await download(page, 'Tải CSV')).path, 'utf8')).trim().split('\r\n')
    expect(csv.at(-1)!.split(',')).toContain(String(net))
    expect(await releasedInLedger(shop)).toBe(net)
  })

  await test.step('each item says why this much tax was kept', async () => {
    await page.getByText('Thuế của từng món, vì sao').click()
    await expect(page.getByText(/Thuế giữ hộ 1,5 % của [\d.]+ đ là [\d.]+ đ .* Căn cứ: Nghị định 252\/2026\/NĐ-CP\./).first()).toBeVisible()
  })

  await test.step('she who packs sees no money', async () => {
    const packer = await another()
    await alreadyIn(packer, shop, phones.chiSau)
    await packer.goto(`/nong-ho/tien-ve/${MONTH}`)
    await expect(packer.getByText('Bảng kê tiền về tháng')).toHaveCount(0)
  })

  await test.step('the collector reads the same statement, reports the same tax and certifies it; the accountant finds the paper', async () => {
    const collector = await another()
    await alreadyIn(collector, shop, phones.chiVan)
    await collector.goto(`/quan-tri/thue?thang=${MONTH}`)
    const row = collector.getByRole('row', { name: /HTX Sông Trẹm/ })
    const kept = dong((await row.getByRole('cell').nth(5).textContent())!)
    await row.getByRole('link', { name: 'HTX Sông Trẹm' }).click()
    await expect(collector.getByRole('heading', { level: 1, name: 'Bảng kê tiền về tháng 10/2026' })).toBeVisible()
    expect(await total(collector)).toBe(net)
    await collector.goBack()
    await collector.getByRole('button', { name: 'Lập chứng từ tháng 10/2026 cho HTX Sông Trẹm' }).click()
    const paper = collector.getByRole('article', { name: 'Chứng từ thuế đã giữ hộ' })
    await expect(paper).toContainText('HTX Sông Trẹm')
    await page.goto('/nong-ho/chung-tu-thue')
    await page.getByRole('link', { name: /^Số 2026-\d{6}$/ }).click()
    const shown = page.getByRole('article', { name: 'Chứng từ thuế đã giữ hộ' })
    await expect(shown).toContainText(await paper.getByText(/^Số 2026-/).textContent() ?? '')
    expect(dong((await shown.locator('div', { hasText: /^Cộng thuế giữ/ }).last().textContent())!)).toBe(kept)
  })
})

type Cells = (string | number)[][]
const sum = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0)
const total = async (page: Page) => dong((await page.locator('div', { hasText: /^Tiền về từ các đơn trong tháng/ }).last().textContent())!)

async function download(page: Page, name: string): Promise<{ path: string }> {
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name, exact: true }).click()
  return { path: await (await coming).path() }
}

async function xlsx(page: Page, name: string) {
  const book = read(await readFile((await download(page, name)).path))
  return { sheets: book.SheetNames, cells: book.SheetNames.map((sheet) => utils.sheet_to_json<(string | number)[]>(book.Sheets[sheet]!, { header: 1 })) }
}

async function releasedInLedger(shop: Shop): Promise<number> {
  const rows = await ask(
    shop.databaseUrl,
    `select sum(l.amount) as amount from journal_lines l join journal_entries e on e.id = l.entry_id join producers p on p.id = l.party
     where p.name = 'HTX Sông Trẹm' and l.account = '3387' and l.period = '${MONTH}' and e.type in ('order_released', 'refund_owed')`,
  )
  return 0 - Number(rows[0]!.amount)
}
