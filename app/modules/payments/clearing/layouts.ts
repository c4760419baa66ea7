import { fold } from '#app/lib/fold.ts'

/** The headings of a file's columns, any of them; `optional` ones may be missing. Compared without marks and capitals. */
export type FileLayout<Field extends string> = { columns: Record<Field, readonly string[]>; optional?: readonly Field[] }

/** VNPay's reconciliation file of a day, one row for each payment and refund. Merchants' contracts vary: the headings are data. */
export const settlementLayout: FileLayout<'kind' | 'txnRef' | 'transactionNo' | 'amount' | 'fee'> = {
  columns: {
    kind: ['Loại giao dịch', 'Loại GD', 'Transaction type'],
    txnRef: ['Mã tham chiếu', 'Mã đơn hàng', 'Mã TxnRef', 'TxnRef', 'Order ID'],
    transactionNo: ['Mã giao dịch VNPAY', 'Mã GD VNPAY', 'Mã giao dịch', 'Transaction No'],
    amount: ['Số tiền', 'Số tiền giao dịch', 'Amount'],
    fee: ['Phí', 'Phí giao dịch', 'Phí xử lý', 'Fee'],
  },
  optional: ['fee'],
}

/** A carrier's list of cash handed over, one row for each parcel. */
export const remittanceLayout: FileLayout<'parcel' | 'amount'> = {
  columns: {
    parcel: ['Mã vận đơn', 'Mã bưu gửi', 'Số hiệu bưu gửi', 'Mã đơn hàng', 'Tracking code'],
    amount: ['Tiền thu hộ', 'Số tiền thu hộ', 'Tiền COD', 'COD'],
  },
}

/** A carrier's bill of a month, one row for each parcel. */
export const carrierBillLayout: FileLayout<'parcel' | 'grams' | 'fee'> = {
  columns: {
    parcel: remittanceLayout.columns.parcel,
    grams: ['Khối lượng', 'Khối lượng tính cước', 'Trọng lượng', 'Weight'],
    fee: ['Cước', 'Tổng cước', 'Cước phí', 'Tổng tiền cước', 'Fee'],
  },
}

export type Positions<Field extends string> = Partial<Record<Field, number>>

/** Where the columns stand when this row is the heading; undefined when one that must be there is not. */
export function positionsOf<Field extends string>(row: readonly string[], { columns, optional = [] }: FileLayout<Field>): Positions<Field> | undefined {
  const headings = row.map((cell) => fold(cell.normalize('NFC').replace(/\(.*\)/, '')).trim())
  const positions: Positions<Field> = {}
  for (const [field, names] of Object.entries(columns) as [Field, readonly string[]][]) {
    const at = names.map((name) => headings.indexOf(fold(name))).find((index) => index >= 0)
    if (at !== undefined) positions[field] = at
    else if (!optional.includes(field)) return undefined
  }
  return positions
}

const kinds: Record<'pay' | 'refund', readonly string[]> = { pay: ['thanh toan', 'giao dich thanh toan', 'pay', 'payment', '01'], refund: ['hoan tien', 'hoan tra', 'giao dich hoan tra', 'refund', '02', '03'] }

export const kindOf = (text: string): 'pay' | 'refund' | undefined => {
  const folded = fold(text.normalize('NFC')).trim()
  return (['pay', 'refund'] as const).find((kind) => kinds[kind].includes(folded))
}

/** A carrier's own sum at the end of its list. */
export const isSum = (cells: readonly string[]): boolean => cells.some((cell) => /^(tong|cong)( cong| so)?$/.test(fold(cell.normalize('NFC')).replace(/[:.]/g, '').trim()))
