// Answers one IPN in a process of its own; with CRASH_AT_STATEMENT it dies on the way.
import { readEnv } from '#app/lib/env.server.ts'
import { answerIpn } from '#app/modules/orders/answer-ipn.server.ts'
import { buildRuntime, systemContext } from '#app/runtime.server.ts'

const runtime = await buildRuntime(readEnv(process.env))
const answer = await answerIpn(systemContext(runtime), new URLSearchParams(process.argv[2]), (error) => console.error(error))
console.log(answer.RspCode)
await runtime.store.close()
