import { boolean, dong, index, instant, integer, primaryKey, table, text } from '../dialect.ts'
import { products } from './catalog.ts'
import { producers } from './producers.ts'
import { stalls } from './stalls.ts'

/** One basket, one buyer, one payment; one order for each stall in it. */
export const orderGroups = table(
  'order_groups',
  {
    id: text('id').primaryKey(),
    /** Read aloud on the phone: no 0/O, 1/I/L, with a check character. */
    code: text('code').notNull().unique(),
    /** Made by the form: the same request is the same order. */
    requestId: text('request_id').notNull().unique(),
    collectorId: text('collector_id').notNull(),
    buyerId: text('buyer_id'),
    buyerName: text('buyer_name').notNull(),
    buyerPhone: text('buyer_phone').notNull(),
    recipientName: text('recipient_name').notNull(),
    recipientPhone: text('recipient_phone').notNull(),
    provinceCode: text('province_code').notNull(),
    provinceName: text('province_name').notNull(),
    communeCode: text('commune_code').notNull(),
    communeName: text('commune_name').notNull(),
    addressLine: text('address_line').notNull(),
    note: text('note').notNull().default(''),
    goodsTotal: dong('goods_total').notNull(),
    shippingTotal: dong('shipping_total').notNull(),
    total: dong('total').notNull(),
    /** vnpay | vietqr | cod: the way chosen last */
    method: text('method').notNull(),
    /** Staff who took the order on the phone for this buyer. */
    enteredBy: text('entered_by'),
    locale: text('locale').notNull(),
    holdUntil: instant('hold_until'),
    placedAt: instant('placed_at').notNull(),
    paidAt: instant('paid_at'),
  },
  (t) => [index('order_groups_phone').on(t.buyerPhone, t.placedAt), index('order_groups_buyer').on(t.buyerId), index('order_groups_hold').on(t.holdUntil)],
)

export const orders = table(
  'orders',
  {
    id: text('id').primaryKey(),
    groupId: text('group_id').notNull().references(() => orderGroups.id),
    code: text('code').notNull().unique(),
    stallId: text('stall_id').notNull().references(() => stalls.id),
    producerId: text('producer_id').notNull().references(() => producers.id),
    /** Residence of the producer when the order was placed. */
    unitPath: text('unit_path').notNull(),
    stallName: text('stall_name').notNull(),
    /** Opens the seller's page from the message on her phone: goods and price, no buyer. */
    sellerToken: text('seller_token').notNull().unique(),
    /** awaiting_payment | placed | confirmed | packed | handed_over | delivered | completed | cancelled | returning | returned */
    status: text('status').notNull(),
    cod: boolean('cod').notNull(),
    /** Paid or received by staff, team or members of the same commune: counted apart. */
    related: boolean('related').notNull().default(false),
    goodsTotal: dong('goods_total').notNull(),
    shippingFee: dong('shipping_fee').notNull(),
    total: dong('total').notNull(),
    /** Of goods and shipping, what the stall cannot send or what went back to the buyer; the figures above stay as they were agreed. */
    goodsOff: dong('goods_off').notNull().default(0),
    shippingOff: dong('shipping_off').notNull().default(0),
    createdAt: instant('created_at').notNull(),
    placedAt: instant('placed_at'),
    /** 12 hours of 06:00–20:00 after placedAt: heads the officer's list. */
    alertAt: instant('alert_at'),
    /** 36 such hours: cancelled and refunded. */
    cancelAt: instant('cancel_at'),
    shipBy: instant('ship_by'),
    confirmedAt: instant('confirmed_at'),
    deliveredAt: instant('delivered_at'),
    /** carrier | post_clerk | buyer | operator */
    deliveredSource: text('delivered_source'),
    /** deliveredAt + 3 days, unless the buyer confirmed. */
    releaseAt: instant('release_at'),
    /** Its money went to the producer's balance. */
    releasedAt: instant('released_at'),
    cancelReason: text('cancel_reason'),
  },
  (t) => [
    index('orders_group').on(t.groupId),
    index('orders_stall').on(t.stallId, t.status, t.createdAt),
    index('orders_producer').on(t.producerId, t.status),
    index('orders_alert').on(t.status, t.alertAt),
    index('orders_unit').on(t.unitPath),
  ],
)

/** Prices, names, commission and tax treatment are copied and never recomputed. */
export const orderLines = table(
  'order_lines',
  {
    orderId: text('order_id').notNull().references(() => orders.id),
    productId: text('product_id').notNull().references(() => products.id),
    name: text('name').notNull(),
    unitLabel: text('unit_label').notNull(),
    unitPrice: dong('unit_price').notNull(),
    quantity: integer('quantity').notNull(),
    /** Of these, cancelled or refunded. */
    offQuantity: integer('off_quantity').notNull().default(0),
    amount: dong('amount').notNull(),
    grams: integer('grams').notNull(),
    commissionBp: integer('commission_bp').notNull().default(0),
    commissionRuleId: text('commission_rule_id').notNull().default(''),
    /** What the tax is reckoned by: unprocessed goods that no officer has confirmed count as processed. */
    taxTreatment: text('tax_treatment').notNull(),
    taxRuleId: text('tax_rule_id').notNull().default(''),
    vatBp: integer('vat_bp').notNull().default(0),
    pitBp: integer('pit_bp').notNull().default(0),
    /** ALWAYS | AFTER_THRESHOLD | WARN | OFF, as it was at placement */
    withholding: text('withholding').notNull().default('OFF'),
    threshold: dong('threshold').notNull().default(0),
    makerId: text('maker_id'),
    makerName: text('maker_name'),
    /** Its money went to the producer's balance. */
    releasedAt: instant('released_at'),
    photoId: text('photo_id'),
  },
  (t) => [primaryKey({ columns: [t.orderId, t.productId] })],
)

/** Each transition with who, when and on whose word. */
export const orderSteps = table(
  'order_steps',
  {
    id: text('id').primaryKey(),
    orderId: text('order_id').notNull().references(() => orders.id),
    status: text('status').notNull(),
    at: instant('at').notNull(),
    actorId: text('actor_id'),
    /** buyer | seller | officer | post_clerk | carrier | operator | gateway | clock */
    source: text('source').notNull(),
    note: text('note').notNull().default(''),
  },
  (t) => [index('order_steps_order').on(t.orderId, t.at)],
)

/** Calls of an officer about an unanswered order: 'chủ hộ đồng ý qua điện thoại'. */
export const orderCalls = table(
  'order_calls',
  {
    id: text('id').primaryKey(),
    orderId: text('order_id').notNull().references(() => orders.id),
    officerId: text('officer_id').notNull(),
    /** agreed | no_answer | refused */
    outcome: text('outcome').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [index('order_calls_order').on(t.orderId)],
)

/** A line whose money waits for a decision: a complaint (subjectType, subjectId) names it. */
export const lineFreezes = table(
  'line_freezes',
  {
    orderId: text('order_id').notNull(),
    productId: text('product_id').notNull(),
    subjectType: text('subject_type').notNull(),
    subjectId: text('subject_id').notNull(),
    frozenAt: instant('frozen_at').notNull(),
    liftedAt: instant('lifted_at'),
  },
  (t) => [primaryKey({ columns: [t.subjectId, t.orderId, t.productId] }), index('line_freezes_order').on(t.orderId)],
)
