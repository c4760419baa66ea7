import { csvHeaders, toCsv } from '#app/lib/csv.ts'
import { notFound } from '#app/lib/errors.ts'
import type { T } from '#app/lib/i18n.ts'
import type { Sheet } from '#app/lib/sheet.ts'
import { toXlsx, xlsxHeaders } from '#app/lib/xlsx.server.ts'
import type { Statement } from './get-statement.server.ts'
import { duesSheet, movesSheet, ordersSheet } from './statement-sheets.ts'

/** The statement as bang-ke.csv, bang-ke.xlsx or thanh-vien.csv; not_found for another name, and for members of what is no co-operative. */
export async function statementFile(t: T, statement: Statement, file: string): Promise<Response> {
  const name = `${statement.month}-${file}`
  if (file === 'bang-ke.csv') return csv(name, ordersSheet(t, statement))
  if (file === 'thanh-vien.csv' && statement.kind === 'cooperative') return csv(name, duesSheet(t, statement))
  if (file !== 'bang-ke.xlsx') throw notFound()
  const sheets = [ordersSheet(t, statement), movesSheet(t, statement), ...(statement.kind === 'cooperative' ? [duesSheet(t, statement)] : [])]
  return new Response(new Uint8Array(await toXlsx(sheets)), { headers: xlsxHeaders(name) })
}

const csv = (name: string, { head, rows }: Sheet) => new Response(toCsv([head, ...rows]), { headers: csvHeaders(name) })
