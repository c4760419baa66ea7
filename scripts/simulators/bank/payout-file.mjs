import { parse } from 'csv-parse/sync'
import { csv } from './files.mjs'

const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim()
const names = { account: /account|so tai khoan/, holder: /beneficiary name|ten don vi|ho ten/, amount: /^(amount|so tien)$/, text: /remark|noi dung|dien giai/ }

/** A list of transfers as a company uploads it, whatever the headings' order; undefined when it is none. */
export function readPayouts(text) {
  for (const delimiter of [',', ';', '\t']) {
    const [heading, ...rows] = recordsOf(text, delimiter)
    const at = Object.fromEntries(Object.entries(names).map(([key, name]) => [key, (heading ?? []).findIndex((cell) => name.test(fold(cell)))]))
    if (Object.values(at).some((position) => position < 0)) continue
    return rows.slice(0, 5_000).map((row) => ({ account: (row[at.account] ?? '').replace(/^'/, ''), holder: row[at.holder] ?? '', amount: Number(String(row[at.amount] ?? '').replace(/\D/g, '')), text: row[at.text] ?? '' }))
  }
  return undefined
}

function recordsOf(text, delimiter) {
  try {
    return parse(text, { delimiter, bom: true, relax_column_count: true, skip_empty_lines: true })
  } catch {
    return []
  }
}

const REASON = 'Số tài khoản không đúng'

/** What the bank answers, row by row: done, with the holder's name as the bank has it, or sent back. */
export const resultFile = (list) =>
  csv([
    ['STT', 'Số tài khoản hưởng', 'Tên người hưởng', 'Số tiền', 'Nội dung', 'Trạng thái', 'Lý do', 'Số tham chiếu'],
    ...list.map(({ account, bankHolder, amount, text, returned, reference }, at) => [at + 1, account, bankHolder, amount, text, returned ? 'Trả lại' : 'Thành công', returned ? REASON : '', reference]),
  ], ',')
