// npm run vault:reseal: the shop stands still; SECRET_KEY is the new key, SECRET_KEY_OLD the one before. Safe to repeat.
import { openVault } from '#app/adapters/vault/vault.server.ts'
import { readEnv } from '#app/lib/env.server.ts'
import { reseal } from '#app/reseal.server.ts'
import { buildRuntime } from '#app/runtime.server.ts'

const env = readEnv(process.env)
if (!env.SECRET_KEY_OLD || env.SECRET_KEY_OLD === env.SECRET_KEY) {
  console.error('SECRET_KEY_OLD: the key before, other than SECRET_KEY')
  process.exit(2)
}
const { store, ports } = await buildRuntime(env)
try {
  for (const { place, turned, already } of await reseal(store, { from: openVault(env.SECRET_KEY_OLD), to: ports.vault })) console.log(`${place}: ${turned} sealed anew, ${already} were already`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await store.close()
}
