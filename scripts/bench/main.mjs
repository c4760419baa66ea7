// npm run bench: measures the production build on demo data against bare programs, side by side in one run.
// Ratios are what counts: machines differ, and so does one machine from minute to minute.
import { spawn, execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import autocannon from 'autocannon'
import Database from 'better-sqlite3'
import { buildWhenChanged, digestOf } from '../parts/build-when-changed.mjs'
import { answering, end, freePort, run } from '../parts/processes.mjs'
import { placeOrders, readyBuyer } from './place-orders.mjs'

const ROUNDS = 3
const SECONDS = 3
const CONNECTIONS = 16
const BUYERS = 300

process.env.NODE_ENV = 'production'
buildWhenChanged()
const template = await seeded()
const folder = mkdtempSync(join(tmpdir(), 'cho-lang-bench-'))
const children = []
try {
  const { slug, productId } = someProduct(join(template, 'cho-lang.sqlite'))
  const paths = { home: '/', list: '/san-pham', product: `/san-pham/${slug}` }

  const coldStart = []
  for (let n = 0; n < ROUNDS; n++) {
    const from = performance.now()
    const shop = await openShop({})
    coldStart.push(performance.now() - from)
    await end(shop.child)
  }
  const cached = await openShop({})
  const memory = await idleMemory(cached.child.pid)
  const uncached = await openShop({ PAGE_CACHE: 'off' })
  const weights = await weigh(cached.url, paths)
  const barePages = await openBare('bare-pages.mjs', [await bytesOf(cached.url, paths)])
  const bareReact = await openBare('bare-react.mjs', [])

  const figures = {}
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, path] of Object.entries(paths)) {
      note(`cached ${name}`, await speed(cached.url + path), await speed(barePages + path))
      note(`uncached ${name}`, await speed(uncached.url + path), await speed(bareReact))
    }
    note('orders placed', await ordersPlaced(cached.url, productId, round), bareOrders())
  }
  report({ figures, weights, memory, coldStart: median(coldStart) })

  function note(name, ours, bare) {
    ;(figures[name] ??= []).push({ ours, bare })
  }
} finally {
  for (const child of children) await end(child)
  rmSync(folder, { recursive: true, force: true })
}

async function seeded() {
  const kept = `.cache/bench/${digestOf(['db/**/*.{ts,sql,json}', 'app/modules/**/*.ts', 'scripts/seed.ts'])}`
  if (existsSync(kept)) return kept
  rmSync('.cache/bench', { recursive: true, force: true })
  mkdirSync(`${kept}.part`, { recursive: true })
  await run('node', ['scripts/seed.ts'], { env: { ...process.env, MODE: 'test', DATA_DIR: `${kept}.part`, DATABASE_URL: '', LOG_LEVEL: 'warn' } })
  cpSync(`${kept}.part`, kept, { recursive: true })
  rmSync(`${kept}.part`, { recursive: true })
  return kept
}

/** A tea that everybody may buy, with stock for the whole run. */
function someProduct(file) {
  const db = new Database(file)
  const row = db.prepare("select p.id, p.slug from products p join stalls s on s.id = p.stall_id where p.state = 'published' and s.state = 'open' and p.province_code = '19' and p.storage = 'kho-mat' order by p.id limit 1").get()
  db.prepare('update products set stock = 1000000 where id = ?').run(row.id)
  db.close()
  return { slug: row.slug, productId: row.id }
}

/** Without its worker, which would make the demo's photos smaller meanwhile. */
async function openShop(more) {
  const data = mkdtempSync(join(folder, 'shop-'))
  cpSync(template, data, { recursive: true })
  const [port, simulatorPort] = [await freePort(), await freePort()]
  const env = { ...process.env, NODE_ENV: 'production', MODE: 'test', PORT: String(port), SIMULATOR_PORT: String(simulatorPort), DATA_DIR: data, DATABASE_URL: '', LOG_LEVEL: 'warn', RATE_LIMIT: '100000000', WORKER: 'beside', ...more }
  return open('app/server/main.ts', [], env, port)
}

async function openBare(program, args) {
  const port = await freePort()
  return (await open(`scripts/bench/${program}`, args, { ...process.env, PORT: String(port) }, port, '/')).url
}

async function open(program, args, env, port, path = '/readyz') {
  const log = openSync(join(folder, 'log'), 'a')
  const child = spawn('node', [program, ...args], { env, stdio: ['ignore', log, log] })
  children.push(child)
  const url = `http://127.0.0.1:${port}`
  await answering(url + path, child)
  return { child, url }
}

async function idleMemory(pid) {
  await new Promise((resolve) => setTimeout(resolve, 3_000))
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024
}

/** First view in compressed bytes: page, style sheet, script and fonts; pictures are not counted. */
async function weigh(url, paths) {
  const weights = {}
  for (const [name, path] of Object.entries(paths)) {
    const html = await (await fetch(url + path)).text()
    const linked = [...html.matchAll(/<(?:link[^>]+rel="stylesheet"[^>]+href|script[^>]+src)="([^"]+)"/g)].map((found) => found[1])
    const sheet = (await Promise.all(linked.filter((file) => file.endsWith('.css')).map(async (file) => (await fetch(url + file)).text()))).join('')
    const fonts = [...new Set([...sheet.matchAll(/url\("?([^")]+\.woff2)"?\)/g)].map((found) => found[1]))]
    const size = async (file) => Buffer.from(await (await fetch(url + file)).arrayBuffer())
    const [assets, faces] = [await Promise.all(linked.map(size)), await Promise.all(fonts.map(size))]
    const bytes = [Buffer.from(html), ...assets].reduce((sum, body) => sum + brotliCompressSync(body).length, 0) + faces.reduce((sum, face) => sum + face.length, 0)
    const framework = linked.filter((file) => file.endsWith('.js') && file !== '/enhance.js')
    weights[name] = { bytes, framework: framework.length }
  }
  return weights
}

async function bytesOf(url, paths) {
  const bodies = {}
  for (const path of Object.values(paths)) bodies[path] = brotliCompressSync(Buffer.from(await (await fetch(url + path)).arrayBuffer())).toString('base64')
  const file = join(folder, 'pages.json')
  writeFileSync(file, JSON.stringify({ ...bodies, '/': bodies['/'] }))
  return file
}

async function speed(url) {
  const { requests, non2xx, errors } = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS, headers: { 'accept-encoding': 'br' } })
  if (non2xx + errors > 0) throw new Error(`${url}: ${non2xx} answers were not 2xx, ${errors} failed`)
  return requests.average
}

async function ordersPlaced(url, productId, round) {
  const buyers = []
  for (let n = 0; n < BUYERS; n++) buyers.push(await readyBuyer(url, productId, round * BUYERS + n))
  const { perSecond, statuses } = await placeOrders(buyers, CONNECTIONS)
  if (statuses.placed !== BUYERS) throw new Error(`not every order was placed: ${JSON.stringify(statuses)}`)
  return perSecond
}

function bareOrders() {
  return Number(execFileSync('node', ['scripts/bench/bare-orders.mjs', join(folder, `bare-${performance.now()}.sqlite`), String(SECONDS)], { encoding: 'utf8' }))
}

function report({ figures, weights, memory, coldStart }) {
  console.log(`\nNode ${process.version}, ${ROUNDS} rounds of ${SECONDS} s, ${CONNECTIONS} connections, medians\n`)
  console.log('| what | ours /s | bare /s | ratio |\n|---|---|---|---|')
  for (const [name, rounds] of Object.entries(figures)) {
    const [ours, bare, ratio] = [median(rounds.map((r) => r.ours)), median(rounds.map((r) => r.bare)), median(rounds.map((r) => r.ours / r.bare))]
    console.log(`| ${name} | ${ours.toFixed(0)} | ${bare.toFixed(0)} | ${ratio.toPrecision(2)} |`)
  }
  console.log('\n| first view | compressed bytes | framework scripts |\n|---|---|---|')
  for (const [name, { bytes, framework }] of Object.entries(weights)) console.log(`| ${name} | ${bytes} | ${framework} |`)
  console.log(`\nIdle memory ${memory.toFixed(0)} MB, start to the first answer ${(coldStart / 1000).toFixed(1)} s`)
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}
