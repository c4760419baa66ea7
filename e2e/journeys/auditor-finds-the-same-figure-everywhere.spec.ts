import { read, utils } from '@e965/xlsx'
import type { APIRequestContext } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { amountIn, amountsAfter, textsOf } from '../../db/testing/figures.ts'
import { expect, test } from '../support/fixtures.ts'
import { HttpBuyer } from '../support/http-buyer.ts'
import { alreadyIn, phones } from '../support/people.ts'
import { ask } from '../support/store.ts'

test.use({ apart: 'figures' })

/** A month of the demo that two people have closed, and the one in which everybody lives. */
const [CLOSED, NOW] = ['2026-10', '2026-11']
const COLLECTOR = 'buu-dien-demo'

test('auditor: a buyer’s payment is the same sum on her order, in the entries and in the trial balance', async ({ page, shop }) => {
  await alreadyIn(page, shop, phones.coThanh)
  const before = await trialBalance(page.request, NOW)
  const [product] = await ask(shop.databaseUrl, "select p.id from products p join stalls s on s.id = p.stall_id where p.state = 'published' and s.state = 'open' and s.collector_id = ? and p.storage = 'kho-mat' and p.stock > 5 order by p.id limit 1", [COLLECTOR])
  const buyer = new HttpBuyer(shop.url)
  const form = await buyer.untilTheLastButton(String(product!.id), { phone: '0971999001' })
  const { location } = await buyer.send('/dat-hang?buoc=xem-lai', form)
  const total = Number(form.agreedTotal)
  await fetch(location)
  await fetch(`${shop.simulators}/vnpay/pay`, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ ref: new URL(location).searchParams.get('vnp_TxnRef')!, do: 'success' }) })
  await expect.poll(async () => (await trialBalance(page.request, NOW))['1311']).toEqual([before['1311']![0] + total, before['1311']![1]])
  const after = await trialBalance(page.request, NOW)
  expect(after['3386']).toEqual([before['3386']![0], before['3386']![1] + total])

  const [order] = await ask(shop.databaseUrl, 'select o.code, g.code as group_code, o.shipping_fee as shipping from orders o join order_groups g on g.id = o.group_id order by o.created_at desc, o.id desc limit 1')
  const { status, html } = await buyer.send(`/don-hang/${String(order!.group_code)}`)
  expect(status).toBe(200)
  const texts = textsOf(html)
  expect(amountsAfter(texts, 'Tiền chở')).toEqual([Number(order!.shipping)])
  expect(amountsAfter(texts, 'Cộng')).toEqual([total])
  const entries = textsOf(await textOf(page.request, `/quan-tri/so-cai/don?ma=${String(order!.code)}`))
  for (const account of ['1311', '3386']) expect(amountsAfter(entries, new RegExp(`^${account} `))).toContain(total)
})

test('auditor: a closed month is the same on pages, in CSV and in Excel, from the trial balance to each stall', async ({ page, shop }) => {
  await alreadyIn(page, shop, phones.coThanh)
  const books = await trialBalance(page.request, CLOSED)

  const query = `thu_ho=${COLLECTOR}`
  const report = textsOf(await textOf(page.request, `/quan-tri/thue?${query}&thang=${CLOSED}`))
  const taxed = ['Tiền hàng đã về', 'Trả lại khách', 'Giá trị gia tăng', 'Thu nhập cá nhân', 'Cộng thuế giữ'].map((label) => amountsAfter(report, label)[0]!)
  const [csv, sheet] = [await csvOf(page.request, `/quan-tri/thue/${CLOSED}/thue.csv?${query}`), await sheetOf(page.request, `/quan-tri/thue/${CLOSED}/thue.xlsx?${query}`)]
  const [sold, refunded, , vat, pit, kept] = numbers(sheet.at(-1)!)
  expect([sold, refunded, vat, pit, kept]).toEqual(taxed)
  expect(csv.slice(1).map(numbers)).toEqual(sheet.slice(1).map(numbers))
  expect(['33311', '3335'].map((account) => books[account]![1] - books[account]![0])).toEqual([vat, pit])

  const sellers = await ask(shop.databaseUrl, 'select distinct t.producer_id as id from tax_withholdings t where t.collector_id = ? and t.period = ?', [COLLECTOR, CLOSED])
  expect(sellers.length).toBe(sheet.length - 2)
  const sums = { vat: 0, pit: 0, fee: 0 }
  for (const { id } of sellers) {
    const base = `/quan-tri/bang-ke/${String(id)}/${CLOSED}`
    const texts = textsOf(await textOf(page.request, base))
    const [fee, ownVat, ownPit, net] = ['Phí sàn', 'Thuế giữ hộ: giá trị gia tăng', 'Thuế giữ hộ: thu nhập cá nhân', 'Tiền về từ các đơn trong tháng'].map((label) => amountsAfter(texts, label)[0] ?? 0)
    const [whole, workbook] = [numbers((await csvOf(page.request, `${base}/bang-ke.csv`)).at(-1)!), numbers((await sheetOf(page.request, `${base}/bang-ke.xlsx`)).at(-1)!)]
    expect(workbook).toEqual(whole)
    expect([whole[2], whole[3], whole[4], whole.at(-1)]).toEqual([fee, ownVat, ownPit, net])
    sums.vat -= ownVat!
    sums.pit -= ownPit!
    sums.fee -= fee!
  }
  expect({ vat: sums.vat, pit: sums.pit }).toEqual({ vat, pit })
  expect(sums.fee).toBe((books['5113']?.[1] ?? 0) - (books['5113']?.[0] ?? 0))
})

test('collector: what the bank is told to pay is what the batch shows and the ledger has sent', async ({ page, shop }) => {
  await alreadyIn(page, shop, phones.anhLong)
  const [batch] = await ask(shop.databaseUrl, "select id, code from payout_batches where collector_id = ? and state = 'drafted'", [COLLECTOR])
  const path = `/quan-tri/chi-tra/dot/${String(batch!.code)}`
  const press = (to: string, form: Record<string, string>) => page.request.post(to, { form, headers: { origin: shop.url } })
  expect((await press(path, { intent: 'approve' })).status()).toBe(200)
  const answer = await press(`${path}/tep`, {})
  expect(answer.status()).toBe(200)
  const [head, ...rows] = parse(await answer.text(), { bom: true }) as string[][]
  const told = rows.map((row) => Number(row[head!.indexOf('Số tiền')])).sort((a, b) => a - b)
  const shown = textsOf(await textOf(page.request, path)).map(amountIn)
  for (const amount of told) expect(shown).toContain(amount)
  const booked = await ask(shop.databaseUrl, "select l.amount from payouts p join journal_entries e on e.source_id = p.id and e.type = 'payout_sent' join journal_lines l on l.entry_id = e.id and l.account = '3387' where p.batch_id = ?", [String(batch!.id)])
  expect(booked.map(({ amount }) => Number(amount)).sort((a, b) => a - b)).toEqual(told)
})

const numbers = (row: readonly (string | number)[]) => row.filter((cell) => typeof cell === 'number' || /^-?\d+$/.test(cell)).map(Number)

async function textOf(request: APIRequestContext, path: string): Promise<string> {
  const answer = await request.get(path)
  expect(answer.status(), path).toBe(200)
  return answer.text()
}
const csvOf = async (request: APIRequestContext, path: string) => parse(await textOf(request, path), { bom: true }) as string[][]

/** The first sheet, by a reader that is not the one that wrote it. */
async function sheetOf(request: APIRequestContext, path: string): Promise<(string | number)[][]> {
  const answer = await request.get(path)
  expect(answer.status(), path).toBe(200)
  const book = read(await answer.body())
  return utils.sheet_to_json<(string | number)[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1 })
}

/** Turnover of debit and credit by account: the same on the page and in the file. */
async function trialBalance(request: APIRequestContext, period: string): Promise<Record<string, [number, number]>> {
  const query = `?thu_ho=${COLLECTOR}&thang=${period}`
  const [, ...rows] = await csvOf(request, `/quan-tri/so-cai/tep${query}`)
  const texts = textsOf(await textOf(request, `/quan-tri/so-cai${query}`))
  const found: Record<string, [number, number]> = {}
  for (const [account, , opening, openingCredit, debit, credit, balance, balanceCredit] of rows.slice(0, -1)) {
    const file = [Number(opening) + Number(openingCredit), Number(debit), Number(credit), Number(balance) + Number(balanceCredit)]
    const shown = amountsAfter(texts, new RegExp(`^${account} `)).map(Math.abs)
    expect({ account, shown: shown.filter((amount) => amount !== 0) }).toEqual({ account, shown: file.filter((amount) => amount !== 0) })
    found[account!] = [Number(debit), Number(credit)]
  }
  return found
}
