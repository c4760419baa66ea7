export type CsvCell = string | number | null

/** Excel takes a file without it for a Windows code page and garbles every Vietnamese letter. */
const BOM = '\uFEFF'

/**
 * Rows as CSV for spreadsheets and banks: BOM, CRLF, fields quoted where RFC 4180 asks for it. Numbers stand without group marks.
 * Text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV injection): names come from strangers.
 */
export const toCsv = (rows: readonly (readonly CsvCell[])[], { separator = ',' }: { separator?: ',' | ';' | '\t' } = {}): string =>
  BOM + rows.map((row) => row.map((cell) => written(cell, separator)).join(separator) + '\r\n').join('')

function written(cell: CsvCell, separator: string): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** `Content-Disposition` and type of a CSV answer; `name` in plain Latin letters. */
export const csvHeaders = (name: string): Record<string, string> => ({
  'Content-Type': 'text/csv; charset=utf-8',
  'Content-Disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '-')}"`,
  'Cache-Control': 'no-store',
})
