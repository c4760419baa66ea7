import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openStore, type Store } from '#db/client.server.ts'
import * as schema from '#db/schema/all.ts'
import { seedReference } from '#db/seed/reference/seed-reference.ts'
import { seedDemoInto } from '#db/testing/demo.ts'

async function seeded(): Promise<Store> {
  const store = await openStore(join(mkdtempSync(join(tmpdir(), 'cho-lang-')), 'demo.sqlite'))
  await seedReference(store)
  await seedDemoInto(store)
  return store
}

it('two markets seeded for one day hold the same people, goods and orders', { timeout: 180_000 }, async () => {
  const [one, other] = [await seeded(), await seeded()]
  for (const table of [schema.persons, schema.producers, schema.stalls, schema.products, schema.orders, schema.events, schema.productPhotos]) {
    const ids = async (of: Store) => (await of.read.select({ id: table.id }).from(table as typeof schema.persons)).map(({ id }) => id).sort()
    expect(await ids(other)).toEqual(await ids(one))
  }
  await one.close()
  await other.close()
})
