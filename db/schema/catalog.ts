import { sql } from 'drizzle-orm'
import { boolean, check, dong, index, instant, integer, table, text, uniqueIndex } from '../dialect.ts'
import { stalls } from './stalls.ts'

/** The 26 OCOP sets of Decision 26/2026/QĐ-TTg, Annex I. */
export const ocopSets = table('ocop_sets', {
  id: text('id').primaryKey(),
  /** I … VI */
  industry: text('industry').notNull(),
  industryName: text('industry_name').notNull(),
  groupName: text('group_name').notNull(),
  name: text('name').notNull(),
  position: integer('position').notNull(),
})

export const products = table(
  'products',
  {
    id: text('id').primaryKey(),
    stallId: text('stall_id').notNull().references(() => stalls.id),
    setId: text('set_id').notNull().references(() => ocopSets.id),
    slug: text('slug').notNull().unique(),
    name: text('name').notNull(),
    /** fold(name, set, stall, commune, province, old names) */
    searchText: text('search_text').notNull(),
    /** 'hộp 200 g', 'trái 1,5 kg' */
    unitLabel: text('unit_label').notNull(),
    /** g | ml | piece, with netAmount: what one unit holds */
    netUnit: text('net_unit').notNull(),
    netAmount: integer('net_amount').notNull(),
    price: dong('price').notNull(),
    stock: integer('stock').notNull(),
    /** Packed weight for the post. */
    shipGrams: integer('ship_grams').notNull(),
    /** kho-mat | thuong | mat-2-8 | dong-18 | song | cay-song | de-vo | dich-vu */
    storage: text('storage').notNull(),
    shelfLifeDays: integer('shelf_life_days'),
    description: text('description').notNull(),
    /** What it is made of, and how it is eaten or used. */
    ingredients: text('ingredients').notNull().default(''),
    usage: text('usage').notNull().default(''),
    /** own_unprocessed | processed_goods | service | transport_related */
    taxTreatment: text('tax_treatment').notNull().default('processed_goods'),
    /** Who chose it, and so may not confirm it. */
    taxChosenBy: text('tax_chosen_by'),
    /** The officer who agreed with the seller's choice; until then unprocessed goods are taxed as processed. */
    taxConfirmedBy: text('tax_confirmed_by'),
    taxConfirmedAt: instant('tax_confirmed_at'),
    /** Which member of a co-operative makes it. */
    makerId: text('maker_id'),
    /** draft | published | paused | removed */
    state: text('state').notNull().default('draft'),
    provinceCode: text('province_code').notNull(),
    communeCode: text('commune_code').notNull(),
    /** Order of lists: higher first. */
    rank: integer('rank').notNull().default(0),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull(),
    publishedAt: instant('published_at'),
  },
  (t) => [
    index('products_list').on(t.state, t.rank, t.id),
    index('products_stall').on(t.stallId, t.state),
    index('products_place').on(t.state, t.provinceCode, t.rank, t.id),
    index('products_set').on(t.state, t.setId, t.rank, t.id),
    index('products_price').on(t.state, t.price, t.id),
    check('products_stock_not_negative', sql`${t.stock} >= 0`),
    check('products_price_positive', sql`${t.price} > 0`),
  ],
)

/** Files photos/<id>/{320,640,1280}.{avif,webp,jpg}; AVIF is made by the worker. */
export const productPhotos = table(
  'product_photos',
  {
    id: text('id').primaryKey(),
    productId: text('product_id').notNull().references(() => products.id),
    position: integer('position').notNull(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    hasAvif: boolean('has_avif').notNull().default(false),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('product_photos_product').on(t.productId, t.position)],
)

/** The badge shows only while verified, not withdrawn and today ≤ expiresOn. */
export const ocopCertificates = table(
  'ocop_certificates',
  {
    id: text('id').primaryKey(),
    productId: text('product_id').notNull().references(() => products.id),
    number: text('number').notNull(),
    stars: integer('stars').notNull(),
    decisionNo: text('decision_no').notNull(),
    /** district_legacy | province | central */
    issuedByLevel: text('issued_by_level').notNull(),
    /** yyyy-mm-dd, Vietnamese calendar day */
    issuedOn: text('issued_on').notNull(),
    /** issuedOn + 36 months */
    expiresOn: text('expires_on').notNull(),
    /** Day assumed because only the year is known. */
    illustrative: boolean('illustrative').notNull().default(false),
    typedBy: text('typed_by').notNull(),
    verifiedBy: text('verified_by'),
    verifiedAt: instant('verified_at'),
    withdrawnAt: instant('withdrawn_at'),
  },
  (t) => [index('ocop_certificates_product').on(t.productId), index('ocop_certificates_expiry').on(t.expiresOn)],
)

/** Stock kept for an order group while its buyer pays. state: held | sold | released. */
export const stockHolds = table(
  'stock_holds',
  {
    id: text('id').primaryKey(),
    groupId: text('group_id').notNull(),
    productId: text('product_id').notNull().references(() => products.id),
    quantity: integer('quantity').notNull(),
    state: text('state').notNull(),
    expiresAt: instant('expires_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [uniqueIndex('stock_holds_group_product').on(t.groupId, t.productId), index('stock_holds_expiry').on(t.state, t.expiresAt)],
)

/** Every change of stock as a row. reason: listed | counted | sold_elsewhere | held | released | returned. */
export const stockMovements = table(
  'stock_movements',
  {
    id: text('id').primaryKey(),
    productId: text('product_id').notNull().references(() => products.id),
    delta: integer('delta').notNull(),
    reason: text('reason').notNull(),
    groupId: text('group_id'),
    actorId: text('actor_id'),
    at: instant('at').notNull(),
  },
  (t) => [index('stock_movements_product').on(t.productId, t.at)],
)

/** Old slugs redirect to the new one. kind: product | stall */
export const oldSlugs = table('old_slugs', {
  slug: text('slug').primaryKey(),
  kind: text('kind').notNull(),
  subjectId: text('subject_id').notNull(),
})

/** One row; grows with every change of a card a buyer could see, and empties the page cache of every node. */
export const catalogState = table('catalog_state', {
  id: text('id').primaryKey(),
  version: integer('version').notNull(),
})
