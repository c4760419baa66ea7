import { getTableColumns, getTableName, is, Table } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Store } from '../client.server.ts'
import * as schema from '../schema/all.ts'

/** What the vault makes, wherever it stands in a text: version, nonce of 12 bytes, tag of 16, the sealed body. */
const SEALED = /\bv1\.[\w-]{16}\.[\w-]{22}\.[\w-]+/g

/** Every sealed text in every table, by `table.column`, read without knowing where it should be. */
export async function sealedTexts(store: Store): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  for (const table of Object.values(schema).filter((one) => is(one, Table)) as unknown as PgTable[]) {
    const columns = Object.entries(getTableColumns(table))
    for (const row of (await store.read.select().from(table)) as Record<string, unknown>[]) {
      for (const [key, { name }] of columns) {
        const texts = JSON.stringify(row[key] ?? '').match(SEALED)
        if (texts) found.set(`${getTableName(table)}.${name}`, [...(found.get(`${getTableName(table)}.${name}`) ?? []), ...texts])
      }
    }
  }
  return found
}
