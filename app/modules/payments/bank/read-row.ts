import { readDay } from '#app/lib/time.ts'
import { fold } from '#app/lib/fold.ts'
import type { Positions } from './layouts.ts'
import { readAmount, type AmountFault } from './read-amount.ts'

/** day 'yyyy-mm-dd'; amount in đồng, in positive, out negative. */
export type StatementRow = { line: number; day: string; reference: string; amount: number; description: string; counterName: string }
export type RowFault = AmountFault | 'dayUnreadable' | 'dayToCome' | 'referenceMissing' | 'referenceLong' | 'amountZero' | 'amountBoth' | 'amountNegative' | 'repeated' | 'quoteOpen' | 'tooWide'
export type FaultyRow = { line: number; fault: RowFault; /** What stands there, or the line of the first one. */ seen: string }

const LONGEST_REFERENCE = 60
const LONGEST_DESCRIPTION = 500
const LONGEST_SEEN = 40
const SUMS = /^(tong|cong|so du|total|opening|closing|balance|du dau|du cuoi|phat sinh)\b/

/** One row below the heading; undefined for a line that says no transaction: empty, or one of the bank's sums. latestDay: nothing happens after it. */
export function readRow(line: number, cells: readonly string[], at: Positions, latestDay: string): StatementRow | FaultyRow | undefined {
  const cell = (position: number | undefined) => tidy(position === undefined ? '' : (cells[position] ?? ''))
  const refused = (fault: RowFault, seen: string): FaultyRow => ({ line, fault, seen: seen.slice(0, LONGEST_SEEN) })
  const [typedDay, reference] = [cell(at.day), cell(at.reference)]
  const first = cells.find((one) => one.trim() !== '')
  if (first === undefined || (reference === '' && SUMS.test(fold(first)))) return undefined

  const day = readDay(typedDay)
  if (!day) return refused('dayUnreadable', typedDay)
  if (day > latestDay) return refused('dayToCome', typedDay)
  if (reference === '') return refused('referenceMissing', '')
  if (reference.length > LONGEST_REFERENCE) return refused('referenceLong', reference)
  const money = at.amount === undefined ? bothSides(cell(at.debit), cell(at.credit)) : oneSide(cell(at.amount))
  if ('fault' in money) return refused(money.fault, money.seen)
  return { line, day, reference, amount: money.amount, description: cell(at.description).slice(0, LONGEST_DESCRIPTION), counterName: cell(at.counterName).slice(0, LONGEST_DESCRIPTION) }
}

type Money = { amount: number } | { fault: RowFault; seen: string }

function oneSide(typed: string): Money {
  const read = readAmount(typed)
  if (read && 'fault' in read) return { fault: read.fault, seen: typed }
  return read && read.amount !== 0 ? read : { fault: 'amountZero', seen: typed }
}

/** Each side is a count of money, never below nothing; exactly one of them is filled. */
function bothSides(debit: string, credit: string): Money {
  const [out, into] = [readAmount(debit), readAmount(credit)]
  if (out && 'fault' in out) return { fault: out.fault, seen: debit }
  if (into && 'fault' in into) return { fault: into.fault, seen: credit }
  const [paid, got] = [out?.amount ?? 0, into?.amount ?? 0]
  if (paid < 0) return { fault: 'amountNegative', seen: debit }
  if (got < 0) return { fault: 'amountNegative', seen: credit }
  if (paid !== 0 && got !== 0) return { fault: 'amountBoth', seen: `${debit} / ${credit}` }
  if (paid === 0 && got === 0) return { fault: 'amountZero', seen: credit || debit }
  return { amount: got === 0 ? -paid : got }
}

/** Marks joined to their letters, line breaks and control characters to a space; a leading apostrophe is a spreadsheet's way to keep zeros. */
// eslint-disable-next-line no-control-regex
const tidy = (text: string): string => text.normalize('NFC').replace(/[\u0000-\u001f\u007f-\u009f\s]+/g, ' ').trim().replace(/^'/, '')
