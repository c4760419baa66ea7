import { fold } from '#app/lib/fold.ts'

export const fields = ['day', 'reference', 'description', 'debit', 'credit', 'amount', 'counterName'] as const
export type Field = (typeof fields)[number]
/** Headings as somebody typed them. */
export type Headings = { [F in Field]?: string | undefined }
export type Columns = Partial<Record<Field, readonly string[]>>

/** columns: headings as a bank writes them, any of them; either debit and credit, or one signed amount. */
export type Layout = { id: string; bank: string; bankBin: string; columns: Columns }

const debitCredit = { debit: ['Số tiền ghi nợ', 'Ghi nợ', 'Phát sinh nợ', 'Nợ TKTT', 'Debit', 'Debit amount'], credit: ['Số tiền ghi có', 'Ghi có', 'Phát sinh có', 'Có TKTT', 'Credit', 'Credit amount'] }
const counterName = ['Tên tài khoản đối ứng', 'Tên đối ứng', 'Người chuyển', 'Đối tác', 'Remitter', 'Đơn vị thụ hưởng/Đơn vị chuyển', 'Beneficiary/Remitter']

/**
 * Statements as the banks' own sites give them, as CSV. No bank publishes its headings; each list is as sure as the public programs that read such files, looked through on 23 November 2026:
 * Vietcombank, BIDV and Techcombank were found in several that agree. MB's file for businesses (posting and transaction date, "Số bút toán", two sides) was found in two, one of them naming a real
 * reference; one signed amount, as its app lists it, in one. Agribank's (date, document number or code, "Ghi nợ", "Ghi có", "Diễn giải") was found in one; "ND GD" and "Người PL" are from memory.
 * VietinBank's (eFAST, in two languages) was found in one. Agribank's machine at the counter also writes field names ("trdt", "acctccyamt") without a reference, which nobody can tell apart twice: not read.
 * A heading that is not here is typed on the screen (`customLayout`).
 */
export const layouts: readonly Layout[] = [
  {
    id: 'vietcombank',
    bank: 'Vietcombank',
    bankBin: '970436',
    columns: { ...debitCredit, day: ['Ngày giao dịch', 'Ngày GD', 'Transaction date', 'TNX Date'], reference: ['Số tham chiếu', 'Số CT', 'Doc No', 'Reference'], description: ['Mô tả', 'Nội dung chi tiết', 'Diễn giải', 'Transactions in detail', 'Description'], counterName },
  },
  {
    id: 'agribank',
    bank: 'Agribank',
    bankBin: '970405',
    columns: { ...debitCredit, day: ['Ngày GD', 'Ngày giao dịch', 'Ngày hạch toán'], reference: ['Mã giao dịch', 'Mã GD', 'Số chứng từ', 'Số CT', 'Số bút toán', 'Số GD', 'Seq'], description: ['ND GD', 'Nội dung giao dịch', 'Diễn giải', 'Nội dung'], counterName: ['Người PL', ...counterName] },
  },
  {
    id: 'bidv',
    bank: 'BIDV',
    bankBin: '970418',
    columns: { ...debitCredit, day: ['Ngày GD', 'Ngày giao dịch', 'Ngày hiệu lực'], reference: ['Số tham chiếu', 'Số CT', 'Mã giao dịch'], description: ['Mô tả', 'Diễn giải', 'Nội dung'], counterName },
  },
  {
    id: 'mb',
    bank: 'MB',
    bankBin: '970422',
    columns: {
      ...debitCredit,
      day: ['Ngày giao dịch', 'Transaction Date', 'Ngày hạch toán', 'Posting Date', 'Ngày'],
      reference: ['Số bút toán', 'Transaction No', 'Mã giao dịch', 'Số GD', 'Số tham chiếu'],
      amount: ['Số tiền', 'Số tiền giao dịch', 'Amount'],
      description: ['Nội dung chi tiết', 'Nội dung', 'Nội dung giao dịch', 'Diễn giải', 'Description', 'Details'],
      counterName: ['Tên người thụ hưởng', ...counterName],
    },
  },
  {
    id: 'vietinbank',
    bank: 'VietinBank',
    bankBin: '970415',
    columns: {
      debit: ['Nợ', 'Debit', ...debitCredit.debit],
      credit: ['Có', 'Credit', ...debitCredit.credit],
      day: ['Ngày phát sinh', 'Transaction date', 'Ngày hạch toán', 'Accounting date', 'Ngày giao dịch'],
      reference: ['Số giao dịch', 'Transaction number', 'Số tham chiếu'],
      description: ['Mô tả giao dịch', 'Transaction description', 'Nội dung'],
      counterName,
    },
  },
  {
    id: 'techcombank',
    bank: 'Techcombank',
    bankBin: '970407',
    columns: { ...debitCredit, day: ['Ngày giao dịch', 'Transaction Date'], reference: ['Số bút toán', 'Transaction No'], description: ['Diễn giải', 'Details'], counterName },
  },
]

export const CUSTOM = 'custom'
export const layoutById = (id: string): Layout | undefined => layouts.find((layout) => layout.id === id)

/** A layout chosen on the screen: the headings as they stand in the file. */
export const customLayout = (typed: Headings): Layout => ({
  id: CUSTOM,
  bank: '',
  bankBin: '',
  columns: Object.fromEntries(fields.flatMap((field) => (typed[field]?.trim() ? [[field, [typed[field]!.trim()]]] : []))),
})

export type Positions = Partial<Record<Field, number>>

/** Where the columns of a layout stand in this row; undefined when the row is not the heading. */
export function positionsIn(row: readonly string[], { columns }: Layout): Positions | undefined {
  const headings = row.map((cell) => fold(cell.normalize('NFC')))
  const positions: Positions = {}
  for (const field of fields) {
    const at = columns[field] === undefined ? -1 : positionOf(headings, columns[field])
    if (at >= 0) positions[field] = at
  }
  // 'Số tiền ghi nợ' goes on from 'Số tiền': two sides say more than one.
  if (positions.debit !== undefined && positions.credit !== undefined) delete positions.amount
  const money = positions.amount !== undefined || (positions.debit !== undefined && positions.credit !== undefined)
  const whole = positions.day !== undefined && positions.reference !== undefined && positions.description !== undefined && money
  return whole ? positions : undefined
}

/** The heading itself, else one that goes on: 'Số tiền ghi có/ Credit'. Names that come first are better. */
function positionOf(headings: readonly string[], names: readonly string[]): number {
  const wanted = names.map(fold)
  for (const name of wanted) {
    const exact = headings.indexOf(name)
    if (exact >= 0) return exact
  }
  for (const name of wanted) {
    const longer = headings.findIndex((heading) => heading.startsWith(`${name} `))
    if (longer >= 0) return longer
  }
  return -1
}
