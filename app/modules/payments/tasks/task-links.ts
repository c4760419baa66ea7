import type { TaskKind } from './task-kinds.ts'

const transfer = (subjectId: string) => `/quan-tri/doi-soat/tien/${subjectId}`
const refund = (subjectId: string) => `/quan-tri/tra-lai/${subjectId}`

/** The page on which a task is decided, by what it is about. */
const pages: Record<TaskKind, (subjectId: string) => string> = {
  transfer_wrong_amount: transfer,
  transfer_unknown: transfer,
  transfer_duplicate: transfer,
  transfer_ambiguous: transfer,
  transfer_repeated: transfer,
  transfer_out: transfer,
  refund_by_transfer: refund,
  refund_unanswered: refund,
  account_name_differs: (id) => `/quan-tri/chi-tra/tai-khoan/${id}`,
  payout_name_differs: (id) => `/quan-tri/chi-tra/tai-khoan/${id}`,
  payout_not_me: (id) => `/quan-tri/chi-tra/tai-khoan/${id}`,
  payout_returned: (id) => `/quan-tri/chi-tra/khoan/${id}`,
  payout_contradiction: (id) => `/quan-tri/chi-tra/khoan/${id}`,
  settlement_differs: (id) => `/quan-tri/doi-soat/vnpay/${id}`,
  remittance_differs: (id) => `/quan-tri/doi-soat/cod/${id}`,
  carrier_bill_differs: (id) => `/quan-tri/doi-soat/cuoc/${id}`,
}

export const pageOfTask = (kind: TaskKind, subjectId: string): string => pages[kind](subjectId)
