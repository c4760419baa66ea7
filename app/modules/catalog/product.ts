export const productStates = ['draft', 'published', 'paused', 'removed'] as const
export type ProductState = (typeof productStates)[number]

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

/** What a product still lacks before buyers may see it; keys of messages. */
export type Missing = 'photo' | 'stock'
export const missingParts = ({ photos, stock }: { photos: number; stock: number }): Missing[] => [...(photos > 0 ? [] : ['photo' as const]), ...(stock > 0 ? [] : ['stock' as const])]

/** 'hộp 200 g' → 'hộp': the word people count with. */
export const unitNoun = (unitLabel: string): string => unitLabel.replace(/\s*[\d.,]+\s*(g|kg|ml|l)\b.*$/i, '').trim() || unitLabel

/** 250 + 'g' → '250 g'; 1500 g → '1,5 kg'; a comma as Vietnamese writes decimals. */
export function showNet(netUnit: string, netAmount: number): string {
  if (netUnit === 'piece') return ''
  const [small, large] = netUnit === 'g' ? ['g', 'kg'] : ['ml', 'lít']
  return netAmount >= 1000 && netAmount % 10 === 0 ? `${String(netAmount / 1000).replace('.', ',')} ${large}` : `${netAmount} ${small}`
}
