import { fold } from '#app/lib/fold.ts'
import type { CsvCell } from '#app/lib/csv.ts'

/** One transfer of a batch. amount: đồng; text: what the bank writes on the transfer, ASCII. */
export type FileLine = { position: number; account: string; holder: string; bankName: string; bankShort: string; bin: string; amount: number; text: string }
type Column = { title: string; cell: (line: FileLine) => CsvCell }
export type FileLayout = { id: string; bank: string; bankBin: string; columns: readonly Column[] }

const latin = (text: string) => fold(text).toUpperCase()

/**
 * Lists of transfers as the banks' sites for companies take them. Illustrative: the banks give their templates to customers only, so headings
 * and their order are to be compared with the collector's own before the first real upload.
 */
const fileLayouts: readonly FileLayout[] = [
  {
    id: 'vietcombank',
    bank: 'Vietcombank',
    bankBin: '970436',
    columns: [
      { title: 'STT', cell: ({ position }) => position },
      { title: 'Số tài khoản hưởng', cell: ({ account }) => account },
      { title: 'Tên đơn vị hưởng', cell: ({ holder }) => holder },
      { title: 'Ngân hàng hưởng', cell: ({ bankName }) => bankName },
      { title: 'Mã ngân hàng', cell: ({ bin }) => bin },
      { title: 'Số tiền', cell: ({ amount }) => amount },
      { title: 'Loại tiền', cell: () => 'VND' },
      { title: 'Nội dung', cell: ({ text }) => text },
    ],
  },
  {
    id: 'agribank',
    bank: 'Agribank',
    bankBin: '970405',
    columns: [
      { title: 'STT', cell: ({ position }) => position },
      { title: 'Họ tên người hưởng', cell: ({ holder }) => holder },
      { title: 'Số tài khoản', cell: ({ account }) => account },
      { title: 'Tên ngân hàng', cell: ({ bankShort }) => bankShort },
      { title: 'Số tiền', cell: ({ amount }) => amount },
      { title: 'Diễn giải', cell: ({ text }) => text },
    ],
  },
  {
    id: 'bidv',
    bank: 'BIDV',
    bankBin: '970418',
    columns: [
      { title: 'No', cell: ({ position }) => position },
      { title: 'Beneficiary account', cell: ({ account }) => account },
      { title: 'Beneficiary name', cell: ({ holder }) => holder },
      { title: 'Beneficiary bank code', cell: ({ bin }) => bin },
      { title: 'Beneficiary bank name', cell: ({ bankName }) => latin(bankName) },
      { title: 'Amount', cell: ({ amount }) => amount },
      { title: 'Currency', cell: () => 'VND' },
      { title: 'Remark', cell: ({ text }) => text },
    ],
  },
]

/** vietqr: no file, a page of codes that one person scans with the bank's app. */
export const layoutIds = ['vietcombank', 'agribank', 'bidv', 'vietqr'] as const
export type Layout = (typeof layoutIds)[number]
/** More codes than this are not scanned by hand without a slip. */
export const MOST_BY_QR = 20

export const fileLayout = (id: string): FileLayout | undefined => fileLayouts.find((layout) => layout.id === id)

/** Heading and lines, for `toCsv`. */
export const fileRows = ({ columns }: FileLayout, lines: readonly FileLine[]): CsvCell[][] => [columns.map(({ title }) => title), ...lines.map((line) => columns.map(({ cell }) => cell(line)))]
