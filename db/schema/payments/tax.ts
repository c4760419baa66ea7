import { dong, index, instant, integer, json, table, text, uniqueIndex } from '../../dialect.ts'

/** Dated rates as data; days are Vietnamese calendar days, validTo inclusive. */
export const taxRules = table(
  'tax_rules',
  {
    id: text('id').primaryKey(),
    legalBasis: text('legal_basis').notNull(),
    /** household | organisation */
    entityType: text('entity_type').notNull(),
    /** own_unprocessed | processed_goods | service | transport_related */
    treatment: text('treatment').notNull(),
    /** Basis points of the line's amount. */
    vatBp: integer('vat_bp').notNull(),
    pitBp: integer('pit_bp').notNull(),
    validFrom: text('valid_from').notNull(),
    validTo: text('valid_to'),
    /** How sure the figure is: until a person has read the signed text, nobody presents it as fact. */
    note: text('note').notNull().default(''),
  },
  (t) => [index('tax_rules_day').on(t.validFrom)],
)

/** Whether and from when tax is kept back. mode: ALWAYS | AFTER_THRESHOLD | WARN | OFF; collectorId '' = everywhere */
export const withholdingModes = table(
  'withholding_modes',
  {
    id: text('id').primaryKey(),
    collectorId: text('collector_id').notNull().default(''),
    mode: text('mode').notNull(),
    /** đồng a calendar year */
    threshold: dong('threshold').notNull(),
    legalBasis: text('legal_basis').notNull(),
    validFrom: text('valid_from').notNull(),
    note: text('note').notNull().default(''),
    setBy: text('set_by'),
  },
  (t) => [index('withholding_modes_day').on(t.collectorId, t.validFrom)],
)

/** Tax kept from one line at its release, or given back by a refund (negative). */
export const taxWithholdings = table(
  'tax_withholdings',
  {
    id: text('id').primaryKey(),
    collectorId: text('collector_id').notNull(),
    producerId: text('producer_id').notNull(),
    orderId: text('order_id').notNull(),
    productId: text('product_id').notNull(),
    refundId: text('refund_id'),
    ruleId: text('rule_id').notNull(),
    mode: text('mode').notNull(),
    /** What the goods of the line were sold for; negative when given back. */
    base: dong('base').notNull(),
    /** The part of it that tax was reckoned from. */
    taxed: dong('taxed').notNull().default(0),
    vatBp: integer('vat_bp').notNull().default(0),
    pitBp: integer('pit_bp').notNull().default(0),
    vat: dong('vat').notNull(),
    pit: dong('pit').notNull(),
    /** Sold on this platform from 1 January to this line and with it; the threshold it was held against. */
    turnover: dong('turnover').notNull().default(0),
    threshold: dong('threshold').notNull().default(0),
    /** Why this much: applied | above_threshold | exempt | organisation | below_threshold | warn | off | refund */
    because: text('because').notNull(),
    period: text('period').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [index('tax_withholdings_producer').on(t.producerId, t.period), index('tax_withholdings_period').on(t.collectorId, t.period), index('tax_withholdings_order').on(t.orderId)],
)

export const taxCertificates = table(
  'tax_certificates',
  {
    id: text('id').primaryKey(),
    collectorId: text('collector_id').notNull(),
    producerId: text('producer_id').notNull(),
    /** '2026-000012': one series for each collector and year */
    number: text('number').notNull(),
    fromPeriod: text('from_period').notNull(),
    toPeriod: text('to_period').notNull(),
    base: dong('base').notNull(),
    vat: dong('vat').notNull(),
    pit: dong('pit').notNull(),
    rules: json<string[]>('rules').notNull(),
    issuedBy: text('issued_by').notNull(),
    issuedAt: instant('issued_at').notNull(),
  },
  (t) => [uniqueIndex('tax_certificates_once').on(t.collectorId, t.producerId, t.fromPeriod, t.toPeriod), uniqueIndex('tax_certificates_number').on(t.collectorId, t.number), index('tax_certificates_producer').on(t.producerId)],
)

/** Running sums that two writes may not read at the same time: 'turnover:2026:<producer>' in đồng, 'certificate:2026:<collector>' the last number given. */
export const taxCounters = table('tax_counters', { key: text('key').primaryKey(), value: dong('value').notNull() })

/**
 * The narrowest living rule counts; none: 0. collectorId '' and unitPath '' = everywhere, producerKind '' = every kind.
 * One person of the collector proposes, another one agrees; until then it counts for nothing.
 */
export const commissionRules = table(
  'commission_rules',
  {
    id: text('id').primaryKey(),
    collectorId: text('collector_id').notNull().default(''),
    unitPath: text('unit_path').notNull().default(''),
    producerKind: text('producer_kind').notNull().default(''),
    bp: integer('bp').notNull(),
    validFrom: text('valid_from').notNull(),
    validTo: text('valid_to'),
    reason: text('reason').notNull(),
    /** proposed | agreed | refused */
    state: text('state').notNull(),
    proposedBy: text('proposed_by').notNull(),
    proposedAt: instant('proposed_at').notNull(),
    decidedBy: text('decided_by'),
    decidedAt: instant('decided_at'),
  },
  (t) => [index('commission_rules_day').on(t.validFrom)],
)
