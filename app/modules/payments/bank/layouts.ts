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
 * Statements as the banks' own sites give them, as CSV. Techcombank's, BIDV's and Vietcombank's headings were compared with several public programs that read such files;
 * Agribank's and MB's are as far as known, and a heading that changed is chosen on the screen (`customLayout`).
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
    columns: { ...debitCredit, day: ['Ngày GD', 'Ngày giao dịch', 'Ngày hạch toán'], reference: ['Mã giao dịch', 'Số bút toán', 'Số GD', 'Seq'], description: ['ND GD', 'Nội dung giao dịch', 'Diễn giải', 'Nội dung'], counterName: ['Người PL', ...counterName] },
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
    columns: { day: ['Ngày giao dịch', 'Ngày'], reference: ['Mã giao dịch', 'Số bút toán', 'Số tham chiếu'], amount: ['Số tiền', 'Số tiền giao dịch', 'Amount'], description: ['Nội dung', 'Nội dung giao dịch', 'Diễn giải'], counterName },
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
  return headings.findIndex((heading) => wanted.some((name) => heading.startsWith(`${name} `)))
}
