import { and, like, or, type SQL } from 'drizzle-orm'
import { producers } from '#db/schema/producers.ts'

/** Every word begins somewhere in the folded name. */
export const nameHas = (words: readonly string[]): SQL | undefined =>
  and(...words.map((word) => or(like(producers.searchText, `${word}%`), like(producers.searchText, `% ${word}%`))))
