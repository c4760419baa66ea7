import { sumDong, toDong, type Dong } from '#app/lib/money.ts'
import { quoteParcel } from '#app/modules/shipping/rates.ts'
import type { BasketLine } from './basket.ts'

/** What checkout needs to know of a product on sale. */
export type BasketProduct = {
  id: string
  slug: string
  name: string
  unitLabel: string
  price: number
  stock: number
  shipGrams: number
  storage: string
  shelfLifeDays: number | null
  stallId: string
  stallName: string
  stallSlug: string
  producerId: string
  collectorId: string
  stallProvinceCode: string
  unitPath: string
  sellable: boolean
  photoId: string | null
}

/** gone: the product is not known any more; closed: not sold now; soldOut and onlyLeft: stock. */
export type LineProblem = 'gone' | 'closed' | 'soldOut' | 'onlyLeft'
export type QuoteLine = { productId: string; quantity: number; seenPrice: number; product: BasketProduct; amount: Dong; problem: LineProblem | null; priceChanged: boolean }
export type Refusal = { reason: 'shipping.tooFar' | 'shipping.tooHeavy'; name: string; stall: string }
export type StallQuote = {
  stallId: string
  stallName: string
  stallSlug: string
  producerId: string
  unitPath: string
  collectorId: string
  lines: QuoteLine[]
  goods: Dong
  /** null: the province is not known yet, or the parcel cannot go there. */
  shipping: Dong | null
  refusal: Refusal | null
  total: Dong
}
/** Each collector takes its own payment. */
export type PaymentQuote = { collectorId: string; stalls: StallQuote[]; goods: Dong; shipping: Dong; total: Dong }
export type Quote = {
  payments: PaymentQuote[]
  goods: Dong
  shipping: Dong
  total: Dong
  /** Ids in the basket that stand for nothing on sale. */
  goneIds: string[]
  /** Nothing stands in the way of an order to this province. */
  orderable: boolean
  changedPrices: boolean
}

const problemOf = ({ sellable, stock }: BasketProduct, quantity: number): LineProblem | null =>
  !sellable ? 'closed' : stock === 0 ? 'soldOut' : stock < quantity ? 'onlyLeft' : null

/** Prices a basket for a province (null: not known yet): one order for each stall, one payment for each collector. Only what can be had counts. */
export function quote(lines: readonly BasketLine[], products: readonly BasketProduct[], provinceCode: string | null): Quote {
  const byId = new Map(products.map((product) => [product.id, product]))
  const priced = lines.flatMap((line): QuoteLine[] => {
    const product = byId.get(line.productId)
    if (!product) return []
    return [{ ...line, product, amount: toDong(product.price * line.quantity), problem: problemOf(product, line.quantity), priceChanged: product.price !== line.seenPrice }]
  })
  const stalls = grouped(priced, ({ product }) => product.stallId).map((own) => quoteStall(own, provinceCode))
  const payments = grouped(stalls, ({ collectorId }) => collectorId).map((own) => ({ collectorId: own[0]!.collectorId, stalls: own, ...totals(own) }))
  const goneIds = lines.filter(({ productId }) => !byId.has(productId)).map(({ productId }) => productId)
  return {
    payments,
    ...totals(stalls),
    goneIds,
    orderable: priced.length > 0 && goneIds.length === 0 && priced.every(({ problem }) => problem === null) && provinceCode !== null && stalls.every(({ refusal }) => refusal === null),
    changedPrices: priced.some(({ priceChanged }) => priceChanged),
  }
}

function quoteStall(lines: QuoteLine[], provinceCode: string | null): StallQuote {
  const { stallId, stallName, stallSlug, producerId, unitPath, collectorId, stallProvinceCode } = lines[0]!.product
  const available = lines.filter(({ problem }) => problem === null)
  const goods = sumDong(available.map(({ amount }) => amount))
  const parcel =
    provinceCode === null
      ? null
      : quoteParcel({
          fromProvince: stallProvinceCode,
          toProvince: provinceCode,
          lines: available.map(({ productId, quantity, product }) => ({ productId, quantity, shipGrams: product.shipGrams, storage: product.storage, shelfLifeDays: product.shelfLifeDays })),
        })
  const refused = parcel && !parcel.ok ? { reason: parcel.reason, name: lines.find(({ productId }) => parcel.productIds.includes(productId))!.product.name, stall: stallName } : null
  const shipping = parcel?.ok ? parcel.fee : null
  return { stallId, stallName, stallSlug, producerId, unitPath, collectorId, lines, goods, shipping, refusal: refused, total: sumDong([goods, shipping ?? 0]) }
}

const totals = (parts: readonly { goods: Dong; shipping: Dong | null; total: Dong }[]) => ({
  goods: sumDong(parts.map(({ goods }) => goods)),
  shipping: sumDong(parts.map(({ shipping }) => shipping ?? 0)),
  total: sumDong(parts.map(({ total }) => total)),
})

/** In the order of their first member. */
function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return [...groups.values()]
}
