/** Every rule of the books that `ledger:check` tries; each has words in messages: `ledger.rule_<name>`. */
export const bookRules = [
  // the journal by itself
  'unbalanced', 'no_lines', 'line_astray', 'unknown_type', 'unknown_account', 'sub_account', 'unknown_party', 'unknown_collector',
  'total_differs', 'direct_open', 'into_closed_month', 'month_hash', 'two_persons', 'manual_entry',
  // the journal against what it tells about
  'group_total', 'order_total', 'order_line_astray', 'payment_unbooked', 'payment_unfounded', 'order_paid', 'order_held', 'order_off', 'order_released', 'commission', 'carriage', 'tax',
  'refund_unbooked', 'refund_paid', 'refunds_owed', 'payout_unbooked', 'payouts_balance', 'payouts_under_way', 'carrier_receivable', 'carrier_payable',
  // the journal against the papers of bank, gateway and carrier
  'gateway_receivable', 'gateway_announced', 'carrier_announced', 'carrier_bill', 'cleared_twice', 'transfer_unbooked', 'transfer_by_hand', 'payout_movement', 'unmatched',
  // goods
  'stock_movements', 'hold_movements', 'hold_of_order',
] as const
export type BookRule = (typeof bookRules)[number]

/** One place where the books do not hold. `id` is the entry, order, refund … the rule speaks of, `about` a code or account to find it by; amounts in đồng or pieces. */
export type Finding = { rule: BookRule; collectorId: string; id: string; about: string; expected: number; found: number; /** How many there are of this rule at this collector; only the first are listed. */ ofRule: number }

export type Books = { entries: number; findings: Finding[]; /** All findings, the unlisted ones too; and of them those of each collector ('' where none can be named). */ count: number; counts: Record<string, number> }
