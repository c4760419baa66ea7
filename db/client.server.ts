import { AsyncLocalStorage } from 'node:async_hooks'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { drizzle as drizzleSqlite } from 'drizzle-orm/better-sqlite3'
import { migrate as migrateSqlite } from 'drizzle-orm/better-sqlite3/migrator'
import { drizzle as drizzlePostgres, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { migrate as migratePostgres } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { postgresAppendOnly, sqliteAppendOnly } from './append-only.server.ts'
import { compilingOnce } from './compiling-once.server.ts'
import { engine } from './dialect.ts'
import * as schema from './schema/all.ts'
import { postgresSearchIndex, sqliteSearchIndex } from './search-index.server.ts'

type Query = NodePgDatabase<typeof schema>
export type Reader = Pick<Query, 'select' | 'selectDistinct' | 'query' | '$count' | 'with' | '$with'>
export type Writer = Pick<Query, keyof Reader | 'insert' | 'update' | 'delete'>
export type Store = { read: Reader; write<T>(work: (tx: Writer) => Promise<T>): Promise<T>; close(): Promise<void> }
/** `onStatement` is told of every statement before it runs; the crash tests die in it. */
export type StoreOptions = { onStatement?: (() => void) | undefined }

const MIGRATION_LOCK = 20_261_122
const POSTGRES_TRIES = 5
const MAPPED_BYTES = 8 * 2 ** 30
const writing = new AsyncLocalStorage<true>()

/** `url`: a SQLite file, or postgres://…; must agree with the engine chosen in dialect.ts. Migrates before it returns. */
export const openStore = (url: string, options: StoreOptions = {}): Promise<Store> =>
  engine === 'postgres' ? openPostgres(url, options) : openSqlite(url, options)

/** Reading only, beside a shop that may be running: nothing is migrated and the engine refuses every write. */
export async function openReader(url: string): Promise<Pick<Store, 'read' | 'close'>> {
  if (engine === 'sqlite') {
    const { reader, read } = readSqlite(url)
    // It reads whole tables: mapped into memory, a large file costs no call for each page.
    reader.pragma(`mmap_size=${MAPPED_BYTES}`)
    return { read, close: async () => void reader.close() }
  }
  const pool = new pg.Pool({ connectionString: url, max: 2, options: '-c default_transaction_read_only=on' })
  pool.on('error', () => undefined)
  return { read: drizzlePostgres(pool, { schema }), close: () => pool.end() }
}

function readSqlite(file: string): { reader: Database.Database; read: Reader } {
  const reader = compilingOnce(new Database(file, { readonly: true, fileMustExist: true }))
  reader.pragma('query_only=ON')
  return { reader, read: drizzleSqlite(reader, { schema }) as unknown as Reader }
}

/** A nested write would wait for itself: refuse it instead. */
function onlyOutermost<T>(work: () => Promise<T>): Promise<T> {
  if (writing.getStore()) return Promise.reject(new Error('store.write inside store.write: pass tx on instead'))
  return writing.run(true, work)
}

const loggerOf = ({ onStatement }: StoreOptions) => (onStatement ? { logger: { logQuery: onStatement } } : {})

async function openPostgres(url: string, options: StoreOptions): Promise<Store> {
  const pool = new pg.Pool({ connectionString: url, max: 10 })
  pool.on('error', () => undefined) // an idle connection that broke is replaced by the pool; a broken query rejects by itself
  const database = drizzlePostgres(pool, { schema, ...loggerOf(options) })
  await migrateAlone(pool)
  return {
    read: database,
    write: (work) => onlyOutermost(() => retried(() => database.transaction((tx) => work(tx)))),
    close: () => pool.end(),
  }
}

/** 40001 and 40P01: PostgreSQL ended the transaction to break a deadlock or a serialization cycle; nothing of it was kept. */
async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      const code = (error as { cause?: { code?: string } }).cause?.code ?? (error as { code?: string }).code
      if (attempt === POSTGRES_TRIES || (code !== '40001' && code !== '40P01')) throw error
    }
  }
}

async function migrateAlone(pool: pg.Pool) {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await migratePostgres(drizzlePostgres(client), { migrationsFolder: 'db/migrations/postgres' })
    for (const statement of [...postgresSearchIndex, ...postgresAppendOnly]) await client.query(statement)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK])
    client.release()
  }
}

async function openSqlite(file: string, options: StoreOptions): Promise<Store> {
  mkdirSync(dirname(file), { recursive: true })
  const writer = compilingOnce(new Database(file))
  for (const pragma of ['journal_mode=WAL', 'busy_timeout=5000', 'synchronous=NORMAL', 'foreign_keys=OFF']) writer.pragma(pragma)
  // Foreign keys stay off meanwhile: a table rebuild inside drizzle's migrator would cascade deletes.
  migrateSqlite(drizzleSqlite(writer), { migrationsFolder: 'db/migrations/sqlite' })
  if ((writer.pragma('foreign_key_check') as unknown[]).length > 0) throw new Error('migration left dangling references')
  for (const statement of [...sqliteSearchIndex, ...sqliteAppendOnly]) writer.exec(statement)
  writer.pragma('foreign_keys=ON')
  const { reader, read } = readSqlite(file)
  const tx = drizzleSqlite(writer, { schema, ...loggerOf(options) })
  const exec = (statement: string) => {
    options.onStatement?.()
    writer.exec(statement)
  }
  let queue: Promise<unknown> = Promise.resolve()
  return {
    read,
    write(work) {
      return onlyOutermost(() => {
        const result = queue.then(async () => {
          exec('BEGIN IMMEDIATE')
          try {
            const value = await work(tx as unknown as Writer)
            exec('COMMIT')
            return value
          } catch (error) {
            if (writer.inTransaction) writer.exec('ROLLBACK')
            throw error
          }
        })
        queue = result.catch(() => {})
        return result
      })
    },
    async close() {
      await queue
      reader.close()
      writer.close()
    },
  }
}
