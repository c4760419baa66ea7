import type { Server } from 'node:http'
import shutdown from 'http-graceful-shutdown'

const PATIENCE_MS = 10_000

/** Requests under way finish, then `close` gives back what the process holds. A signal that comes twice changes nothing. */
export function stopGracefully(server: Server, close: () => Promise<void>) {
  let stopping: Promise<void> | undefined
  // Its own handling of signals would exit at once on the second, and a terminal and a supervisor often both send one.
  const stop = shutdown(server, { signals: '', timeout: PATIENCE_MS, forceExit: false, onShutdown: close })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      stopping ??= stop().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
  }
  return { isStopping: () => stopping !== undefined }
}
