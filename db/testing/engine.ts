import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { afterAll, inject } from 'vitest'

/** Runs before the test file is loaded, therefore before db/dialect.ts chooses its engine. Every test file gets a database of its own. */
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
