// One use case by name, as one person, in a process of its own; with CRASH_AT_STATEMENT it dies on the way. Prints what it returned, or why it was refused.
import { readFileSync } from 'node:fs'
import { readEnv } from '#app/lib/env.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { buildRuntime, systemContext } from '#app/runtime.server.ts'
import { crashable, type Told } from './crashable.ts'

const { name, as, input } = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as Told
const runtime = await buildRuntime(readEnv(process.env))
const said = await Promise.resolve(crashable[name]({ ...systemContext(runtime), ...as }, input as never)).catch((error: unknown) => {
  if (error instanceof DomainError) return { refused: error.code }
  throw error
})
console.log(JSON.stringify(said ?? null))
await runtime.store.close()
