import type { Logger } from 'pino'

/** What the Express host may know of the app; it reaches it only through the server build. */
export type Host = {
  engine: 'sqlite' | 'postgres'
  config: { mode: 'demo' | 'test' | 'production'; host: string; port: number; publicUrl: string; trustProxy: string | false }
  logger: Logger
  /** The clock of the shop; in MODE=test it can be moved. */
  now(): Date
  /** Version of what a shared page shows: changes when a buyer could see a difference. */
  pageVersion(pathname: string): Promise<string>
  /** Throws when the database does not answer. */
  ready(): Promise<void>
  /** Stops the worker, which gives its leases back, then closes the store. */
  close(): Promise<void>
  /** MODE=test only. */
  setClock?: (at: Date) => void
}
