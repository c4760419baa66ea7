import { dong, index, instant, integer, json, primaryKey, table, text } from '../../dialect.ts'

/** Append-only (triggers refuse update and delete); the lines of an entry sum to zero. One journal for each collector. */
export const journalEntries = table(
  'journal_entries',
  {
    id: text('id').primaryKey(),
    collectorId: text('collector_id').notNull(),
    /** One of app/modules/payments/ledger/entries.ts */
    type: text('type').notNull(),
    /** The same fact is booked once: 'payment_received:<attemptId>'. */
    key: text('key').notNull().unique(),
    /** The document behind it: attempt | order | refund | payout | bank_transaction | settlement | remittance | carrier_bill | manual */
    sourceType: text('source_type').notNull(),
    sourceId: text('source_id').notNull(),
    /** '2026-11', Vietnamese calendar; never one that is closed */
    period: text('period').notNull(),
    /** When it happened, and when it was booked. */
    at: instant('at').notNull(),
    bookedAt: instant('booked_at').notNull(),
    actorId: text('actor_id'),
    /** Manual entries: the second person. */
    approvedBy: text('approved_by'),
    reason: text('reason').notNull().default(''),
    documentNo: text('document_no').notNull().default(''),
  },
  (t) => [index('journal_entries_period').on(t.collectorId, t.period, t.bookedAt, t.id), index('journal_entries_source').on(t.sourceType, t.sourceId)],
)

/** amount: debit positive, credit negative, whole đồng. */
export const journalLines = table(
  'journal_lines',
  {
    entryId: text('entry_id').notNull().references(() => journalEntries.id),
    position: integer('position').notNull(),
    collectorId: text('collector_id').notNull(),
    period: text('period').notNull(),
    /** A code of the chart of accounts. */
    account: text('account').notNull(),
    /** Producer of a sub-account, else '' */
    party: text('party').notNull().default(''),
    /** Order the line belongs to, else '' */
    orderId: text('order_id').notNull().default(''),
    amount: dong('amount').notNull(),
  },
  (t) => [primaryKey({ columns: [t.entryId, t.position] }), index('journal_lines_account').on(t.collectorId, t.account, t.party, t.period, t.amount), index('journal_lines_order').on(t.orderId)],
)

/** Running totals: the sum of an account's lines for each party and period; `ledger:check` compares them with the lines. */
export const ledgerBalances = table(
  'ledger_balances',
  {
    collectorId: text('collector_id').notNull(),
    account: text('account').notNull(),
    party: text('party').notNull(),
    period: text('period').notNull(),
    amount: dong('amount').notNull(),
    /** The debit side of the turnover; the credit side is debit − amount. */
    debit: dong('debit').notNull(),
    lines: integer('lines').notNull(),
  },
  (t) => [primaryKey({ columns: [t.collectorId, t.account, t.party, t.period] })],
)

/** A month is closed by two persons; the hash covers its trial balance and the hash of the month before. */
export const ledgerPeriods = table(
  'ledger_periods',
  {
    collectorId: text('collector_id').notNull(),
    period: text('period').notNull(),
    /** open (a person booked into it by hand) | proposed | closed */
    state: text('state').notNull(),
    proposedBy: text('proposed_by').notNull(),
    proposedAt: instant('proposed_at').notNull(),
    closedBy: text('closed_by'),
    closedAt: instant('closed_at'),
    trialBalance: json<{ account: string; debit: number; credit: number; balance: number }[]>('trial_balance').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [primaryKey({ columns: [t.collectorId, t.period] })],
)

/** Entries made by hand: reason, document and a second person, then they are booked. */
export const manualEntries = table(
  'manual_entries',
  {
    id: text('id').primaryKey(),
    collectorId: text('collector_id').notNull(),
    /** proposed | posted | refused */
    state: text('state').notNull(),
    period: text('period').notNull(),
    lines: json<{ account: string; party: string; amount: number }[]>('lines').notNull(),
    reason: text('reason').notNull(),
    documentNo: text('document_no').notNull(),
    proposedBy: text('proposed_by').notNull(),
    proposedAt: instant('proposed_at').notNull(),
    decidedBy: text('decided_by'),
    decidedAt: instant('decided_at'),
  },
  (t) => [index('manual_entries_state').on(t.collectorId, t.state)],
)

/** What `ledger:check` and the worker found, one row for each run. `findings` holds the first of each rule, `counts` all of them by collector. */
export const ledgerChecks = table(
  'ledger_checks',
  {
    id: text('id').primaryKey(),
    checkedAt: instant('checked_at').notNull(),
    tookMs: integer('took_ms').notNull(),
    entries: integer('entries').notNull(),
    counts: json<Record<string, number>>('counts').notNull(),
    findings: json<{ rule: string; collectorId: string; id: string; about: string; expected: number; found: number; ofRule: number }[]>('findings').notNull(),
  },
  (t) => [index('ledger_checks_at').on(t.checkedAt)],
)
