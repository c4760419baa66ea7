import { sql } from 'drizzle-orm'
import { engine } from '#db/dialect.ts'
import { catalogState } from '#db/schema/catalog.ts'
import type { Host } from '#app/lib/host.ts'
import { pageVersion } from '#app/modules/catalog/page-version.server.ts'
import { theRuntime } from './runtime.server.ts'
import { startWorker } from './worker.server.ts'

/** Opens what the Express host needs: one runtime, and the worker inside unless it runs beside. */
export async function openHost(): Promise<Host> {
  const { env, store, clock, ports, logger } = await theRuntime()
  const worker = env.WORKER === 'inside' ? startWorker({ store, clock, ports, logger, env }) : undefined
  const host: Host = {
    engine,
    config: { mode: env.MODE, host: env.HOST, port: env.PORT, publicUrl: env.PUBLIC_URL, trustProxy: env.TRUST_PROXY ?? false },
    logger,
    now: clock.now,
    pageVersion: (pathname) => pageVersion(store.read, pathname),
    ready: async () => void (await store.read.select({ one: sql`1` }).from(catalogState).limit(1)),
    async close() {
      await worker?.stop()
      await store.close()
    },
  }
  return env.MODE === 'test' ? { ...host, setClock: clock.set } : host
}
