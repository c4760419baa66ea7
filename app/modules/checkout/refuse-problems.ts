import { DomainError } from '#app/lib/errors.ts'
import type { Quote, QuoteLine } from './quote.ts'

/** 'hộp 200 g' → 'hộp' */
export const unitWord = (unitLabel: string): string => unitLabel.split(' ')[0]!

/** Throws the first thing that stands in the way of an order: which product, and how many are left. */
export function refuseProblems({ payments, goneIds }: Quote): void {
  const stalls = payments.flatMap(({ stalls }) => stalls)
  if (stalls.length === 0 && goneIds.length === 0) throw new DomainError('invalid', 'checkout.empty')
  if (goneIds.length > 0) throw new DomainError('conflict', 'checkout.gone')
  for (const line of stalls.flatMap(({ lines }) => lines)) refuseLine(line)
  const refusal = stalls.find(({ refusal }) => refusal)?.refusal
  if (refusal) throw new DomainError('invalid', refusal.reason, { name: refusal.name, stall: refusal.stall })
}

function refuseLine({ problem, product: { name, unitLabel, stock } }: QuoteLine): void {
  if (problem === 'closed') throw new DomainError('conflict', 'checkout.closed', { name })
  if (problem === 'soldOut') throw new DomainError('conflict', 'checkout.soldOut', { name })
  if (problem === 'onlyLeft') throw new DomainError('conflict', 'checkout.onlyLeft', { name, left: stock, unit: unitWord(unitLabel) })
}

/** Somebody else was faster: the same words as when it was seen before. */
export function sayShortage(error: unknown, lines: readonly QuoteLine[]): never {
  const line = error instanceof DomainError && error.code === 'catalog.onlyLeft' ? lines.find(({ productId }) => productId === error.params.productId) : undefined
  if (!line || !(error instanceof DomainError)) throw error
  const left = Number(error.params.left)
  refuseLine({ ...line, problem: left > 0 ? 'onlyLeft' : 'soldOut', product: { ...line.product, stock: left } })
  throw error
}
