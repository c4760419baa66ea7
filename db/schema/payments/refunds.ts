import { dong, index, instant, integer, primaryKey, table, text, uniqueIndex } from '../../dialect.ts'
import { paymentAttempts } from './attempts.ts'

/**
 * Money on its way back to a buyer. state: requested | sent | transfer_due | transfer_proposed | done; a refund the gateway refuses
 * changes its channel to transfer and waits for a person. reason: cancelled | unanswered | returned | late_payment | duplicate | out_of_stock | complaint | wrong_transfer
 */
export const refunds = table(
  'refunds',
  {
    id: text('id').primaryKey(),
    collectorId: text('collector_id').notNull().default(''),
    /** null: cash on delivery, the money goes back by transfer */
    attemptId: text('attempt_id').references(() => paymentAttempts.id),
    groupId: text('group_id').notNull(),
    /** null: the whole group's payment */
    orderId: text('order_id'),
    amount: dong('amount').notNull(),
    reason: text('reason').notNull(),
    state: text('state').notNull(),
    /** Asked for once: the same key is the same refund. */
    requestKey: text('request_key'),
    /** In the text of a transfer, so that the bank's statement names the refund. */
    code: text('code').notNull().default(''),
    /** vnpay | transfer */
    channel: text('channel').notNull().default('vnpay'),
    requestedBy: text('requested_by'),
    requestedAt: instant('requested_at').notNull(),
    sentAt: instant('sent_at'),
    doneAt: instant('done_at'),
    tries: integer('tries').notNull().default(0),
    nextTryAt: instant('next_try_at'),
    responseCode: text('response_code'),
    /** Transfer: the buyer's account, who proposed and who confirmed it, and the bank's reference as proof. */
    payeeBankCode: text('payee_bank_code'),
    payeeNumberSealed: text('payee_number_sealed'),
    payeeNumberEnd: text('payee_number_end'),
    payeeName: text('payee_name'),
    /** Who at the collector wrote the account down as the buyer told it; null: the buyer typed it. */
    payeeTypedBy: text('payee_typed_by'),
    proposedBy: text('proposed_by'),
    proposedAt: instant('proposed_at'),
    confirmedBy: text('confirmed_by'),
    bankReference: text('bank_reference'),
    proofFileId: text('proof_file_id'),
    /** How often the bank has sent the transfer back: each time it is owed anew. */
    sentBack: integer('sent_back').notNull().default(0),
  },
  (t) => [index('refunds_group').on(t.groupId), index('refunds_due').on(t.state, t.nextTryAt), index('refunds_attempt').on(t.attemptId), uniqueIndex('refunds_request').on(t.requestKey)],
)

/** What a refund is for: goods by line, or the shipping of an order (productId ''). */
export const refundLines = table(
  'refund_lines',
  {
    refundId: text('refund_id').notNull().references(() => refunds.id),
    orderId: text('order_id').notNull(),
    productId: text('product_id').notNull(),
    quantity: integer('quantity').notNull(),
    amount: dong('amount').notNull(),
  },
  (t) => [primaryKey({ columns: [t.refundId, t.orderId, t.productId] }), index('refund_lines_order').on(t.orderId)],
)
