export const refundStates = ['requested', 'sent', 'transfer_due', 'transfer_proposed', 'done'] as const
export type RefundState = (typeof refundStates)[number]

/** vnpay: back to the card or account that paid; transfer: to an account the buyer names, by two people of the collector. */
export type RefundChannel = 'vnpay' | 'transfer'

/** gateway: its signed word; maker, checker: two people of the collector; bank: the collector's statement, the debit or what came back; payee: a stall that is its own collector. */
export type RefundSource = 'gateway' | 'maker' | 'checker' | 'bank' | 'payee'

/** The one table: from → to → whose word counts. What the gateway refuses, or leaves unanswered, goes by transfer; a transfer never goes back to the gateway, and is owed anew when the bank sends it back. */
const moves = {
  requested: { sent: ['gateway'], transfer_due: ['gateway', 'maker', 'payee'] },
  sent: { done: ['gateway', 'checker', 'payee'], transfer_due: ['gateway', 'maker', 'payee'] },
  transfer_due: { transfer_proposed: ['maker'], done: ['bank', 'payee'] },
  transfer_proposed: { transfer_due: ['checker'], done: ['checker', 'bank'] },
  done: { transfer_due: ['bank', 'payee'] },
} as const satisfies Record<RefundState, Partial<Record<RefundState, readonly RefundSource[]>>>

export const mayMoveRefund = (from: RefundState, to: RefundState, source: RefundSource): boolean =>
  ((moves[from] as Partial<Record<RefundState, readonly RefundSource[]>>)[to] ?? []).includes(source)

/** Where a refund begins: only what VNPay took can go back through VNPay. */
export const firstState = (method: string): { channel: RefundChannel; state: RefundState } =>
  method === 'vnpay' ? { channel: 'vnpay', state: 'requested' } : { channel: 'transfer', state: 'transfer_due' }
