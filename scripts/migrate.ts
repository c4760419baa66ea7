import { readEnv } from '#app/lib/env.server.ts'
import { bookOpening } from '#app/modules/orders/books/book-opening.server.ts'
import { adoptStaff } from '#app/modules/payments/collectors/adopt-staff.server.ts'
import { buildRuntime, systemContext } from '#app/runtime.server.ts'

// Opening a store brings its schema up to date; baskets older than the journal are then booked.
const runtime = await buildRuntime(readEnv(process.env))
try {
  const ctx = systemContext(runtime)
  await adoptStaff(ctx)
  const booked = await bookOpening(ctx)
  if (booked > 0) console.log(`The journal begins with ${booked} baskets that are older than it.`)
} finally {
  await runtime.store.close()
}
