import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, openSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const VERSIONS = '/usr/lib/postgresql'
const SPEED = '-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c shared_buffers=64MB -c max_connections=200'

/** A cluster of its own on a free port; TEST_DATABASE_URL names an existing server instead. */
export async function startPostgres(): Promise<{ url: string; stop(): void }> {
  if (process.env.TEST_DATABASE_URL) return { url: process.env.TEST_DATABASE_URL, stop() {} }
  const bin = newestBin()
  const folder = mkdtempSync(join(tmpdir(), 'cho-lang-postgres-'))
  const data = join(folder, 'data')
  const port = await freePort()
  const root = process.getuid?.() === 0
  // pg_ctl's server keeps the output it inherits: a file, else whoever waits for our pipe waits for ever.
  const out = openSync(join(folder, 'out'), 'a')
  function asPostgres(command: string, ...args: string[]) {
    const program = join(bin, command)
    const [file, argv] = root ? ['runuser', ['-u', 'postgres', '--', program, ...args]] : [program, args]
    execFileSync(file, argv, { cwd: folder, stdio: ['ignore', out, 'inherit'] })
  }
  if (root) execFileSync('chown', ['postgres:postgres', folder])
  asPostgres('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync')
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} ${SPEED}`
  asPostgres('pg_ctl', '-D', data, '-w', '-s', '-l', join(folder, 'log'), '-o', options, 'start')
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop() {
      asPostgres('pg_ctl', '-D', data, '-w', '-s', '-m', 'immediate', 'stop')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function newestBin(): string {
  const versions = existsSync(VERSIONS) ? readdirSync(VERSIONS).sort((a, b) => Number(b) - Number(a)) : []
  const bin = versions.map((version) => join(VERSIONS, version, 'bin')).find((path) => existsSync(join(path, 'initdb')))
  if (!bin) throw new Error('PostgreSQL is missing: apt-get install postgresql-15')
  return bin
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
