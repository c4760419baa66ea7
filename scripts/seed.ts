import { localDay } from '#app/lib/time.ts'
import { readEnv } from '#app/lib/env.server.ts'
import { buildRuntime } from '#app/runtime.server.ts'
import { seedDemo } from '#db/seed/demo/seed-demo.ts'
import { seedReference } from '#db/seed/reference/seed-reference.ts'

/** Tests know what day it is. */
const TEST_DAY = '2026-11-22'

const env = readEnv(process.env)
const runtime = await buildRuntime(env)
try {
  await seedReference(runtime.store)
  if (env.MODE !== 'production' && !process.argv.includes('--reference')) {
    const day = process.env.SEED_DAY ?? (env.MODE === 'test' ? TEST_DAY : localDay(runtime.clock.now()))
    const { files, vault } = runtime.ports
    const before = performance.now()
    const wasThere = await seedDemo({ store: runtime.store, files, vault, publicUrl: env.PUBLIC_URL, day, avif: !process.argv.includes('--without-avif') })
    if (!wasThere) console.log(`Demo data for ${day} in ${Math.round((performance.now() - before) / 1000)} s`)
  }
} finally {
  await runtime.store.close()
}
