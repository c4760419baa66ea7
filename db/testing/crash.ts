import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { runs } from './runs.ts'

type End = { crashed: boolean; said: string }

/** One program of scripts/crash in a process of its own, on this test's database; dies before its `crashAt`-th statement. */
export async function runApart(program: string, argument: string, crashAt?: number): Promise<End> {
  const child = spawn(process.execPath, [`scripts/crash/${program}.ts`, argument], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, MODE: 'test', LOG_LEVEL: 'silent', ...(crashAt !== undefined && { CRASH_AT_STATEMENT: String(crashAt) }) },
  })
  let [said, complained] = ['', '']
  child.stdout.on('data', (text) => (said += String(text)))
  child.stderr.on('data', (text) => (complained += String(text)))
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null]
  if (signal !== 'SIGKILL' && code !== 0) throw new Error(`${program} at statement ${crashAt}: ${complained}`)
  return { crashed: signal === 'SIGKILL', said: said.trim() }
}

/**
 * The program dies before its first statement, before its second … until it lives; `afterCrash` looks at what it left.
 * In `npm test` only every few statements, beginning at a random one that is printed; in `npm run prove` all of them.
 */
export async function dieAtEveryStatement(program: string, argument: string, afterCrash: (statement: number) => Promise<void>): Promise<{ crashes: number; said: string }> {
  const stride = runs(6, 1)
  const first = 1 + Math.floor(Math.random() * stride)
  console.info(`${program} dies at statement ${first} and every ${stride}th from there`)
  for (let statement = first, crashes = 0; ; statement += stride, crashes++) {
    const { crashed, said } = await runApart(program, argument, statement)
    if (!crashed) return { crashes, said }
    await afterCrash(statement)
  }
}
