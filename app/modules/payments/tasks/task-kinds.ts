/** What a person at the collector may have to decide about money. */
export const taskKinds = [
  'transfer_wrong_amount',
  'transfer_unknown',
  'transfer_duplicate',
  'transfer_ambiguous',
  'transfer_repeated',
  'transfer_out',
  'refund_by_transfer',
  'refund_unanswered',
  'account_name_differs',
  'payout_name_differs',
  'payout_returned',
  'payout_contradiction',
  'payout_not_me',
  'settlement_differs',
  'remittance_differs',
  'carrier_bill_differs',
] as const
export type TaskKind = (typeof taskKinds)[number]
