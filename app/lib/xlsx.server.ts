import writeXlsxFile, { type Row } from 'write-excel-file/node'
import type { Sheet } from './sheet.ts'

const WIDEST = 60
const NARROWEST = 10

/**
 * Sheets as an Excel file. Numbers are numbers with grouped digits, text is text and never a formula; the head row is bold and stays in sight.
 * Tab names lose what Excel forbids in them and end after 31 characters.
 */
export const toXlsx = (sheets: readonly Sheet[]): Promise<Buffer> =>
  writeXlsxFile(
    sheets.map(({ name, head, rows }) => ({
      sheet: name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31),
      stickyRowsCount: 1,
      columns: head.map((title, at) => ({ width: Math.min(WIDEST, Math.max(NARROWEST, title.length, ...rows.map((row) => String(row[at] ?? '').length)) + 2) })),
      data: [head.map((value) => ({ value, type: String, fontWeight: 'bold' as const, wrap: true })), ...rows.map((row): Row => row.map(cellOf))],
    })),
  ).toBuffer()

const cellOf = (value: string | number | null) =>
  value === null || value === '' ? null : typeof value === 'number' ? { value, type: Number, format: '#,##0' } : { value, type: String }

/** Headers of an XLSX answer; `name` in plain Latin letters. */
export const xlsxHeaders = (name: string): Record<string, string> => ({
  'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'Content-Disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '-')}"`,
  'Cache-Control': 'no-store',
})
