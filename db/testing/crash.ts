import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { buildSync } from 'esbuild'
import { afterAll } from 'vitest'
import type { Context } from '#app/lib/context.ts'
import type { crashable, Crashable } from '../../scripts/crash/crashable.ts'
import { runs } from './runs.ts'

/** said: what the use case returned, as JSON says it. */
type End = { crashed: true } | { crashed: false; said: unknown }
type Input<Name extends Crashable> = Parameters<(typeof crashable)[Name]>[1]
export type Told<Name extends Crashable = Crashable> = { name: Name; by: Context; input?: Input<Name> }

let program: string | undefined
let tellings = 0
/** One file with all it needs but what is native starts ten times faster. Inside the project, where packages are found. */
function theProgram(): string {
  if (program) return program
  mkdirSync('.cache/crash', { recursive: true })
  const folder = mkdtempSync(resolve('.cache/crash/run-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  program = join(folder, 'use-case.mjs')
  buildSync({
    entryPoints: ['scripts/crash/use-case.ts'],
    outfile: program,
    ...{ bundle: true, platform: 'node', format: 'esm', logLevel: 'error', external: ['better-sqlite3', 'sharp', '@node-rs/argon2', 'pg-native'] },
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  })
  return program
}

/** One use case in a process of its own, on this test's database and at its clock; dies before its `crashAt`-th statement. */
export async function runApart<Name extends Crashable>({ name, by, input }: Told<Name>, crashAt?: number): Promise<End> {
  const told = join(dirname(theProgram()), `${++tellings}.json`)
  writeFileSync(told, JSON.stringify({ name, as: { actor: by.actor, producer: by.producer }, input }))
  const child = spawn(process.execPath, [theProgram(), told], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, MODE: 'test', LOG_LEVEL: 'silent', CLOCK: by.now().toISOString(), SECRET_KEY: 'a secret of at least thirty-two characters', ...(crashAt !== undefined && { CRASH_AT_STATEMENT: String(crashAt) }) },
  })
  let [said, complained] = ['', '']
  child.stdout.on('data', (text) => (said += String(text)))
  child.stderr.on('data', (text) => (complained += String(text)))
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null]
  if (signal === 'SIGKILL') return { crashed: true }
  if (code !== 0) throw new Error(`${name} at statement ${crashAt}: ${complained}`)
  return { crashed: false, said: JSON.parse(said) as unknown }
}

/** How often each use case was killed in this process. */
export const kills = new Map<Crashable, number>()

/**
 * The use case dies before its first statement, before its second … until it lives; `afterCrash` looks at what it left.
 * In `npm test` only a few times, at statements beginning with a random one that is printed; in `npm run prove` at all of them.
 */
export async function dieAtEveryStatement<Name extends Crashable>(told: Told<Name>, afterCrash: (statement: number) => Promise<void>): Promise<{ crashes: number; said: unknown }> {
  const stride = runs(13, 1)
  const first = 1 + Math.floor(Math.random() * runs(5, 1))
  for (let statement = first, crashes = 0; ; statement += stride, crashes++) {
    const end = await runApart(told, statement)
    if (!end.crashed) {
      console.info(`${told.name} died ${crashes} times: at statement ${first} and every ${stride}th from there`)
      return { crashes, said: end.said }
    }
    kills.set(told.name, (kills.get(told.name) ?? 0) + 1)
    await afterCrash(statement)
  }
}
