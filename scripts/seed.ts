import { buildRuntime } from '#app/runtime.server.ts'
import { readEnv } from '#app/lib/env.server.ts'
import { seedReference } from '#db/seed/reference/seed-reference.ts'

const runtime = await buildRuntime(readEnv(process.env))
try {
  await seedReference(runtime.store)
} finally {
  await runtime.store.close()
}
