import { dong, index, instant, integer, primaryKey, table, text, uniqueIndex } from '../../dialect.ts'

/** VNPay's daily file: what it owes for payments, less refunds and its fee. state: announced | credited. The sums are those of the file. */
export const gatewaySettlements = table(
  'gateway_settlements',
  {
    id: text('id').primaryKey(),
    collectorId: text('collector_id').notNull(),
    day: text('day').notNull(),
    fileDigest: text('file_digest').notNull(),
    fileName: text('file_name').notNull(),
    paid: dong('paid').notNull(),
    refunded: dong('refunded').notNull(),
    fee: dong('fee').notNull(),
    net: dong('net').notNull(),
    rows: integer('rows').notNull(),
    differing: integer('differing').notNull(),
    state: text('state').notNull(),
    importedBy: text('imported_by').notNull(),
    importedAt: instant('imported_at').notNull(),
  },
  (t) => [uniqueIndex('gateway_settlements_file').on(t.collectorId, t.fileDigest), index('gateway_settlements_day').on(t.collectorId, t.day)],
)

export const gatewaySettlementRows = table(
  'gateway_settlement_rows',
  {
    settlementId: text('settlement_id').notNull().references(() => gatewaySettlements.id),
    position: integer('position').notNull(),
    /** pay | refund */
    kind: text('kind').notNull(),
    txnRef: text('txn_ref').notNull(),
    transactionNo: text('transaction_no').notNull(),
    amount: dong('amount').notNull(),
    fee: dong('fee').notNull(),
    /** ok | unknown | not_paid (ours, and we have not heard that it was paid) | amount_differs | repeated */
    result: text('result').notNull(),
  },
  (t) => [primaryKey({ columns: [t.settlementId, t.position] }), index('gateway_settlement_rows_ref').on(t.txnRef)],
)

/** The carrier's list of cash collected at the door, by parcel. state: announced | credited */
export const codRemittances = table(
  'cod_remittances',
  {
    id: text('id').primaryKey(),
    collectorId: text('collector_id').notNull(),
    carrier: text('carrier').notNull(),
    number: text('number').notNull(),
    day: text('day').notNull(),
    fileDigest: text('file_digest').notNull(),
    fileName: text('file_name').notNull(),
    total: dong('total').notNull(),
    rows: integer('rows').notNull(),
    differing: integer('differing').notNull(),
    state: text('state').notNull(),
    importedBy: text('imported_by').notNull(),
    importedAt: instant('imported_at').notNull(),
  },
  (t) => [uniqueIndex('cod_remittances_file').on(t.collectorId, t.fileDigest), uniqueIndex('cod_remittances_number').on(t.collectorId, t.carrier, t.number)],
)

export const codRemittanceRows = table(
  'cod_remittance_rows',
  {
    remittanceId: text('remittance_id').notNull().references(() => codRemittances.id),
    position: integer('position').notNull(),
    parcelCode: text('parcel_code').notNull(),
    orderId: text('order_id'),
    amount: dong('amount').notNull(),
    expected: dong('expected').notNull(),
    /** ok | unknown | not_delivered (we have not heard that the buyer has it) | amount_differs | repeated */
    result: text('result').notNull(),
  },
  (t) => [primaryKey({ columns: [t.remittanceId, t.position] }), index('cod_remittance_rows_order').on(t.orderId)],
)

/** The carrier's bill of a month, by parcel. state: booked | paid */
export const carrierBills = table(
  'carrier_bills',
  {
    id: text('id').primaryKey(),
    collectorId: text('collector_id').notNull(),
    carrier: text('carrier').notNull(),
    /** '2026-11' */
    month: text('month').notNull(),
    fileDigest: text('file_digest').notNull(),
    fileName: text('file_name').notNull(),
    total: dong('total').notNull(),
    /** What we pay: the total less rows that the carrier has to answer for. */
    accepted: dong('accepted').notNull(),
    rows: integer('rows').notNull(),
    differing: integer('differing').notNull(),
    state: text('state').notNull(),
    importedBy: text('imported_by').notNull(),
    importedAt: instant('imported_at').notNull(),
  },
  (t) => [uniqueIndex('carrier_bills_file').on(t.collectorId, t.fileDigest), uniqueIndex('carrier_bills_month').on(t.collectorId, t.carrier, t.month)],
)

export const carrierBillRows = table(
  'carrier_bill_rows',
  {
    billId: text('bill_id').notNull().references(() => carrierBills.id),
    position: integer('position').notNull(),
    parcelCode: text('parcel_code').notNull(),
    orderId: text('order_id'),
    billedGrams: integer('billed_grams').notNull(),
    declaredGrams: integer('declared_grams').notNull(),
    billed: dong('billed').notNull(),
    booked: dong('booked').notNull(),
    /** Who bears the difference: collector | producer | carrier | nobody */
    bearer: text('bearer').notNull(),
    /** ok | unknown | weight_corrected | fee_differs | repeated */
    result: text('result').notNull(),
  },
  (t) => [primaryKey({ columns: [t.billId, t.position] }), index('carrier_bill_rows_order').on(t.orderId)],
)
