import * as pg from 'drizzle-orm/pg-core'
import * as sqlite from 'drizzle-orm/sqlite-core'

/** One engine per process, chosen when the process starts. */
export const engine: 'sqlite' | 'postgres' = process.env.DATABASE_URL?.startsWith('postgres') ? 'postgres' : 'sqlite'

/** PostgreSQL's types are canonical: with SQLite's, `.get()/.all()/.run()` would compile and fail later. */
const pick = <T>(onPostgres: T, onSqlite: unknown): T => (engine === 'postgres' ? onPostgres : (onSqlite as T))

/** Byte order on both engines; PostgreSQL would otherwise sort by locale. */
const textC = pg.customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' })

export const table = pick(pg.pgTable, sqlite.sqliteTable)
export const text = pick((name: string) => textC(name), (name: string) => sqlite.text(name))
export const integer = pick((name: string) => pg.integer(name), (name: string) => sqlite.integer(name))
/** Whole đồng, safe to 2^53; an int4 would end at 2.1 billion. */
export const dong = pick((name: string) => pg.bigint(name, { mode: 'number' }), (name: string) => sqlite.integer(name))
export const boolean = pick((name: string) => pg.boolean(name), (name: string) => sqlite.integer(name, { mode: 'boolean' }))
/** UTC instant, millisecond precision. */
export const instant = pick(
  (name: string) => pg.timestamp(name, { withTimezone: true, precision: 3, mode: 'date' }),
  (name: string) => sqlite.integer(name, { mode: 'timestamp_ms' }),
)
export const json = pick(<T>(name: string) => pg.jsonb(name).$type<T>(), <T>(name: string) => sqlite.text(name, { mode: 'json' }).$type<T>())
export const index = pick(pg.index, sqlite.index)
export const uniqueIndex = pick(pg.uniqueIndex, sqlite.uniqueIndex)
export const check = pick(pg.check, sqlite.check)
export const primaryKey = pick(pg.primaryKey, sqlite.primaryKey)
