import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { openStore, type Store } from '#db/client.server.ts'
import * as schema from '#db/schema/all.ts'
import { openVault } from '#app/adapters/vault/vault.server.ts'
import { seedReference } from '#db/seed/reference/seed-reference.ts'
import { seedDemo } from './seed-demo.ts'

async function seeded(picture: Buffer): Promise<Store> {
  const store = await openStore(join(mkdtempSync(join(tmpdir(), 'cho-lang-')), 'demo.sqlite'))
  await seedReference(store)
  await seedDemo({
    store,
    day: '2026-11-22',
    publicUrl: 'http://cholang.test',
    camera: async () => picture,
    vault: openVault('a secret of at least thirty-two characters'),
    files: { put: async () => undefined, get: async () => null, delete: async () => undefined },
  })
  return store
}

it('two markets seeded for one day hold the same people, goods and orders', { timeout: 180_000 }, async () => {
  const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#f5c343' } }).jpeg().toBuffer()
  const [one, other] = [await seeded(picture), await seeded(picture)]
  for (const table of [schema.persons, schema.producers, schema.stalls, schema.products, schema.orders, schema.events, schema.productPhotos]) {
    const ids = async (of: Store) => (await of.read.select({ id: table.id }).from(table as typeof schema.persons)).map(({ id }) => id).sort()
    expect(await ids(other)).toEqual(await ids(one))
  }
  await one.close()
  await other.close()
})
