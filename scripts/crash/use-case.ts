// One use case by name, as one person, in a process of its own; with CRASH_AT_STATEMENT it dies on the way. Prints what it returned.
import { readFileSync } from 'node:fs'
import { readEnv } from '#app/lib/env.server.ts'
import { buildRuntime, systemContext } from '#app/runtime.server.ts'
import { crashable, type Told } from './crashable.ts'

const { name, as, input } = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as Told
const runtime = await buildRuntime(readEnv(process.env))
const said = await crashable[name]({ ...systemContext(runtime), ...as }, input as never)
console.log(JSON.stringify(said ?? null))
await runtime.store.close()
