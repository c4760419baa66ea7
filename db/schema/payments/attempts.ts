import { sql } from 'drizzle-orm'
import { dong, index, instant, integer, json, table, text, uniqueIndex } from '../../dialect.ts'

/** One open attempt for each order group; every attempt has its own reference. */
export const paymentAttempts = table(
  'payment_attempts',
  {
    id: text('id').primaryKey(),
    groupId: text('group_id').notNull(),
    collectorId: text('collector_id').notNull().default(''),
    /** vnpay | vietqr */
    method: text('method').notNull(),
    /** vnpay: the collector's or the stall's own merchant; null: the configured one */
    merchantId: text('merchant_id'),
    /** vietqr: the collector's account the money goes to */
    accountId: text('account_id'),
    /** vnp_TxnRef, or the code in the transfer's text */
    txnRef: text('txn_ref').notNull().unique(),
    amount: dong('amount').notNull(),
    /** VNPAYQR | VNBANK | INTCARD, or null: chosen at the gateway */
    bankChoice: text('bank_choice'),
    /** open | paid | failed | closed */
    state: text('state').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    settledAt: instant('settled_at'),
    /** ipn | querydr | statement | feed | payee */
    settledBy: text('settled_by'),
    transactionNo: text('transaction_no'),
    bankCode: text('bank_code'),
    payDate: text('pay_date'),
    responseCode: text('response_code'),
    transactionStatus: text('transaction_status'),
    queries: integer('queries').notNull().default(0),
    nextQueryAt: instant('next_query_at'),
  },
  (t) => [
    index('payment_attempts_group').on(t.groupId),
    uniqueIndex('payment_attempts_one_open').on(t.groupId).where(sql`${t.state} = 'open'`),
    index('payment_attempts_due').on(t.state, t.nextQueryAt),
  ],
)

/** What gateway, bank or payee told us of an attempt and what we made of it, kept as evidence. kind: ipn | querydr | refund | statement | feed | payee */
export const gatewayMessages = table(
  'gateway_messages',
  {
    id: text('id').primaryKey(),
    attemptId: text('attempt_id'),
    kind: text('kind').notNull(),
    message: json<Record<string, string>>('message').notNull(),
    answer: text('answer').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [index('gateway_messages_attempt').on(t.attemptId)],
)
