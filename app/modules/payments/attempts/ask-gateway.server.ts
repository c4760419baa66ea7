import type { Context } from '#app/lib/context.ts'
import { DAY, plus } from '#app/lib/time.ts'
import { nextQuestion } from './attempt.ts'
import { gatewayOf, tellerOf, type ToldNotice } from '../collectors/gateway-of.server.ts'
import { addMessage, claimQuery, dueAttempts, moveAttempt, type AttemptRow } from '../payments.repo.server.ts'

const MOST_AT_ONCE = 20
/** Questions after which an attempt the gateway has never heard of is let go. */
const ENOUGH_UNKNOWN = 3
/** querydr wants the asking machine's address; ours has no buyer behind it. */
export const OWN_ADDRESS = '127.0.0.1'

/** `vnp_RequestId`: 32 characters at most, unique for the day. */
export const requestIdOf = (id: string) => id.replaceAll('-', '')

/**
 * Asks about attempts without a final word, each question claimed first so that two workers ask once; what the gateway says goes to `onNotice`.
 * Only an answer taken, or its absence, ends the asking: a question whose asker died is asked again, the last one a day later.
 */
export async function askDueAttempts(ctx: Context, onNotice: (notice: ToldNotice) => Promise<unknown>): Promise<number> {
  let asked = 0
  for (const attempt of await dueAttempts(ctx.store.read, ctx.now(), MOST_AT_ONCE)) {
    const next = nextQuestion(ctx.now(), attempt.queries + 1)
    if (!(await ctx.store.write((tx) => claimQuery(tx, attempt, next ?? plus(ctx.now(), DAY))))) continue
    asked++
    const gateway = await gatewayOf(ctx.store.read, ctx, attempt)
    const said = await gateway.query({ requestId: requestIdOf(ctx.newId()), txnRef: attempt.txnRef, createdAt: attempt.createdAt, now: ctx.now(), ip: OWN_ADDRESS })
    if (typeof said === 'object') await onNotice({ ...said, tellers: [tellerOf(attempt)] })
    else if (said === 'unknown') await letGo(ctx, attempt)
    if (next === null) await giveUp(ctx, attempt)
  }
  return asked
}

/** The buyer never arrived at the gateway: he may begin anew at once, and soon nobody asks any more. */
const letGo = (ctx: Context, attempt: AttemptRow) =>
  ctx.store.write(async (tx) => {
    const enough = attempt.queries + 1 >= ENOUGH_UNKNOWN
    const moved = await moveAttempt(tx, attempt.id, ['open', 'closed'], { state: 'closed', ...(enough && { nextQueryAt: null }) })
    if (moved) await addMessage(tx, { id: ctx.newId(), attemptId: attempt.id, kind: 'querydr', message: { txnRef: attempt.txnRef, responseCode: '91' }, answer: 'unknown', at: ctx.now() })
  })

const giveUp = (ctx: Context, attempt: AttemptRow) => ctx.store.write((tx) => moveAttempt(tx, attempt.id, ['open', 'closed'], { state: 'closed', nextQueryAt: null }))
