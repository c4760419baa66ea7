import type { Reader } from '#db/client.server.ts'
import { fold } from '#app/lib/fold.ts'
import { placeNames, setById } from './products.repo.server.ts'

const MOST_WORDS = 200

type Searchable = { name: string; setId: string; stallName: string; communeCode: string; provinceCode: string }

/** What a search may find a product by: name, set, group, stall, place of today and of old; each word once. */
export async function searchTextOf(read: Reader, { name, setId, stallName, communeCode, provinceCode }: Searchable): Promise<string> {
  const set = await setById(read, setId)
  const { today, old } = await placeNames(read, communeCode, provinceCode)
  const words = fold([name, set?.name ?? '', set?.groupName ?? '', stallName, ...today, ...old].join(' ')).split(' ')
  return [...new Set(words)].slice(0, MOST_WORDS).join(' ')
}
