import { hash } from 'node:crypto'
import { setImmediate as breathe } from 'node:timers/promises'
import { parse, type CsvError, type Options } from 'csv-parse'
import { parse as parseAtOnce } from 'csv-parse/sync'
import { fold } from '#app/lib/fold.ts'
import { decode, recognise, type Encoding, type EncodingFault, type Recognised } from './encoding.ts'
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

const options = (separator: string): Options => ({ delimiter: separator, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, max_record_size: WIDEST_RECORD })

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
    parseAtOnce(head, { ...options(separator), to: HEAD_ROWS, on_record: (record: string[]) => (rows.push(record), null) })
  } catch {
    return rows
  }
  return rows
}

/** Every line below the heading, read or refused, in the order of the file and as many at a time as a piece of it holds; nothing is kept here. */
export async function* statementRows(bytes: Uint8Array, { encoding, separator, headingRow, at }: Readable, latestDay: string): AsyncGenerator<(StatementRow | FaultyRow)[]> {
  const { skip } = recognise(bytes) as Recognised
  let row = 0
  for await (const lines of csvLines(decode(bytes, { encoding, skip }), separator)) {
    yield lines.flatMap((one) => {
      if ('fault' in one) return [one]
      return row++ <= headingRow ? [] : (readRow(one.line, one.cells, at, latestDay) ?? [])
    })
  }
}

type CsvLine = { line: number; cells: string[] }

/** Throws nothing for bad input: where the quotation marks stop making sense the last line is the fault. */
async function* csvLines(pieces: Iterable<string>, separator: string): AsyncGenerator<(CsvLine | FaultyRow)[]> {
  let [lines, line, failure]: [(CsvLine | FaultyRow)[], number, CsvError | undefined] = [[], 0, undefined]
  const parser = parse({
    ...options(separator),
    on_record: (cells: string[], context) => {
      line = context.lines
      lines.push({ line, cells })
      return null
    },
  })
  parser.on('error', (error: CsvError) => (failure = error)).resume()
  for (const piece of pieces) {
    await new Promise<void>((done) => void parser.write(piece, () => done()))
    if (failure) break
    yield lines
    lines = []
  }
  if (!failure) await new Promise<void>((done) => void parser.once('close', done).end())
  if (failure) lines.push({ line: line + 1, fault: (failure as CsvError).code === 'CSV_MAX_RECORD_SIZE' ? 'tooWide' : 'quoteOpen', seen: '' })
  yield lines
}

export type Report = { rows: number; accepted: number; refused: number; faults: FaultyRow[]; fromDay: string; toDay: string; paidIn: number; paidOut: number }

/** Reads the whole file once and keeps only what the report needs. Lines that nobody can tell apart (reference, amount, day and words) are refused. */
export async function checkStatement(bytes: Uint8Array, readable: Readable, latestDay: string): Promise<Report | Unreadable> {
  const report: Report = { rows: 0, accepted: 0, refused: 0, faults: [], fromDay: '', toDay: '', paidIn: 0, paidOut: 0 }
  const seen = new Map<string, number>()
  const refuse = (fault: FaultyRow) => {
    report.refused++
    if (report.faults.length < MOST_LISTED) report.faults.push(fault)
  }
  const accept = (row: StatementRow) => {
    const key = `${row.reference} ${row.amount} ${row.day} ${hash('sha1', fold(row.description), 'base64')}`
    const first = seen.get(key)
    if (first !== undefined) return refuse({ line: row.line, fault: 'repeated', seen: String(first) })
    seen.set(key, row.line)
    report.accepted++
    if (report.fromDay === '' || row.day < report.fromDay) report.fromDay = row.day
    if (row.day > report.toDay) report.toDay = row.day
    if (row.amount > 0) report.paidIn += row.amount
    else report.paidOut -= row.amount
  }
  for await (const rows of statementRows(bytes, readable, latestDay)) {
    report.rows += rows.length
    if (report.rows > MOST_ROWS) return { fault: 'tooManyRows' }
    for (const row of rows) {
      if ('fault' in row) refuse(row)
      else accept(row)
    }
    await breathe()
  }
  if (report.rows === 0) return { fault: 'noRows' }
  return report
}
