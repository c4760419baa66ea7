/** What is cleared, by the last part of its address under /quan-tri/doi-soat. */
export const clearingPaths = { vnpay: 'settlement', cod: 'remittance', cuoc: 'carrier_bill' } as const
export type ClearingPath = keyof typeof clearingPaths
export type ClearingType = (typeof clearingPaths)[ClearingPath]

const pathOf = (type: ClearingType): ClearingPath => (Object.keys(clearingPaths) as ClearingPath[]).find((path) => clearingPaths[path] === type)!
/** '/quan-tri/doi-soat/vnpay/…' → settlement; pages of the framework's own requests end in .data. */
export const typeIn = (pathname: string): ClearingType => clearingPaths[(/\/doi-soat\/(vnpay|cod|cuoc)/.exec(pathname)?.[1] ?? 'vnpay') as ClearingPath]
/** One of the imported files. As a form sends it: 'remittance:019…'. */
export type ClearingFileRef = { type: ClearingType; id: string }
export const showFileRef = ({ type, id }: ClearingFileRef): string => `${type}:${id}`
export function readFileRef(text: string): ClearingFileRef | undefined {
  const [, path, id] = /^(\w+):([\w-]{1,60})$/.exec(text) ?? []
  const type = Object.values(clearingPaths).find((known) => known === path)
  return type && id ? { type, id } : undefined
}

export const addressOf = (type: ClearingType): string => `/quan-tri/doi-soat/${pathOf(type)}`
