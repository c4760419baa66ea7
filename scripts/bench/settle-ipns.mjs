// node scripts/bench/settle-ipns.mjs [messages a round] [rounds]: VNPay's messages settled per second and their p99 at 64 connections, over HTTP against the built
// shop, on SQLite and on PostgreSQL, beside the bare transaction of the same statements. Ratios are what counts.
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import pg from 'pg'
import { buildWhenChanged } from '../parts/build-when-changed.mjs'
import { answering, end, freePort, run } from '../parts/processes.mjs'
import { signedQuery } from '../simulators/vnpay/signing.mjs'

const CONNECTIONS = 64
const [MESSAGES, ROUNDS] = [Number(process.argv[2] ?? 1_500), Number(process.argv[3] ?? 3)]
const BARE_SECONDS = 3
/** VNPay's merchant of the demo and its secret: scripts/simulators. */
const [MERCHANT, SECRET] = ['CHOLANG1', 'SIMULATORSECRET0123456789ABCDEFGH']

process.env.NODE_ENV = 'production'
buildWhenChanged()
const folder = mkdtempSync(join(tmpdir(), 'cho-lang-settle-'))
const children = []
const postgres = await (await import('../../db/testing/throwaway-postgres.ts')).startPostgres()
try {
  const rounds = { sqlite: [], postgres: [] }
  const shops = { sqlite: await openShop(''), postgres: await openShop(await newDatabase('shop')) }
  for (let round = 0; round < ROUNDS; round++) {
    for (const engine of ['sqlite', 'postgres']) {
      const ours = await settled(shops[engine], round)
      const bare = await bareSettled(engine === 'sqlite' ? join(folder, `bare-${round}.sqlite`) : await newDatabase(`bare_${round}`))
      rounds[engine].push({ ours, bare })
    }
  }
  report(rounds)
} finally {
  for (const child of children) await end(child)
  postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function newDatabase(name) {
  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  return postgres.url.replace(/[^/]+$/, name)
}

/** Without its worker, which would send messages meanwhile. */
async function openShop(databaseUrl) {
  const [port, simulatorPort] = [await freePort(), await freePort()]
  const env = { ...process.env, MODE: 'test', PORT: String(port), SIMULATOR_PORT: String(simulatorPort), DATA_DIR: mkdtempSync(join(folder, 'shop-')), DATABASE_URL: databaseUrl, LOG_LEVEL: 'warn', RATE_LIMIT: '100000000', WORKER: 'beside' }
  await run('node', ['scripts/seed.ts'], { env })
  const log = openSync(join(folder, 'log'), 'a')
  const launch = () => {
    const child = spawn('node', ['app/server/main.ts'], { env, stdio: ['ignore', log, log] })
    children.push(child)
    return child
  }
  return { env, url: `http://127.0.0.1:${port}`, launch }
}

/** Orders are placed while the shop is closed: a SQLite store has one writer. */
async function settled({ env, url, launch }, round) {
  const opened = execFileSync('node', ['scripts/bench/open-attempts.ts', String(MESSAGES), String(round * MESSAGES)], { env, encoding: 'utf8', maxBuffer: 2 ** 26 })
  const paths = JSON.parse(opened.slice(opened.lastIndexOf('['))).map(
    ({ ref, amount }) => `/api/vnpay/ipn?${signedQuery(SECRET, { vnp_TmnCode: MERCHANT, vnp_TxnRef: ref, vnp_Amount: String(amount * 100), vnp_TransactionNo: '14000001', vnp_ResponseCode: '00', vnp_TransactionStatus: '00' })}`,
  )
  const shop = launch()
  await answering(`${url}/readyz`, shop)
  // A process that has settled nothing yet compiles as it goes: as many as there are connections go first, one after the other, and are not counted.
  for (const path of paths.splice(0, CONNECTIONS)) await fetch(url + path)
  let sent = 0
  const answers = {}
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    amount: paths.length,
    requests: [
      {
        setupRequest: (request) => ({ ...request, path: paths[sent++ % paths.length] }),
        onResponse: (_status, body) => {
          const code = /"RspCode":"(..)"/.exec(body)?.[1] ?? 'none'
          answers[code] = (answers[code] ?? 0) + 1
        },
      },
    ],
  })
  await end(shop)
  // autocannon may ask for one path more than it counts an answer for.
  if ((answers['00'] ?? 0) < paths.length - CONNECTIONS) throw new Error(`not every message settled: ${JSON.stringify(answers)}`)
  return { perSecond: (answers['00'] ?? 0) / result.duration, p99: result.latency.p99 }
}

async function bareSettled(url) {
  return JSON.parse(execFileSync('node', ['scripts/bench/bare-settle.mjs', url, String(BARE_SECONDS), String(CONNECTIONS)], { encoding: 'utf8' }))
}

function report(rounds) {
  console.log(`\nNode ${process.version}, ${ROUNDS} rounds of ${MESSAGES} messages, ${CONNECTIONS} connections, medians\n`)
  console.log('| engine | settled /s | p99 ms | bare /s | bare p99 ms | ratio |\n|---|---|---|---|---|---|')
  for (const [engine, all] of Object.entries(rounds)) {
    const of = (pick) => median(all.map(pick))
    const ratio = of(({ ours, bare }) => ours.perSecond / bare.perSecond)
    console.log(`| ${engine} | ${of(({ ours }) => ours.perSecond).toFixed(0)} | ${of(({ ours }) => ours.p99).toFixed(0)} | ${of(({ bare }) => bare.perSecond).toFixed(0)} | ${of(({ bare }) => bare.p99).toFixed(1)} | ${ratio.toPrecision(2)} |`)
  }
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}
