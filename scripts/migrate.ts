import { openStore } from '#db/client.server.ts'
import { readEnv } from '#app/lib/env.server.ts'

// Opening a store brings its schema up to date.
const store = await openStore(readEnv(process.env).databaseUrl)
await store.close()
