import type Database from 'better-sqlite3'

const KEPT = 500

/**
 * drizzle has a statement compiled anew at each call: about a third of the processor that settling a payment took. Here a text is compiled once
 * by its connection, and the texts used last are kept. A changed schema is SQLite's to notice: it compiles again by itself.
 */
export function compilingOnce(database: Database.Database): Database.Database {
  const kept = new Map<string, Database.Statement>()
  const compile: (text: string) => Database.Statement = database.prepare.bind(database)
  const prepare = (text: string): Database.Statement => {
    const statement = kept.get(text) ?? compile(text)
    kept.delete(text)
    kept.set(text, statement)
    if (kept.size > KEPT) kept.delete(kept.keys().next().value!)
    // Whoever had it before may have asked for rows without names.
    return statement.reader ? statement.raw(false) : statement
  }
  return Object.assign(database, { prepare })
}
