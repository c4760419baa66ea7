import { and, asc, eq, getTableColumns, getTableName, gt, is, Table, type SQL } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Reader, Store, Writer } from '#db/client.server.ts'
import * as schema from '#db/schema/all.ts'
import type { Vault } from '#app/lib/ports.ts'
import { accountDigest } from '#app/modules/payments/collectors/collector-account.server.ts'

type Turn = (sealed: string) => string
type Row = { id: string; value: unknown } & Record<string, unknown>
type Place = { name: string; table: PgTable; key: string; only?: SQL; turned(value: unknown, turn: Turn): unknown }
export type Resealed = { place: string; turned: number; already: number }

const A_PAGE = 200
const columnsOf = (table: PgTable): Record<string, PgColumn> => getTableColumns(table)

const text = (value: unknown, turn: Turn) => turn(value as string)
const fields = (value: unknown, turn: Turn) =>
  Object.fromEntries(Object.entries(value as Record<string, string>).map(([field, kept]) => [field, field.endsWith('Sealed') ? turn(kept) : kept]))

/** Every place where sealed text is kept: the columns named `…_sealed`, an app's secret among the credentials, and proposals with sealed fields. */
export function sealedPlaces(): Place[] {
  const tables = Object.values(schema).filter((one) => is(one, Table)) as unknown as PgTable[]
  const place = (table: PgTable, key: string, turned: Place['turned'], only?: SQL): Place => ({ name: `${getTableName(table)}.${columnsOf(table)[key]!.name}`, table, key, turned, ...(only && { only }) })
  const { credentials, collectorProposals } = schema
  return [
    ...tables.flatMap((table) => Object.entries(columnsOf(table)).filter(([, { name }]) => name.endsWith('_sealed')).map(([key]) => place(table, key, text))),
    place(credentials, 'secret', text, eq(credentials.kind, 'totp')),
    place(collectorProposals, 'content', fields),
  ]
}

/**
 * Seals everything that is kept sealed with another key. Only while no shop runs. First every text is opened, without a change; one that
 * neither key opens is an Error that counts them by place, and nothing was changed. Then page by page: who is interrupted begins again.
 */
export async function reseal(store: Store, { from, to }: { from: Vault; to: Vault }): Promise<Resealed[]> {
  const places = sealedPlaces()
  const unread: string[] = []
  for (const place of places) {
    let lost = 0
    await eachPage(store.read, place, async (rows) => {
      for (const { value } of rows) place.turned(value, (sealed) => ((opened(to, sealed) ?? opened(from, sealed)) === undefined ? (lost++, sealed) : sealed))
    })
    if (lost > 0) unread.push(`${place.name}: ${lost}`)
  }
  if (unread.length > 0) throw new Error(`Neither key opens these; nothing was changed.\n${unread.join('\n')}`)
  const done: Resealed[] = []
  for (const place of places) done.push(await resealPlace(store, place, from, to))
  return done
}

async function resealPlace(store: Store, place: Place, from: Vault, to: Vault): Promise<Resealed> {
  const count = { place: place.name, turned: 0, already: 0 }
  await eachPage(store.read, place, async (rows) => {
    const stale = rows.flatMap((row) => {
      let old = 0
      const value = place.turned(row.value, (sealed) => (opened(to, sealed) === undefined ? (old++, to.seal(from.open(sealed))) : sealed))
      return old > 0 ? [{ row, value }] : []
    })
    await store.write(async (tx) => {
      for (const { row, value } of stale) await replace(tx, place, row, { [place.key]: value, ...foundBy(place, row, value, to) })
    })
    count.turned += stale.length
    count.already += rows.length - stale.length
  })
  return count
}

/** A bank feed finds a collector's account by a digest, which the key makes, too. */
const foundBy = ({ table }: Place, row: Row, value: unknown, vault: Vault): Record<string, unknown> =>
  (table as unknown) === schema.collectorAccounts ? { numberDigest: accountDigest(vault, String(row.bankBin), vault.open(String(value))) } : {}

async function eachPage(read: Reader, { table, key, only }: Place, work: (rows: Row[]) => Promise<void>): Promise<void> {
  const columns = columnsOf(table)
  const id = columns.id!
  for (let after = ''; ; ) {
    const rows = await read.select(columns).from(table).where(and(gt(id, after), only)).orderBy(asc(id)).limit(A_PAGE)
    if (rows.length === 0) return
    await work(rows.filter((row) => row[key] !== null).map((row) => ({ ...row, id: String(row.id), value: row[key] })))
    after = String(rows.at(-1)!.id)
  }
}

async function replace(tx: Writer, { table }: Place, { id }: Row, set: Record<string, unknown>): Promise<void> {
  await tx.update(table).set(set).where(eq(columnsOf(table).id!, id))
}

function opened(vault: Vault, sealed: string): string | undefined {
  try {
    return vault.open(sealed)
  } catch {
    return undefined
  }
}
