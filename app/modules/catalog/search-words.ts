import { fold } from '#app/lib/fold.ts'

/** How many of the typed words stand in the name exactly as typed, marks included. */
function exactWords(typed: string, name: string): number {
  const words = new Set(wordsOf(name))
  return wordsOf(typed).filter((word) => words.has(word)).length
}

const wordsOf = (text: string) => text.normalize('NFC').toLowerCase().split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean)

/** Better matches of marks first, equals in the order they came. */
export const byExactWords = <Row extends { name: string }>(typed: string, rows: readonly Row[]): Row[] =>
  rows
    .map((row, at) => ({ row, at, exact: exactWords(typed, row.name) }))
    .sort((a, b) => b.exact - a.exact || a.at - b.at)
    .map(({ row }) => row)

export type SetRow = { id: string; industry: string; industryName: string; groupName: string; name: string }

/** 'Gia vị' → 'gia-vi': how a group stands in an address. */
export const groupSlug = (groupName: string): string => fold(groupName).replaceAll(' ', '-')

/** An industry (I … VI), a group or a single set → the sets in it; undefined when the market knows no such group. */
export function setsIn<Set extends SetRow>(sets: readonly Set[], wanted: string): { ids: string[]; name: string } | undefined {
  const found = [
    { rows: sets.filter(({ industry }) => industry === wanted), name: (row: Set) => row.industryName },
    { rows: sets.filter(({ groupName }) => groupSlug(groupName) === wanted), name: (row: Set) => row.groupName },
    { rows: sets.filter(({ id }) => id === wanted), name: (row: Set) => row.name },
  ].find(({ rows }) => rows.length > 0)
  return found && { ids: found.rows.map(({ id }) => id), name: found.name(found.rows[0]!) }
}
