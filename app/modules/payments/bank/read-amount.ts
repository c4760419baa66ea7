import { toDong, type Dong } from '#app/lib/money.ts'

export type AmountFault = 'amountUnreadable' | 'amountFraction' | 'amountTooLarge'

const NUMBER = /^([+-]?)(\d{1,3}(?:([.,])\d{3})(?:\3\d{3})*|\d+)(?:([.,])(\d+))?$/

/**
 * An amount as Vietnamese banks write it: 1.234.567, 1,234,567, 1,234,567.00, 1234567, -240.000, (240.000), with or without VND. Three digits after a separator are thousands, never a fraction.
 * undefined: nothing is written there.
 */
export function readAmount(text: string): { amount: Dong } | { fault: AmountFault } | undefined {
  const compact = text.normalize('NFC').replace(/\s|(vnd|vnđ|đ|₫|\u00a0)$/gi, '').replace(/−/g, '-').replace(/^\((.*)\)$/, '-$1')
  if (compact === '' || compact === '-') return undefined
  const match = NUMBER.exec(compact)
  if (!match) return { fault: 'amountUnreadable' }
  const [, sign, whole, grouping, point, fraction = ''] = match
  if (point !== undefined && point === grouping) return { fault: 'amountUnreadable' }
  if (/[1-9]/.test(fraction)) return { fault: 'amountFraction' }
  const amount = Number(whole!.replace(/[.,]/g, ''))
  if (!Number.isSafeInteger(amount)) return { fault: 'amountTooLarge' }
  return { amount: toDong(sign === '-' && amount !== 0 ? -amount : amount) }
}
