import { parse } from 'csv-parse/sync'
import { decode, recognise, type Encoding, type EncodingFault } from '../bank/encoding.ts'
import { readAmount } from '../bank/read-amount.ts'
import { isSum, positionsOf, type FileLayout, type Positions } from './layouts.ts'

const MOST_BYTES = 20 * 1024 * 1024
const MOST_ROWS = 100_000
const HEAD_ROWS = 40
const SEPARATORS = [',', ';', '\t', '|']
/** Listed in the report; all are counted. */
const MOST_LISTED = 50
const LONGEST_SEEN = 40

export type FileFault = EncodingFault | 'headingMissing' | 'tooLarge' | 'tooManyRows' | 'noRows' | 'sumsDiffer'
export type RowFault = 'amountUnreadable' | 'kindUnknown' | 'codeMissing' | 'weightUnreadable'
export type Faulty = { line: number; fault: RowFault; seen: string }
export type Cells<Field extends string> = { line: number; of(field: Field): string }
/** A row as its file writes it, or what is wrong with it. */
export type ReadRow<Field extends string, Row> = (cells: Cells<Field>) => Row | Omit<Faulty, 'line'>
/** Where the file's own sum stands, and what a row adds to it. */
export type Sums<Field extends string, Row> = { key: Field; field: Field; of: (row: Row) => number }
export type Read<Row> = { encoding: Encoding; rows: Row[] } | { fault: FileFault } | { faulty: Faulty[]; count: number }

/**
 * One of the clearing files, whole or not at all: encoding and separator are recognised, the heading is found by its names, each row below is
 * read by `readRow`, and the last line with the file's own sums must agree: a file cut short is refused. The sum is told by its word in the column
 * `key`, or anywhere where that is empty: a buyer may be called Công.
 */
export function readFile<Field extends string, Row>(bytes: Uint8Array, layout: FileLayout<Field>, readRow: ReadRow<Field, Row>, sums: Sums<Field, Row>): Read<Row> {
  if (bytes.length > MOST_BYTES) return { fault: 'tooLarge' }
  const found = recognise(bytes)
  if ('fault' in found) return found
  const table = tableOf([...decode(bytes, found)].join(''), layout)
  if (!table) return { fault: 'headingMissing' }
  if (table.rows.length > MOST_ROWS + 1) return { fault: 'tooManyRows' }
  const rows: Row[] = []
  const faulty: Faulty[] = []
  let count = 0
  let stated: number | undefined
  for (const { line, cells } of table.rows) {
    const of = (field: Field) => (table.at[field] === undefined ? '' : tidy(cells[table.at[field]] ?? ''))
    if (isSum(of(sums.key) === '' ? cells : [of(sums.key)])) {
      stated = amountIn(of(sums.field)) ?? Number.NaN
      continue
    }
    const row = readRow({ line, of })
    if (!isFaulty(row)) rows.push(row)
    else if (++count <= MOST_LISTED) faulty.push({ line, fault: row.fault, seen: row.seen.slice(0, LONGEST_SEEN) })
  }
  if (count > 0) return { faulty, count }
  if (rows.length === 0) return { fault: 'noRows' }
  if (stated !== undefined && stated !== rows.reduce((total, row) => total + sums.of(row), 0)) return { fault: 'sumsDiffer' }
  return { encoding: found.encoding, rows }
}

const isFaulty = <Row>(row: Row | Omit<Faulty, 'line'>): row is Omit<Faulty, 'line'> => typeof row === 'object' && row !== null && 'fault' in row

/** undefined: no whole amount of đồng. */
export function amountIn(text: string): number | undefined {
  const read = readAmount(text)
  return read && 'amount' in read ? read.amount : undefined
}

type Table<Field extends string> = { at: Positions<Field>; rows: { line: number; cells: string[] }[] }

function tableOf<Field extends string>(text: string, layout: FileLayout<Field>): Table<Field> | undefined {
  for (const delimiter of SEPARATORS) {
    const records = recordsOf(text, delimiter)
    const heading = records?.slice(0, HEAD_ROWS).findIndex(({ cells }) => positionsOf(cells, layout)) ?? -1
    if (records && heading >= 0) return { at: positionsOf(records[heading]!.cells, layout)!, rows: records.slice(heading + 1).filter(({ cells }) => cells.some((cell) => cell.trim() !== '')) }
  }
  return undefined
}

function recordsOf(text: string, delimiter: string): { line: number; cells: string[] }[] | undefined {
  const records: { line: number; cells: string[] }[] = []
  try {
    parse(text, { delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, max_record_size: 20_000, on_record: (cells: string[], { lines }) => (records.push({ line: lines, cells }), null) })
  } catch {
    return undefined
  }
  return records
}

/** A leading apostrophe is a spreadsheet's way to keep zeros. */
const tidy = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim().replace(/^'/, '')
