import type { Reader } from '#db/client.server.ts'
import { findProducts } from './find-products.server.ts'
import { allSets } from './products.repo.server.ts'
import { everySlug } from './public.repo.server.ts'
import { groupSlug } from './search-words.ts'
import { provincesWithGoods, setsWithGoods } from './search.repo.server.ts'

export type GroupChoice = { industry: string; industryName: string; groups: { slug: string; name: string; count: number }[]; count: number }

/** Industries and their groups with how many goods each has now, in the order of the decision. */
async function listGroups(read: Reader): Promise<GroupChoice[]> {
  const goods = new Map((await setsWithGoods(read)).map(({ setId, count }) => [setId, count]))
  const industries: GroupChoice[] = []
  for (const { id, industry, industryName, groupName } of await allSets(read)) {
    const count = goods.get(id) ?? 0
    let entry = industries.find((one) => one.industry === industry)
    if (!entry) industries.push((entry = { industry, industryName, groups: [], count: 0 }))
    entry.count += count
    const group = entry.groups.find(({ name }) => name === groupName)
    if (group) group.count += count
    else entry.groups.push({ slug: groupSlug(groupName), name: groupName, count })
  }
  return industries
}

/** The choices beside the list of goods. */
export const listChoices = async (read: Reader) => ({ provinces: await provincesWithGoods(read), groups: await listGroups(read) })

const FRONT = 8

/** What stands on the front page. */
export async function showFront(read: Reader, today: string) {
  const { cards, total } = await findProducts(read, { sort: 'rank' }, today)
  const starred = await findProducts(read, { stars: [5, 4] }, today)
  const shown = new Set(starred.cards.slice(0, FRONT).map(({ id }) => id))
  return { newest: cards.filter(({ id }) => !shown.has(id)).slice(0, FRONT), starred: starred.cards.slice(0, FRONT), total, ...(await listChoices(read)) }
}

const MOST_ADDRESSES = 20_000
export const listAddresses = (read: Reader) => everySlug(read, MOST_ADDRESSES)
