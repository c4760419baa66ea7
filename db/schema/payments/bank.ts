import { sql } from 'drizzle-orm'
import { dong, index, instant, integer, json, table, text, uniqueIndex } from '../../dialect.ts'

/** The accounts money arrives on: a collector's, or in direct settlement a stall's own. */
export const collectorAccounts = table(
  'collector_accounts',
  {
    id: text('id').primaryKey(),
    collectorId: text('collector_id').notNull(),
    /** NAPAS BIN, 6 digits */
    bankBin: text('bank_bin').notNull(),
    numberSealed: text('number_sealed').notNull(),
    numberEnd: text('number_end').notNull(),
    /** Keyed digest of bin and number: a bank feed finds the account by it. */
    numberDigest: text('number_digest').notNull(),
    holderName: text('holder_name').notNull(),
    validFrom: instant('valid_from').notNull(),
    validTo: instant('valid_to'),
  },
  (t) => [index('collector_accounts_collector').on(t.collectorId), index('collector_accounts_number').on(t.numberDigest)],
)

/** A VNPay merchant of its own: a collector's, or in direct settlement a stall's. The secret is sealed with the key of the configuration. */
export const collectorMerchants = table(
  'collector_merchants',
  {
    id: text('id').primaryKey(),
    collectorId: text('collector_id').notNull(),
    tmnCode: text('tmn_code').notNull(),
    secretSealed: text('secret_sealed').notNull(),
    setBy: text('set_by').notNull(),
    validFrom: instant('valid_from').notNull(),
    validTo: instant('valid_to'),
  },
  (t) => [index('collector_merchants_collector').on(t.collectorId), index('collector_merchants_code').on(t.tmnCode)],
)

/** What leads a collector's money elsewhere is proposed by one of its staff and taken by another. kind: account | merchant | settings | withholding; state: proposed | taken | refused */
export const collectorProposals = table(
  'collector_proposals',
  {
    id: text('id').primaryKey(),
    collectorId: text('collector_id').notNull(),
    kind: text('kind').notNull(),
    /** Numbers and secrets only sealed. */
    content: json<Record<string, string>>('content').notNull(),
    state: text('state').notNull(),
    proposedBy: text('proposed_by').notNull(),
    proposedAt: instant('proposed_at').notNull(),
    decidedBy: text('decided_by'),
    decidedAt: instant('decided_at'),
  },
  (t) => [index('collector_proposals_collector').on(t.collectorId, t.proposedAt), uniqueIndex('collector_proposals_one').on(t.collectorId, t.kind).where(sql`${t.state} = 'proposed'`)],
)

/** One imported file: taken whole or not at all, the same file once. */
export const bankStatements = table(
  'bank_statements',
  {
    id: text('id').primaryKey(),
    collectorId: text('collector_id').notNull(),
    accountId: text('account_id').notNull().references(() => collectorAccounts.id),
    layout: text('layout').notNull(),
    fileName: text('file_name').notNull(),
    fileDigest: text('file_digest').notNull(),
    encoding: text('encoding').notNull(),
    rows: integer('rows').notNull(),
    /** Rows that were new; the others were known from an earlier file or the feed. */
    taken: integer('taken').notNull(),
    fromDay: text('from_day').notNull(),
    toDay: text('to_day').notNull(),
    importedBy: text('imported_by').notNull(),
    importedAt: instant('imported_at').notNull(),
  },
  (t) => [uniqueIndex('bank_statements_once').on(t.accountId, t.fileDigest), index('bank_statements_collector').on(t.collectorId, t.importedAt)],
)

/** What the bank says moved on an account; from a file or the feed, once by the bank's reference and the amount: a fee bears the reference of its transfer. Other money under a known reference is kept as 0001~2 (bank/same-movement.ts). */
export const bankTransactions = table(
  'bank_transactions',
  {
    id: text('id').primaryKey(),
    collectorId: text('collector_id').notNull(),
    accountId: text('account_id').notNull().references(() => collectorAccounts.id),
    statementId: text('statement_id'),
    /** statement | feed | payee: the stall itself saw it, in direct settlement */
    source: text('source').notNull(),
    reference: text('reference').notNull(),
    /** yyyy-mm-dd, Vietnamese calendar */
    day: text('day').notNull(),
    /** Money in positive, out negative. */
    amount: dong('amount').notNull(),
    description: text('description').notNull(),
    counterName: text('counter_name').notNull().default(''),
    /** new: taken and not looked at yet | matched | task: a person decides | resolved: a person has decided */
    state: text('state').notNull(),
    /** attempt | settlement | remittance | carrier_bill | payout | refund | manual */
    matchedType: text('matched_type'),
    matchedId: text('matched_id'),
    takenAt: instant('taken_at').notNull(),
  },
  (t) => [uniqueIndex('bank_transactions_once').on(t.accountId, t.reference, t.amount), index('bank_transactions_state').on(t.state, t.id), index('bank_transactions_collector').on(t.collectorId, t.day), index('bank_transactions_statement').on(t.statementId, t.id), index('bank_transactions_matched').on(t.matchedType, t.matchedId)],
)

/** What a person at the collector must decide about money; one row for each fact. */
export const moneyTasks = table(
  'money_tasks',
  {
    id: text('id').primaryKey(),
    collectorId: text('collector_id').notNull(),
    /** app/modules/payments/tasks/task-kinds.ts */
    kind: text('kind').notNull(),
    key: text('key').notNull().unique(),
    /** bank_transaction | refund | payout | account | settlement | remittance | carrier_bill */
    subjectType: text('subject_type').notNull(),
    subjectId: text('subject_id').notNull(),
    amount: dong('amount').notNull(),
    openedAt: instant('opened_at').notNull(),
    closedAt: instant('closed_at'),
    closedBy: text('closed_by'),
    resolution: text('resolution'),
    note: text('note').notNull().default(''),
  },
  (t) => [index('money_tasks_open').on(t.collectorId, t.closedAt, t.openedAt), index('money_tasks_subject').on(t.subjectType, t.subjectId)],
)
