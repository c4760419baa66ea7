import { parse, type CsvError, type Options } from 'csv-parse'
import { parse as parseAtOnce } from 'csv-parse/sync'
import { decode, recognise, type Encoding, type EncodingFault } from './encoding.ts'
import { positionsIn, type Layout, type Positions } from './layouts.ts'
import { readRow, type FaultyRow, type StatementRow } from './read-row.ts'

const SEPARATORS = [',', ';', '\t', '|']
/** The bank's name, the account and the period stand above the heading. */
const HEAD_ROWS = 60
const HEAD_CHARACTERS = 64 * 1024
const WIDEST_RECORD = 20_000
/** Listed in the report; all are counted. */
const MOST_LISTED = 100
export const MOST_ROWS = 1_000_000
export const MOST_BYTES = 90 * 1024 * 1024

export type FileFault = EncodingFault | 'headingMissing' | 'tooLarge' | 'tooManyRows' | 'noRows'
export type Readable = { encoding: Encoding; separator: string; headingRow: number; at: Positions }
export type Unreadable = { fault: FileFault; /** Headings seen, when those of the layout are not among them. */ headings?: string[] }

const options = (separator: string): Options => ({ delimiter: separator, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, info: true, max_record_size: WIDEST_RECORD })

/** How this file is to be read: encoding, separator and where the columns stand. */
export function openStatement(bytes: Uint8Array, layout: Layout): Readable | Unreadable {
  if (bytes.length > MOST_BYTES) return { fault: 'tooLarge' }
  const found = recognise(bytes)
  if ('fault' in found) return found
  const head = headOf(decode(bytes, found))
  let widest: string[] = []
  for (const separator of SEPARATORS) {
    const rows = headRows(head, separator)
    for (const [index, row] of rows.entries()) {
      const at = positionsIn(row, layout)
      if (at) return { encoding: found.encoding, separator, headingRow: index, at }
      if (row.length > widest.length) widest = row
    }
  }
  return { fault: 'headingMissing', headings: widest.map((cell) => cell.trim().slice(0, 60)).filter((cell) => cell !== '').slice(0, 20) }
}

function headOf(pieces: Iterable<string>): string {
  let head = ''
  for (const piece of pieces) {
    head += piece
    if (head.length > HEAD_CHARACTERS) break
  }
  return head.slice(0, HEAD_CHARACTERS)
}

/** The piece may end inside a quoted cell: what came before it counts. */
function headRows(head: string, separator: string): string[][] {
  const rows: string[][] = []
  try {
    parseAtOnce(head, { ...options(separator), info: false, to: HEAD_ROWS, on_record: (record: string[]) => (rows.push(record), null) })
  } catch {
    return rows
  }
  return rows
}

/** Every line below the heading, read or refused, in the order of the file; nothing is kept here. Throws nothing for bad input. */
export async function* statementRows(bytes: Uint8Array, { encoding, separator, headingRow, at }: Readable, latestDay: string): AsyncGenerator<StatementRow | FaultyRow> {
  const recognised = recognise(bytes)
  if ('fault' in recognised) return
  const parser = parse(options(separator))
  const feed = feedInto(parser, decode(bytes, { ...recognised, encoding }))
  let row = 0
  let line = 0
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      line = info.lines
      if (row++ <= headingRow) continue
      const read = readRow(line, record, at, latestDay)
      if (read) yield read
    }
  } catch (error) {
    const { code, lines } = error as CsvError & { lines?: number }
    if (code !== 'CSV_QUOTE_NOT_CLOSED' && code !== 'CSV_MAX_RECORD_SIZE' && code !== 'CSV_INVALID_CLOSING_QUOTE') throw error
    yield { line: lines ?? line + 1, fault: code === 'CSV_MAX_RECORD_SIZE' ? 'tooWide' : 'quoteOpen', seen: '' }
  } finally {
    parser.destroy()
    await feed
  }
}

/** Waits for the reader, so that a long file never piles up. */
async function feedInto(parser: ReturnType<typeof parse>, pieces: Iterable<string>): Promise<void> {
  for (const piece of pieces) {
    if (parser.destroyed) return
    if (!parser.write(piece)) await new Promise<void>((resolve) => void parser.once('drain', resolve).once('close', resolve))
  }
  parser.end()
}

export type Report = { rows: number; accepted: number; refused: number; faults: FaultyRow[]; fromDay: string; toDay: string; paidIn: number; paidOut: number }

/** Reads the whole file once and keeps only what the report needs. A reference with the same amount may stand there once. */
export async function checkStatement(bytes: Uint8Array, readable: Readable, latestDay: string): Promise<Report | Unreadable> {
  const report: Report = { rows: 0, accepted: 0, refused: 0, faults: [], fromDay: '', toDay: '', paidIn: 0, paidOut: 0 }
  const seen = new Map<string, number>()
  const refuse = (fault: FaultyRow) => {
    report.refused++
    if (report.faults.length < MOST_LISTED) report.faults.push(fault)
  }
  for await (const row of statementRows(bytes, readable, latestDay)) {
    if (++report.rows > MOST_ROWS) return { fault: 'tooManyRows' }
    if ('fault' in row) {
      refuse(row)
      continue
    }
    const key = `${row.reference} ${row.amount}`
    const first = seen.get(key)
    if (first !== undefined) {
      refuse({ line: row.line, fault: 'repeated', seen: String(first) })
      continue
    }
    seen.set(key, row.line)
    report.accepted++
    if (report.fromDay === '' || row.day < report.fromDay) report.fromDay = row.day
    if (row.day > report.toDay) report.toDay = row.day
    if (row.amount > 0) report.paidIn += row.amount
    else report.paidOut -= row.amount
  }
  if (report.rows === 0) return { fault: 'noRows' }
  return report
}
