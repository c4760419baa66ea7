import { DomainError, notFound } from '#app/lib/errors.ts'
import type { Reader } from '#db/client.server.ts'
import { closeness, readTypedPlace } from './place-text.ts'
import { communeRowByCode, communesNamed, communesOnceNamed } from './places.repo.server.ts'

export type Commune = { code: string; name: string; fullName: string; provinceCode: string; provinceName: string; provinceFullName: string }
export type FoundCommune = Commune & { /** The old name it was found by. */ alias?: string }

/** Codes that other data sets use for a commune of ours. */
const otherCodes: Record<string, string> = { '23737': '23938' }
const MOST = 20
const LOOKED_AT = 200

/**
 * Communes that have a word beginning with each typed word, today's names before old ones, the very name first.
 * 'tan cuong', 'tan cuong thai nguyen' and 'Xã Tân Cương' find the same. Nothing below two letters.
 */
async function rankedCommunes(read: Reader, typed: string, provinceCode: string | undefined) {
  const place = readTypedPlace(typed)
  if (!place) return []
  const named = await communesNamed(read, place, provinceCode, LOOKED_AT)
  const onceNamed = await communesOnceNamed(read, place, provinceCode, LOOKED_AT)
  const ranked = [...named, ...onceNamed].map(({ text, sort, ...found }) => {
    const near = closeness(place, text)
    return { found: found as FoundCommune, sort, exact: near === 0, rank: near * 2 + ('alias' in found ? 1 : 0) }
  })
  ranked.sort((a, b) => a.rank - b.rank || (a.sort < b.sort ? -1 : a.sort > b.sort ? 1 : a.found.code < b.found.code ? -1 : 1))
  const seen = new Set<string>()
  return ranked.filter(({ found }) => !seen.has(found.code) && seen.add(found.code))
}

export async function findCommune(read: Reader, code: string): Promise<Commune | undefined> {
  return (await communeRowByCode(read, otherCodes[code] ?? code))[0]
}

/** Throws not found for a code that is no commune. */
export async function communeByCode(read: Reader, code: string): Promise<Commune> {
  const commune = await findCommune(read, code)
  if (!commune) throw notFound()
  return commune
}

export type Resolved = { kind: 'one'; commune: Commune } | { kind: 'several'; choices: FoundCommune[] } | { kind: 'none' }

/** What somebody typed, and the choice made of the communes it matched, → one commune. A choice counts only while it fits what is typed. */
export async function resolveCommune(read: Reader, { typed, code, provinceCode }: { typed: string; code?: string | undefined; provinceCode?: string | undefined }): Promise<Resolved> {
  const matches = await rankedCommunes(read, typed, provinceCode)
  if (code) {
    const chosen = await findCommune(read, code)
    const fits = chosen && (provinceCode === undefined || chosen.provinceCode === provinceCode) && (typed.trim() === '' || matches.some(({ found }) => found.code === chosen.code))
    if (fits) return { kind: 'one', commune: chosen }
  }
  const today = matches.filter(({ found, exact }) => exact && !found.alias)
  const exact = today.length > 0 ? today : matches.filter((match) => match.exact)
  const choices = exact.length > 0 ? exact : matches
  if (choices.length === 0) return { kind: 'none' }
  if (choices.length > 1 || (today.length === 0 && choices[0]!.found.alias)) return { kind: 'several', choices: choices.slice(0, MOST).map(({ found }) => found) }
  return { kind: 'one', commune: choices[0]!.found }
}

/** The one commune, or DomainError beside the field: `places.noCommune`, or `places.chooseCommune` when several match. */
export async function requireCommune(
  read: Reader,
  { field = 'commune', ...input }: { typed: string; code?: string | undefined; provinceCode?: string | undefined; field?: string },
): Promise<Commune> {
  const resolved = await resolveCommune(read, input)
  if (resolved.kind === 'one') return resolved.commune
  throw new DomainError('invalid', resolved.kind === 'none' ? 'places.noCommune' : 'places.chooseCommune', { field })
}
