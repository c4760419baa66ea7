import { parse } from 'csv-parse/sync'
import { decode, recognise, type EncodingFault } from '../bank/encoding.ts'
import { readAmount } from '../bank/read-amount.ts'
import { isSum } from '../clearing/layouts.ts'
import { payoutCodesIn } from './payout-code.server.ts'
import { readStatus, resultPositions, type ResultPositions } from './result-layouts.ts'

/** amount: đồng, as the bank moved it. waiting: the bank has not decided, the row says nothing yet. */
export type ResultRow = { line: number; code: string; amount: number; status: 'paid' | 'returned' | 'waiting'; reason: string; name: string; reference: string }
export const rowFaults = ['codeMissing', 'codeSeveral', 'amountUnreadable', 'statusUnknown', 'repeated', 'codeUnknown', 'amountDiffers', 'notSent'] as const
export type RowFault = (typeof rowFaults)[number]
export type FaultyRow = { line: number; fault: RowFault; seen: string }
export const fileFaults = ['empty', 'spreadsheet', 'notText', 'mixed', 'headingMissing', 'tooManyRows', 'noRows', 'broken', 'tooLarge'] as const
export type FileFault = (typeof fileFaults)[number] | EncodingFault

const SEPARATORS = [',', ';', '\t']
const HEAD_ROWS = 60
const MOST_ROWS = 5_000
const MOST_BYTES = 4 * 1024 * 1024
const LONGEST = 120

/** The bank's answer to a list of transfers, in whatever encoding and separator; throws nothing. */
export function readResult(bytes: Uint8Array): { rows: ResultRow[]; faults: FaultyRow[] } | { fault: FileFault } {
  if (bytes.length > MOST_BYTES) return { fault: 'tooLarge' }
  const found = recognise(bytes)
  if ('fault' in found) return found
  const text = [...decode(bytes, found)].join('')
  for (const separator of SEPARATORS) {
    const records = recordsOf(text, separator)
    if (records === undefined) continue
    const head = records.slice(0, HEAD_ROWS).findIndex(({ cells }) => resultPositions(cells) !== undefined)
    if (head < 0) continue
    const at = resultPositions(records[head]!.cells)!
    const body = records.slice(head + 1).filter(({ cells }) => cells.some((cell) => cell.trim() !== '') && !isSumOf(cells, at))
    if (body.length > MOST_ROWS) return { fault: 'tooManyRows' }
    return body.length === 0 ? { fault: 'noRows' } : readRows(body, at)
  }
  return { fault: SEPARATORS.every((separator) => recordsOf(text, separator) === undefined) ? 'broken' : 'headingMissing' }
}

/** The bank's own total: it names no pay-out of ours. */
const isSumOf = (cells: readonly string[], { text }: ResultPositions): boolean => payoutCodesIn(cells[text!] ?? '').length === 0 && isSum(cells)

type Line = { line: number; cells: string[] }

function recordsOf(text: string, separator: string): Line[] | undefined {
  try {
    const parsed = parse(text, { delimiter: separator, relax_column_count: true, skip_empty_lines: true, info: true }) as unknown as { record: string[]; info: { lines: number } }[]
    return parsed.map(({ record, info }) => ({ line: info.lines, cells: record }))
  } catch {
    return undefined
  }
}

function readRows(lines: readonly Line[], at: ResultPositions): { rows: ResultRow[]; faults: FaultyRow[] } {
  const [rows, faults, seen] = [[] as ResultRow[], [] as FaultyRow[], new Set<string>()]
  for (const { line, cells } of lines) {
    const read = readRow(line, cells, at)
    if ('fault' in read) faults.push(read)
    else if (seen.has(read.code)) faults.push({ line, fault: 'repeated', seen: read.code })
    else {
      seen.add(read.code)
      rows.push(read)
    }
  }
  return { rows, faults }
}

function readRow(line: number, cells: readonly string[], at: ResultPositions): ResultRow | FaultyRow {
  const cell = (position: number | undefined) => (position === undefined ? '' : (cells[position] ?? '')).normalize('NFC').replace(/\s+/g, ' ').trim().replace(/^'/, '').slice(0, LONGEST)
  const [code, second] = payoutCodesIn(cell(at.text))
  if (code === undefined) return { line, fault: 'codeMissing', seen: cell(at.text).slice(0, 40) }
  if (second !== undefined) return { line, fault: 'codeSeveral', seen: cell(at.text).slice(0, 40) }
  const amount = readAmount(cell(at.amount))
  if (!amount || 'fault' in amount || amount.amount <= 0) return { line, fault: 'amountUnreadable', seen: cell(at.amount).slice(0, 40) }
  const status = readStatus(cell(at.status))
  if (!status) return { line, fault: 'statusUnknown', seen: cell(at.status).slice(0, 40) }
  return { line, code, amount: amount.amount, status, reason: cell(at.reason), name: cell(at.name), reference: cell(at.reference) }
}
