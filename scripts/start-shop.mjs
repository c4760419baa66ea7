// Builds what changed, migrates, seeds, then serves the shop and, outside production, the simulators.
import { spawn } from 'node:child_process'
import { demoLogins } from './demo-logins.mjs'
import { buildWhenChanged } from './parts/build-when-changed.mjs'
import { answering, end, finished, run } from './parts/processes.mjs'

const started = performance.now()
const mode = (process.env.MODE ??= 'demo')
const port = Number((process.env.PORT ??= '3000'))
const simulatorPort = Number((process.env.SIMULATOR_PORT ??= String(port + 1)))
process.env.NODE_ENV = 'production'

try {
  buildWhenChanged()
  await run('node', ['scripts/migrate.ts'])
  await run('node', ['scripts/seed.ts'])
} catch (error) {
  console.error(error.message)
  process.exit(1)
}

const children = []
let stopping = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)

if (mode !== 'production') launch('scripts/simulators/main.mjs')
const shop = launch('app/server/main.ts')
await answering(`http://127.0.0.1:${port}/healthz`, shop).catch(stop)
if (!stopping) announce()

/** A child that ends by itself takes the others with it. */
function launch(program) {
  const child = spawn('node', [program], { stdio: 'inherit' })
  children.push(child)
  void finished(child).then((code) => {
    process.exitCode ||= stopping ? 0 : code || 1
    return stop()
  })
  return child
}

async function stop(reason) {
  if (stopping) return
  stopping = true
  if (reason instanceof Error) {
    console.error(reason.message)
    process.exitCode = 1
  }
  await Promise.all(children.map(end))
}

function announce() {
  console.log(`\nChợ Làng: http://127.0.0.1:${port} (ready in ${Math.round((performance.now() - started) / 100) / 10} s, Node ${process.version})`)
  if (mode !== 'production') console.log(`Simulators (phone inbox, VNPay, bank): http://127.0.0.1:${simulatorPort}`)
  if (mode !== 'demo') return
  console.log('\nDemo people, everybody with the same PIN (the phone inbox shows the codes):')
  for (const { phone, name, role, pin } of demoLogins) console.log(`  ${phone}  PIN ${pin}  ${name}, ${role}`)
}
