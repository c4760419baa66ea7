export const netUnits = ['g', 'ml', 'piece'] as const
export type NetUnit = (typeof netUnits)[number]

export const storages = ['kho-mat', 'thuong', 'mat-2-8', 'dong-18', 'song', 'cay-song', 'de-vo', 'dich-vu'] as const
export type Storage = (typeof storages)[number]

export const taxTreatments = ['own_unprocessed', 'processed_goods', 'service', 'transport_related'] as const
export type TaxTreatment = (typeof taxTreatments)[number]

/** From here down the shop says how many are left. */
export const FEW = 5
export const MOST_PHOTOS = 6
export const MOST_STOCK = 100_000
export const MOST_PRICE = 500_000_000
/** Below this a price was more likely meant in thousands. */
export const SMALL_PRICE = 1_000

export type StockWord = { is: 'plenty' } | { is: 'few'; left: number } | { is: 'none' }
/** What a buyer is told about the stock. */
export const stockWord = (stock: number): StockWord => (stock <= 0 ? { is: 'none' } : stock <= FEW ? { is: 'few', left: stock } : { is: 'plenty' })

/** đồng for one kilogram or litre, rounded half up; undefined for goods sold by the piece. */
export function pricePerMeasure(price: number, netUnit: string, netAmount: number): { amount: number; per: 'kg' | 'litre' } | undefined {
  if ((netUnit !== 'g' && netUnit !== 'ml') || netAmount <= 0) return undefined
  return { amount: Math.round((price * 1000) / netAmount), per: netUnit === 'g' ? 'kg' : 'litre' }
}

const DAY_MS = 86_400_000
const IN_STOCK = 1_000_000

/** Order of lists, higher first: goods that can be bought before sold-out ones, then the newer first. Nobody pays for a place. */
export const rankOf = (stock: number, publishedAt: Date | null): number => (stock > 0 ? IN_STOCK : 0) + Math.floor((publishedAt?.getTime() ?? 0) / DAY_MS)

/** What a product still lacks before buyers may see it. about: description and packed weight. */
export type Missing = 'about' | 'photo' | 'stock'
export function missingParts({ photos, stock, description, shipGrams }: { photos: number; stock: number; description: string; shipGrams: number }): Missing[] {
  const lacks: Record<Missing, boolean> = { about: description === '' || shipGrams <= 0, photo: photos === 0, stock: stock <= 0 }
  return (['about', 'photo', 'stock'] as const).filter((part) => lacks[part])
}

/** 'hộp 200 g' → 'hộp': the word people count with. */
export const unitNoun = (unitLabel: string): string => unitLabel.replace(/\s*[\d.,]+\s*(g|kg|ml|l|lít)\b.*$/i, '').trim() || unitLabel

export const measures = ['g', 'kg', 'ml', 'l', 'piece'] as const

/** How a seller writes what one unit holds → whole grams, millilitres or pieces; undefined when it is no such number. */
export function readNet(typed: string, unit: 'g' | 'kg' | 'ml' | 'l' | 'piece'): { netUnit: NetUnit; netAmount: number } | undefined {
  const compact = typed.trim().replace(/\s/g, '')
  if (!/^\d{1,7}([.,]\d{1,3})?$/.test(compact)) return undefined
  const large = unit === 'kg' || unit === 'l'
  // In whole grams a point or comma can only group thousands: '1.500'.
  const amount = large ? Math.round(Number(compact.replace(',', '.')) * 1000) : Number(/[.,]\d{3}$/.test(compact) ? compact.replace(/[.,]/, '') : compact.replace(',', '.'))
  if (!Number.isSafeInteger(amount) || amount < 1 || amount > MOST_NET) return undefined
  return { netUnit: unit === 'piece' ? 'piece' : unit === 'g' || unit === 'kg' ? 'g' : 'ml', netAmount: amount }
}
const MOST_NET = 1_000_000

/** 250 g, 1,5 kg, 500 ml, 1 L; nothing for pieces. A comma, as Vietnamese writes decimals. */
export function showNet(netUnit: string, netAmount: number): string {
  if (netUnit !== 'g' && netUnit !== 'ml') return ''
  const [small, large] = netUnit === 'g' ? ['g', 'kg'] : ['ml', 'L']
  return netAmount >= 1000 ? `${String(netAmount / 1000).replace('.', ',')} ${large}` : `${netAmount} ${small}`
}

/** 'túi' + 500 g → 'túi 500 g' */
export const unitLabelOf = (container: string, netUnit: string, netAmount: number): string => `${container.trim()} ${showNet(netUnit, netAmount)}`.trim()
