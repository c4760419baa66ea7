import { sql } from 'drizzle-orm'
import { dong, index, instant, integer, table, text, uniqueIndex } from '../../dialect.ts'

/** state: drafted | approved | refused | closed. Who made it never checks it. */
export const payoutBatches = table(
  'payout_batches',
  {
    id: text('id').primaryKey(),
    collectorId: text('collector_id').notNull(),
    code: text('code').notNull().unique(),
    state: text('state').notNull(),
    /** Layout of the bank file, or vietqr for a list of codes. */
    layout: text('layout').notNull(),
    accountId: text('account_id'),
    total: dong('total').notNull(),
    count: integer('count').notNull(),
    madeBy: text('made_by').notNull(),
    madeAt: instant('made_at').notNull(),
    checkedBy: text('checked_by'),
    checkedAt: instant('checked_at'),
    note: text('note').notNull().default(''),
  },
  (t) => [index('payout_batches_collector').on(t.collectorId, t.madeAt)],
)

/** One producer's money in a batch. state: drafted | sent | paid | returned | dropped; the code stands in the transfer's text. */
export const payouts = table(
  'payouts',
  {
    id: text('id').primaryKey(),
    batchId: text('batch_id').notNull().references(() => payoutBatches.id),
    collectorId: text('collector_id').notNull(),
    producerId: text('producer_id').notNull(),
    bankAccountId: text('bank_account_id').notNull(),
    code: text('code').notNull().unique(),
    amount: dong('amount').notNull(),
    state: text('state').notNull(),
    /** The beneficiary's name as the bank's result has it. */
    bankSaysName: text('bank_says_name'),
    /** The bank's words; when it was pulled back, those of whoever did. */
    returnReason: text('return_reason'),
    pulledBackBy: text('pulled_back_by'),
    bankReference: text('bank_reference'),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at'),
    paidAt: instant('paid_at'),
    returnedAt: instant('returned_at'),
  },
  (t) => [
    index('payouts_batch').on(t.batchId),
    index('payouts_producer').on(t.producerId, t.createdAt),
    // A producer stands in one batch at a time: two makers do not pay her twice.
    uniqueIndex('payouts_one_open').on(t.collectorId, t.producerId).where(sql`${t.state} in ('drafted', 'sent')`),
  ],
)

/** Results of the bank, as imported: the same file once. */
export const payoutResults = table(
  'payout_results',
  {
    id: text('id').primaryKey(),
    collectorId: text('collector_id').notNull(),
    fileName: text('file_name').notNull(),
    fileDigest: text('file_digest').notNull(),
    rows: integer('rows').notNull(),
    importedBy: text('imported_by').notNull(),
    importedAt: instant('imported_at').notNull(),
  },
  (t) => [uniqueIndex('payout_results_once').on(t.collectorId, t.fileDigest)],
)

/** Why a producer's money waits. reason: operator | deceased | name_differs | not_me; until null: till somebody lifts it */
export const payoutHolds = table(
  'payout_holds',
  {
    id: text('id').primaryKey(),
    producerId: text('producer_id').notNull(),
    reason: text('reason').notNull(),
    note: text('note').notNull().default(''),
    heldBy: text('held_by'),
    heldAt: instant('held_at').notNull(),
    until: instant('until'),
    liftedBy: text('lifted_by'),
    liftedAt: instant('lifted_at'),
    liftNote: text('lift_note').notNull().default(''),
  },
  (t) => [index('payout_holds_producer').on(t.producerId)],
)

/** A death: the balance waits until the heirs are recorded by one person and confirmed by another. state: reported | proposed | confirmed | withdrawn; a household may see more than one */
export const successions = table(
  'successions',
  {
    id: text('id').primaryKey(),
    producerId: text('producer_id').notNull(),
    diedOn: text('died_on').notNull(),
    state: text('state').notNull(),
    reportedBy: text('reported_by').notNull(),
    reportedAt: instant('reported_at').notNull(),
    heirPersonId: text('heir_person_id'),
    heirName: text('heir_name').notNull().default(''),
    documentNo: text('document_no').notNull().default(''),
    proposedBy: text('proposed_by'),
    proposedAt: instant('proposed_at'),
    confirmedBy: text('confirmed_by'),
    confirmedAt: instant('confirmed_at'),
    withdrawnBy: text('withdrawn_by'),
    withdrawnAt: instant('withdrawn_at'),
    withdrawNote: text('withdraw_note').notNull().default(''),
  },
  (t) => [index('successions_producer').on(t.producerId, t.reportedAt), uniqueIndex('successions_one_open').on(t.producerId).where(sql`${t.state} in ('reported', 'proposed')`)],
)
