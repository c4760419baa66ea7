// Places one order in a process of its own; with CRASH_AT_STATEMENT it dies on the way.
import { readEnv } from '#app/lib/env.server.ts'
import { placeOrder, type PlaceOrder } from '#app/modules/checkout/place-order.server.ts'
import { buildRuntime, systemContext } from '#app/runtime.server.ts'

const runtime = await buildRuntime(readEnv(process.env))
const { groupCodes } = await placeOrder(systemContext(runtime), JSON.parse(process.argv[2]!) as PlaceOrder)
console.log(groupCodes.join(' '))
await runtime.store.close()
