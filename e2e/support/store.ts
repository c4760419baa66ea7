import Database from 'better-sqlite3'
import pg from 'pg'

type Value = string | number | boolean | Date | null
type Row = Record<string, unknown>

/** One statement on the shop's own store, for what no page shows or does. Parameters stand as `?` on both engines. */
export async function ask(databaseUrl: string, statement: string, values: readonly Value[] = []): Promise<Row[]> {
  return databaseUrl.startsWith('postgres') ? askPostgres(databaseUrl, statement, values) : askSqlite(databaseUrl, statement, values)
}

async function askPostgres(url: string, statement: string, values: readonly Value[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  let position = 0
  const answer = await client.query<Row>(statement.replaceAll('?', () => `$${++position}`), [...values]).finally(() => client.end())
  return answer.rows
}

function askSqlite(file: string, statement: string, values: readonly Value[]): Row[] {
  const database = new Database(file, { timeout: 5_000 })
  try {
    const prepared = database.prepare<unknown[], Row>(statement)
    const plain = values.map((value) => (value instanceof Date ? value.getTime() : typeof value === 'boolean' ? Number(value) : value))
    if (prepared.reader) return prepared.all(...plain)
    prepared.run(...plain)
    return []
  } finally {
    database.close()
  }
}
