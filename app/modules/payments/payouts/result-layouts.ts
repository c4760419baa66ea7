import { fold } from '#app/lib/fold.ts'

export const resultFields = ['text', 'amount', 'status', 'reason', 'name', 'reference'] as const
export type ResultField = (typeof resultFields)[number]
export type ResultPositions = Partial<Record<ResultField, number>>

/** Headings of the banks' answers to a list of transfers, any of them. Illustrative, like the lists themselves. */
const headings: Record<ResultField, readonly string[]> = {
  text: ['Nội dung', 'Diễn giải', 'Nội dung chuyển tiền', 'Mã chi trả', 'Remark', 'Remarks', 'Description'],
  amount: ['Số tiền', 'Số tiền giao dịch', 'Amount'],
  status: ['Trạng thái', 'Kết quả', 'Tình trạng', 'Status', 'Result'],
  reason: ['Lý do', 'Mô tả lỗi', 'Nguyên nhân', 'Ghi chú', 'Reason', 'Error'],
  name: ['Tên người hưởng', 'Tên người thụ hưởng', 'Tên đơn vị hưởng', 'Họ tên người hưởng', 'Tên tài khoản nhận', 'Beneficiary name'],
  reference: ['Số tham chiếu', 'Số giao dịch', 'Số bút toán', 'Mã giao dịch', 'Reference', 'Transaction No'],
}

const words = {
  paid: ['Thành công', 'Đã hạch toán', 'Đã chuyển', 'Hoàn thành', 'Successful', 'Success', 'Completed', 'Paid'],
  returned: ['Thất bại', 'Không thành công', 'Trả lại', 'Hoàn trả', 'Bị từ chối', 'Từ chối', 'Lỗi', 'Failed', 'Rejected', 'Returned'],
  waiting: ['Đang xử lý', 'Chờ xử lý', 'Chờ duyệt', 'Processing', 'Pending'],
}
export type ResultStatus = keyof typeof words

/** Where the columns stand; undefined when the row is not the heading. A file may lack reason, name and reference. */
export function resultPositions(row: readonly string[]): ResultPositions | undefined {
  const seen = row.map((cell) => fold(cell.normalize('NFC')))
  const positions: ResultPositions = {}
  for (const field of resultFields) {
    const at = seen.findIndex((heading) => headings[field].some((name) => heading === fold(name)))
    if (at >= 0) positions[field] = at
  }
  return positions.text !== undefined && positions.amount !== undefined && positions.status !== undefined ? positions : undefined
}

/** undefined: a word we do not know, which a person must read. */
export function readStatus(typed: string): ResultStatus | undefined {
  const folded = fold(typed)
  return (Object.keys(words) as ResultStatus[]).find((status) => words[status].some((word) => fold(word) === folded))
}
