import { sql } from 'drizzle-orm'
import type { Writer } from '#db/client.server.ts'
import { catalogState } from '#db/schema/catalog.ts'

/** Step: a card changed that a buyer could see. Comes last in its write, for every writer meets here. */
export async function bumpCatalog(tx: Writer): Promise<void> {
  await tx
    .insert(catalogState)
    .values({ id: 'only', version: 1 })
    .onConflictDoUpdate({ target: catalogState.id, set: { version: sql`${catalogState.version} + 1` } })
}
