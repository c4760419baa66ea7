// Runs on any Node ≥ 18, therefore nothing newer and no package in here, not even by name.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const MARK = 'node_modules/.installed-lock'
const OLDEST = [22, 12]

/** Installs what the lock file says, then runs `program` with the pinned Node, or with ours where none is pinned. */
export function runPrepared(program) {
  process.chdir(fileURLToPath(new URL('..', import.meta.url)))
  installMissing()
  const bin = resolve('node_modules/.bin')
  const pinned = resolve(bin, 'node')
  if (!existsSync(pinned)) requireNode()
  const child = spawn(existsSync(pinned) ? pinned : process.execPath, [program, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { HOME: homedir(), ...process.env, PATH: bin + delimiter + (process.env.PATH ?? '') },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('close', (code) => process.exit(code ?? 1))
}

function installMissing() {
  const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex')
  if (existsSync(MARK) && readFileSync(MARK, 'utf8') === lock) return
  if (existsSync('node_modules') && lstatSync('node_modules').isSymbolicLink()) {
    console.warn('node_modules is a link and may lag behind package-lock.json; npm ci would empty what it points to, so it is left alone')
    return
  }
  console.log('npm ci …')
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { stdio: 'inherit', shell: process.platform === 'win32' })
  if (status !== 0) process.exit(status ?? 1)
  writeFileSync(MARK, lock)
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return
  console.error(`Node ${OLDEST.join('.')} or newer is needed, this is ${process.version}`)
  process.exit(1)
}
