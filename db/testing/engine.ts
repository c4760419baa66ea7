import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { afterAll, inject } from 'vitest'

/** Runs before each test file and before db/dialect.ts chooses its engine. Files share what they import; each has a database, and the process's runtime, of its own. */
delete (globalThis as { choLang?: unknown }).choLang
if (process.env.TEST_ENGINE === 'postgres') {
  const { default: pg } = await import('pg')
  const name = `test_${uuidv7().replaceAll('-', '')}`
  const client = new pg.Client({ connectionString: inject('postgresUrl') })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  process.env.DATABASE_URL = inject('postgresUrl').replace(/[^/]+$/, name)
} else {
  const folder = mkdtempSync(join(tmpdir(), 'cho-lang-sqlite-'))
  process.env.DATABASE_URL = join(folder, 'test.sqlite')
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
}
