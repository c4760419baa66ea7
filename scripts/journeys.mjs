// npm run test:e2e -- [--engine=postgres] [--prove] [--only-seed] [what playwright takes]
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { buildWhenChanged, digestOf } from './parts/build-when-changed.mjs'
import { finished, run } from './parts/processes.mjs'

/** No journey waits for the smaller twins of pictures. */
const DEMO = ['--without-avif']
const OURS = ['--engine=postgres', '--engine=sqlite', '--prove', '--only-seed']
const asked = process.argv.slice(2)
const onPostgres = asked.includes('--engine=postgres')
const env = { ...process.env, JOURNEY_RESULTS: onPostgres ? 'journeys-postgres' : 'journeys', ...(asked.includes('--prove') ? { RUNS: 'full' } : {}) }

process.env.NODE_ENV = 'production'
buildWhenChanged()
await run('sh', ['scripts/install-missing.sh'])
const postgres = onPostgres ? await (await import('../db/testing/throwaway-postgres.ts')).startPostgres() : undefined
try {
  env.JOURNEY_TEMPLATES = postgres ? await seededPostgres(postgres.url) : await seededSqlite()
  if (postgres) env.JOURNEY_POSTGRES = postgres.url
  if (!asked.includes('--only-seed')) {
    const playwright = spawn('playwright', ['test', '--config=e2e/playwright.config.ts', ...asked.filter((argument) => !OURS.includes(argument))], { stdio: 'inherit', env })
    process.exitCode = await finished(playwright)
  }
} finally {
  postgres?.stop()
}

/** Two shops to copy from: `reference` knows the country and nobody in it, `demo` is a living market. */
async function seededSqlite() {
  const folder = `.cache/journeys/${digestOf(['db/**/*.{ts,sql,json}', 'app/**/*.ts', 'scripts/seed.ts'])}`
  if (existsSync(folder)) return folder
  rmSync('.cache/journeys', { recursive: true, force: true })
  const part = `${folder}.part`
  mkdirSync(`${part}/reference`, { recursive: true })
  await seed(['--reference'], `${part}/reference`)
  cpSync(`${part}/reference`, `${part}/demo`, { recursive: true })
  await seed(DEMO, `${part}/demo`)
  renameSync(part, folder)
  return folder
}

async function seededPostgres(url) {
  const folder = '.cache/journeys-postgres'
  rmSync(folder, { recursive: true, force: true })
  const { default: pg } = await import('pg')
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  for (const [name, args] of [['reference', ['--reference']], ['demo', DEMO]]) {
    await admin.query(`create database ${name}${name === 'demo' ? ' template reference' : ''}`)
    mkdirSync(`${folder}/${name}`, { recursive: true })
    await seed(args, `${folder}/${name}`, url.replace(/[^/]+$/, name))
  }
  await admin.end()
  return folder
}

function seed(args, folder, databaseUrl = '') {
  return run('node', ['scripts/seed.ts', ...args], { env: { ...process.env, MODE: 'test', DATA_DIR: folder, DATABASE_URL: databaseUrl, LOG_LEVEL: 'warn' } })
}
