import { toDong, type Dong } from '#app/lib/money.ts'
import { regionOf } from './regions.ts'

export const storages = ['kho-mat', 'thuong', 'mat-2-8', 'dong-18', 'song', 'cay-song', 'de-vo', 'dich-vu'] as const
export type Storage = (typeof storages)[number]
export type Zone = 'province' | 'region' | 'national'

/**
 * Illustrative prices in đồng, of the size Vietnamese carriers asked in 2026 for a parcel from door to door:
 * the first 500 g, then each further 500 g begun. A contract with a carrier replaces this table.
 * Volume is left out: farm parcels are small and heavy, and the carrier weighs them again.
 */
const prices: Record<Zone, { first: number; further: number }> = {
  province: { first: 18_000, further: 2_500 },
  region: { first: 25_000, further: 4_000 },
  national: { first: 32_000, further: 6_000 },
}
const STEP_GRAMS = 500
/** Straw, a second box and a label. */
const FRAGILE = 5_000
/** One parcel on the back of a post motorbike. */
export const MOST_GRAMS = 30_000

/** How far goods keep that spoil or die on the road; others go everywhere. */
const reach: Partial<Record<Storage, readonly Zone[]>> = {
  song: ['province'],
  'mat-2-8': ['province', 'region'],
  'dong-18': ['province', 'region'],
  'cay-song': ['province', 'region'],
}

/** Dried shrimp keeps half a year in a cool place and survives a week on the road; cut fruit does not. */
const KEEPS_DAYS = 30
const keepsOnTheRoad = ({ storage, shelfLifeDays }: ParcelLine) => storage === 'mat-2-8' && (shelfLifeDays ?? 0) > KEEPS_DAYS

export type ParcelLine = { productId?: string; shipGrams: number; quantity: number; storage: string; shelfLifeDays?: number | null }
export type ParcelQuote =
  | { ok: true; fee: Dong; zone: Zone | null; grams: number }
  | { ok: false; reason: 'shipping.tooFar' | 'shipping.tooHeavy'; productIds: string[]; grams: number }

export const zoneOf = (fromProvince: string, toProvince: string): Zone =>
  fromProvince === toProvince ? 'province' : regionOf(fromProvince) === regionOf(toProvince) ? 'region' : 'national'

/** What one stall's parcel costs to a province, or why it cannot go there. Services need no shipping. */
export function quoteParcel({ fromProvince, toProvince, lines }: { fromProvince: string; toProvince: string; lines: readonly ParcelLine[] }): ParcelQuote {
  const goods = lines.filter(({ storage }) => storage !== 'dich-vu')
  if (goods.length === 0) return { ok: true, fee: toDong(0), zone: null, grams: 0 }
  const zone = zoneOf(fromProvince, toProvince)
  const grams = goods.reduce((total, line) => total + line.shipGrams * line.quantity, 0)
  const tooFar = goods.filter((line) => !keepsOnTheRoad(line) && reach[line.storage as Storage]?.includes(zone) === false)
  if (tooFar.length > 0) return { ok: false, reason: 'shipping.tooFar', productIds: idsOf(tooFar), grams }
  if (grams > MOST_GRAMS) return { ok: false, reason: 'shipping.tooHeavy', productIds: idsOf(goods), grams }
  const { first, further } = prices[zone]
  const fragile = goods.some(({ storage }) => storage === 'de-vo') ? FRAGILE : 0
  return { ok: true, fee: toDong(first + stepsOf(grams) * further + fragile), zone, grams }
}

const stepsOf = (grams: number) => Math.max(0, Math.ceil(grams / STEP_GRAMS) - 1)

/** What the same parcel costs when it weighs `billed` and not `grams`; `fee` is what was asked for `grams`. */
export const feeAtWeight = ({ fromProvince, toProvince, fee, grams, billed }: { fromProvince: string; toProvince: string; fee: number; grams: number; billed: number }): number =>
  fee + (stepsOf(billed) - stepsOf(grams)) * prices[zoneOf(fromProvince, toProvince)].further

/** The fee for one kind of goods. */
export const shippingFee = ({ fromProvince, toProvince, grams, storage }: { fromProvince: string; toProvince: string; grams: number; storage: string }): ParcelQuote =>
  quoteParcel({ fromProvince, toProvince, lines: [{ shipGrams: grams, quantity: 1, storage }] })

const idsOf = (lines: readonly ParcelLine[]) => lines.flatMap(({ productId }) => (productId ? [productId] : []))
