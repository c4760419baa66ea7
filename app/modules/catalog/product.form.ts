import { z } from 'zod'
import { message } from '#app/lib/i18n.ts'
import { groupDigits, parseDong } from '#app/lib/money.ts'
import { measures, MOST_PRICE, MOST_STOCK, readNet, SMALL_PRICE, storages, taxTreatments } from './product.ts'

const text = (most: number) => z.string().transform((typed) => typed.normalize('NFC').replace(/\r\n/g, '\n').trim()).pipe(z.string().max(most, message('common.tooLong', { max: most })))
const asked = (most: number, least: number, tooShort: Parameters<typeof message>[0]) => z.string(tooShort).pipe(text(most)).pipe(z.string().min(least, tooShort))

const MOST_SHIP_GRAMS = 50_000
const MOST_SHELF_DAYS = 3650
const DAYS_A_MONTH = 30

const count = (most: number) =>
  z
    .string('catalog.numberAsk')
    .transform((typed) => typed.trim().replace(/[.\s]/g, ''))
    .pipe(z.string().regex(/^\d{1,9}$/, 'catalog.numberAsk'))
    .transform(Number)
    .pipe(z.number().max(most, message('catalog.stockTooBig', { max: groupDigits(most) })))

const price = z.string('catalog.priceAsk').transform((typed, context) => {
  const amount = parseDong(typed)
  if (amount === undefined || amount < 1) context.addIssue({ code: 'custom', message: 'catalog.priceAsk' })
  else if (amount > MOST_PRICE) context.addIssue({ code: 'custom', message: message('catalog.stockTooBig', { max: groupDigits(MOST_PRICE) }) })
  return amount ?? 0
})

/** What it is, in what, for how much, how many. A small price is asked about before it is believed. */
const WhatFields = z.object({
  intent: z.literal('what'),
  id: z.uuid().optional(),
  name: asked(120, 3, 'catalog.nameAsk'),
  setId: z.string('catalog.setAsk').max(60),
  container: asked(30, 1, 'catalog.containerAsk'),
  net: z.string('catalog.netAsk').max(12, 'catalog.netAsk'),
  measure: z.enum(measures, 'catalog.measureAsk'),
  price,
  priceMeans: z.enum(['typed', 'thousands']).optional(),
})

const whatOf = <Stock extends number | undefined>(form: z.output<typeof WhatFields> & { stock: Stock }, context: z.RefinementCtx) => {
  const net = readNet(form.net, form.measure)
  if (!net) context.addIssue({ code: 'custom', path: ['net'], message: 'catalog.netAsk' })
  if (form.price > 0 && form.price < SMALL_PRICE && !form.priceMeans)
    context.addIssue({ code: 'custom', path: ['priceMeans'], message: message('catalog.priceSmall', { small: groupDigits(form.price), large: groupDigits(form.price * 1000) }) })
  const small = form.price < SMALL_PRICE && form.priceMeans === 'thousands'
  return { ...form, ...(net ?? { netUnit: 'piece' as const, netAmount: 1 }), price: small ? form.price * 1000 : form.price }
}

const About = z.object({
  intent: z.literal('about'),
  ingredients: asked(600, 2, 'catalog.ingredientsAsk'),
  usage: asked(600, 2, 'catalog.usageAsk'),
  description: asked(4000, 20, 'catalog.descriptionAsk'),
  storage: z.enum(storages, 'catalog.storageAsk'),
  shelfLife: z.string().trim().regex(/^\d{0,4}$/, 'catalog.numberAsk').optional(),
  shelfUnit: z.enum(['days', 'months']).default('days'),
  shipGrams: count(MOST_SHIP_GRAMS).pipe(z.number().min(1, 'catalog.numberAsk')),
  taxTreatment: z.enum(taxTreatments).optional(),
  /** '' : the co-operative together; absent: a household's form */
  makerId: z.union([z.literal(''), z.uuid()]).optional(),
}).transform(({ makerId, ...form }, context) => {
  const typed = form.shelfLife ? Number(form.shelfLife) : 0
  const days = typed * (form.shelfUnit === 'months' ? DAYS_A_MONTH : 1)
  if (days > MOST_SHELF_DAYS) context.addIssue({ code: 'custom', path: ['shelfLife'], message: 'catalog.shelfTooLong' })
  return { ...form, makerId: makerId === '' ? null : makerId, shelfLifeDays: days > 0 ? days : null }
})

const photoId = z.uuid()
/** A change leaves the stock alone; a new product comes with its own. */
export const WhatForm = WhatFields.transform((form, context) => whatOf({ ...form, stock: undefined }, context))
export const NewForm = WhatFields.extend({ stock: count(MOST_STOCK) }).transform(whatOf)
export const AboutForm = About
export const StockForm = z.object({ intent: z.enum(['count', 'sold']), productId: z.uuid(), stock: count(MOST_STOCK) })
export const StepForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('publish') }),
  z.object({ intent: z.literal('pause') }),
  z.object({ intent: z.literal('remove') }),
  z.object({ intent: z.literal('first-photo'), photoId }),
  z.object({ intent: z.literal('drop-photo'), photoId }),
])
