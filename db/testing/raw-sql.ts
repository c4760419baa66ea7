import Database from 'better-sqlite3'
import pg from 'pg'
import { engine } from '../dialect.ts'
import { sqliteAppendOnly } from '../append-only.server.ts'

const triggers = sqliteAppendOnly.map((statement) => /exists (\w+)/.exec(statement)![1]!)

/** Statements of somebody who has the database's password: no trigger, no foreign key holds them. For the test file's own database. */
export async function tamper(...statements: string[]): Promise<void> {
  if (engine === 'postgres') {
    const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
    await client.connect()
    await client.query('set session_replication_role = replica')
    for (const statement of statements) await client.query(statement)
    return client.end()
  }
  const database = new Database(process.env.DATABASE_URL)
  database.pragma('foreign_keys=OFF')
  for (const name of triggers) database.exec(`drop trigger if exists ${name}`)
  for (const statement of statements) database.exec(statement)
  for (const statement of sqliteAppendOnly) database.exec(statement)
  database.close()
}
