import { and, asc, eq, like, max, sql, type Column, type SQL } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { communes, hamlets, placeAliases, provinces } from '#db/schema/places.ts'
import type { TypedPlace } from './place-text.ts'

const communeRow = {
  code: communes.code,
  name: communes.name,
  fullName: communes.fullName,
  provinceCode: communes.provinceCode,
  provinceName: provinces.name,
  provinceFullName: provinces.fullName,
}

/** Every word begins a word of the text, the first one a word of the place's own name. */
function begins(column: Column, { words }: TypedPlace): SQL | undefined {
  const text = sql`' ' || ${column}`
  return and(...words.map((word, position) => like(text, position === 0 ? `% ${word}%|%` : `% ${word}%`)))
}

/** Names that begin with the phrase stand before those with a later word. */
const nameFirst = (column: Column, { phrase }: TypedPlace) => sql`case when ${column} like ${`${phrase}%`} then 0 else 1 end`

export const communesNamed = (read: Reader, typed: TypedPlace, provinceCode: string | undefined, limit: number) =>
  read
    .select({ ...communeRow, text: communes.searchText, sort: communes.sortKey })
    .from(communes)
    .innerJoin(provinces, eq(provinces.code, communes.provinceCode))
    .where(and(begins(communes.searchText, typed), provinceCode ? eq(communes.provinceCode, provinceCode) : undefined))
    .orderBy(nameFirst(communes.searchText, typed), asc(communes.sortKey), asc(communes.code))
    .limit(limit)

export const communesOnceNamed = (read: Reader, typed: TypedPlace, provinceCode: string | undefined, limit: number) =>
  read
    .select({ ...communeRow, text: placeAliases.searchText, sort: communes.sortKey, alias: placeAliases.oldName })
    .from(placeAliases)
    .innerJoin(communes, eq(communes.code, placeAliases.communeCode))
    .innerJoin(provinces, eq(provinces.code, communes.provinceCode))
    .where(and(begins(placeAliases.searchText, typed), provinceCode ? eq(communes.provinceCode, provinceCode) : undefined))
    .orderBy(nameFirst(placeAliases.searchText, typed), asc(placeAliases.searchText), asc(placeAliases.id))
    .limit(limit)

export const communeRowByCode = (read: Reader, code: string) =>
  read.select(communeRow).from(communes).innerJoin(provinces, eq(provinces.code, communes.provinceCode)).where(eq(communes.code, code))

const provinceRow = { code: provinces.code, name: provinces.name, fullName: provinces.fullName, kind: provinces.kind }

export const allProvinces = (read: Reader) => read.select(provinceRow).from(provinces).orderBy(asc(provinces.sortKey))
export const provinceRowByCode = (read: Reader, code: string) => read.select(provinceRow).from(provinces).where(eq(provinces.code, code))

export const hamletsOfCommune = (read: Pick<Reader, 'select'>, communeCode: string) =>
  read.select({ name: hamlets.name, unitPath: hamlets.unitPath }).from(hamlets).where(eq(hamlets.communeCode, communeCode)).orderBy(asc(hamlets.number))

export const hamletByPath = (read: Reader, unitPath: string) => read.select({ name: hamlets.name }).from(hamlets).where(eq(hamlets.unitPath, unitPath))

/** '03' when the commune has '01' and '02'. */
export async function nextHamletNumber(tx: Writer, communeCode: string): Promise<string> {
  const [row] = await tx.select({ last: max(hamlets.number) }).from(hamlets).where(eq(hamlets.communeCode, communeCode))
  return String(Number(row?.last ?? 0) + 1).padStart(2, '0')
}

/** False when another write took the number first. */
export async function insertHamlet(tx: Writer, row: typeof hamlets.$inferInsert): Promise<boolean> {
  const added = await tx.insert(hamlets).values(row).onConflictDoNothing().returning({ id: hamlets.id })
  return added.length === 1
}
