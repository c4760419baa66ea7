// Drains events beside PostgreSQL; the app then runs with WORKER=beside.
import { theRuntime } from '#app/runtime.server.ts'
import { startWorker } from '#app/worker.server.ts'

const runtime = await theRuntime()
const worker = startWorker(runtime)
runtime.logger.info('the worker has begun')

let stopping: Promise<void> | undefined
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void (stopping ??= stop()))

async function stop() {
  await worker.stop()
  await runtime.store.close()
  process.exit(0)
}
