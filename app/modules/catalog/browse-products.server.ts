import type { Reader } from '#db/client.server.ts'
import { searchWords } from '#app/lib/fold.ts'
import { findProducts } from './find-products.server.ts'
import type { ListQuery } from './list-query.ts'
import { allSets } from './products.repo.server.ts'
import { setsIn } from './search-words.ts'
import { listChoices } from './show-market.server.ts'

/** A page of the list with the choices beside it and, when nothing was found, words of the search that do find something. */
export async function browseProducts(read: Reader, query: ListQuery, today: string) {
  const choices = await listChoices(read)
  const found = await findProducts(read, query, today)
  return {
    ...found,
    choices,
    provinceName: choices.provinces.find(({ code }) => code === query.province)?.name ?? (query.province || undefined),
    groupName: query.group ? (setsIn(await allSets(read), query.group)?.name ?? query.group) : undefined,
    suggestions: found.total === 0 ? await wordsThatFind(read, query.q, today) : [],
  }
}

async function wordsThatFind(read: Reader, q: string, today: string): Promise<string[]> {
  const words = searchWords(q)
  if (words.length < 2) return []
  const tries = [...words.slice(1).map((word, at) => `${words[at]} ${word}`), ...words]
  const finding: string[] = []
  for (const one of tries) if (finding.length < 4 && (await findProducts(read, { q: one }, today)).total > 0) finding.push(one)
  return finding
}
