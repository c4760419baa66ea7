import type { CsvCell } from './csv.ts'

/** One table as a file holds it: the head, then rows; whole đồng as numbers. `name` becomes the tab of a spreadsheet. */
export type Sheet = { name: string; head: readonly string[]; rows: readonly (readonly CsvCell[])[] }
