import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { answering, end, freePort } from '../../scripts/parts/processes.mjs'

/** `demo`: a living market. `reference`: the country is known, nobody has come yet. */
export type Seed = 'demo' | 'reference'
/** When every journey begins: an afternoon of the day for which the demo was made, whatever the machine's date. */
export const OPENING = new Date('2026-11-22T07:00:00Z')
export type Site = { url: string; simulators: string; databaseUrl: string; /** What shop and simulators said. */ log: string; /** The store as it was at the opening, for who comes after a journey of days. */ renew(): Promise<void>; close(): Promise<void> }

/** A shop with its simulators on free ports, on a copy of the seeded store. */
export async function openSite(seed: Seed, name: string): Promise<Site> {
  const templates = process.env.JOURNEY_TEMPLATES
  if (!templates) throw new Error('Journeys run by: npm run test:e2e')
  const folder = mkdtempSync(join(tmpdir(), 'cho-lang-journey-'))
  const [port, simulatorPort] = [await freePort(), await freePort()]
  const [url, simulators] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${simulatorPort}`]
  mkdirSync('test-results', { recursive: true })
  const log = `test-results/shop-${process.env.JOURNEY_RESULTS ?? 'journeys'}-${name}.log`
  const site = { url, simulators, databaseUrl: '', log, renew, close }
  let running: ChildProcess[] = []
  await open(templates)
  return site

  async function open(from: string) {
    cpSync(join(from, seed), folder, { recursive: true })
    const databaseUrl = process.env.JOURNEY_POSTGRES ? await copiedDatabase(process.env.JOURNEY_POSTGRES, seed) : ''
    site.databaseUrl = databaseUrl || join(folder, 'cho-lang.sqlite')
    const env = {
      ...process.env,
      NODE_ENV: 'production' as const,
      MODE: 'test',
      PORT: String(port),
      SIMULATOR_PORT: String(simulatorPort),
      PUBLIC_URL: url,
      DATA_DIR: folder,
      DATABASE_URL: databaseUrl,
      RATE_LIMIT: '1000000',
      CLOCK: OPENING.toISOString(),
    }
    const output = openSync(log, 'a')
    const launch = (program: string): ChildProcess => spawn('node', [program], { env, stdio: ['ignore', output, output] })
    const [outside, shop] = [launch('scripts/simulators/main.mjs'), launch('app/server/main.ts')]
    running = [outside, shop]
    try {
      await Promise.all([answering(`${url}/readyz`, shop), answering(`${simulators}/`, outside)])
    } catch (error) {
      await close()
      throw error
    }
  }

  async function renew() {
    await close()
    await open(templates!)
  }

  async function close() {
    await Promise.all(running.map(end))
    rmSync(folder, { recursive: true, force: true })
  }
}

async function copiedDatabase(adminUrl: string, seed: Seed): Promise<string> {
  const name = `journey_${process.pid}_${Math.round(performance.now())}`
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  await admin.query(`create database ${name} template ${seed}`)
  await admin.end()
  return adminUrl.replace(/[^/]+$/, name)
}
