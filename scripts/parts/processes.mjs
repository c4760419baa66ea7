import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

const PATIENCE_MS = 15_000

/** Resolves with the exit code; rejects when the program could not start. */
export const finished = (child) =>
  new Promise((resolve, reject) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve(child.exitCode ?? 1)
    child.once('error', reject).once('close', (code) => resolve(code ?? 1))
  })

/** Runs to its end and throws when it fails. */
export async function run(command, args, options = {}) {
  const code = await finished(spawn(command, args, { stdio: 'inherit', ...options }))
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}`)
}

/** Waits until `url` answers 2xx, and no longer than its process lives. */
export async function answering(url, child, patienceMs = 60_000) {
  const until = performance.now() + patienceMs
  while (performance.now() < until) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`${child.spawnargs.join(' ')} ended before ${url} answered`)
    const answered = await fetch(url).then((response) => response.ok, () => false)
    if (answered) return
    await pause(50)
  }
  throw new Error(`${url} did not answer within ${patienceMs / 1000} s`)
}

/** Asks the process to stop, and ends it when it does not. */
export async function end(child) {
  if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  const killer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
  await finished(child)
  clearTimeout(killer)
}

/** A port that was free a moment ago. */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
