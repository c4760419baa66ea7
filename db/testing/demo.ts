import sharp from 'sharp'
import { openVault } from '#app/adapters/vault/vault.server.ts'
import { seedDemo } from '#db/seed/demo/seed-demo.ts'
import type { Store } from '../client.server.ts'

/** The Vietnamese day for which the demo of every test is made. */
export const DEMO_DAY = '2026-11-22'
const blank = () => sharp({ create: { width: 40, height: 30, channels: 3, background: '#f5c343' } }).jpeg().toBuffer()

/** The demo market of 22 November 2026, every picture the same small one and no file kept. True when it stood there already. */
export async function seedDemoInto(store: Store): Promise<boolean> {
  const picture = await blank()
  return seedDemo({
    store,
    day: DEMO_DAY,
    publicUrl: 'http://cholang.test',
    camera: async () => picture,
    vault: openVault('a secret of at least thirty-two characters'),
    files: { put: async () => undefined, get: async () => null, delete: async () => undefined },
  })
}
