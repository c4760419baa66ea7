import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { mayTell, type ToldNotice } from '../collectors/gateway-of.server.ts'
import { addMessage, attemptByRef, messagesAbout, moveAttempt, type AttemptRow } from '../payments.repo.server.ts'

export type Outcome = 'paid' | 'failed' | 'pending' | 'already' | 'unknown' | 'wrong_amount'
export type Settled = { outcome: 'unknown' } | { outcome: Exclude<Outcome, 'unknown'>; attempt: AttemptRow }

/** Replays of a signed message cost rows: enough to see them, too few to fill the disk. */
const MOST_MESSAGES = 40

/**
 * Step: a verified word of the gateway about one attempt, kept as evidence without personal data. Money that came in is never lost:
 * a success counts after a failure, too, and for an attempt we closed ourselves; a failure never undoes a payment. What a payment means for the group is the caller's to decide.
 */
export async function settleAttempt(tx: Writer, ctx: Context, notice: ToldNotice, by: 'ipn' | 'querydr'): Promise<Settled> {
  const attempt = await attemptByRef(tx, notice.txnRef)
  if (!attempt || !mayTell(notice, attempt)) return { outcome: 'unknown' }
  const outcome = await judge(tx, ctx, attempt, notice, by)
  if (outcome !== 'already' || (await messagesAbout(tx, attempt.id)) < MOST_MESSAGES) {
    const { txnRef, amount, responseCode, transactionStatus, transactionNo, bankCode, payDate } = notice
    const message = { txnRef, amount: String(amount), responseCode, transactionStatus, transactionNo, bankCode, payDate }
    await addMessage(tx, { id: ctx.newId(), attemptId: attempt.id, kind: by, message, answer: outcome, at: ctx.now() })
  }
  return { outcome, attempt }
}

async function judge(tx: Writer, ctx: Context, attempt: AttemptRow, notice: ToldNotice, by: 'ipn' | 'querydr'): Promise<Exclude<Outcome, 'unknown'>> {
  if (notice.amount !== attempt.amount) return 'wrong_amount'
  const { responseCode, transactionStatus, transactionNo, bankCode, payDate } = notice
  const heard = { responseCode, transactionStatus, transactionNo, bankCode, payDate }
  if (notice.pending) {
    const noted = attempt.state === 'open' || attempt.state === 'closed' ? await moveAttempt(tx, attempt.id, [attempt.state], { ...heard, state: attempt.state }) : false
    return noted ? 'pending' : 'already'
  }
  const state = notice.paid ? 'paid' : 'failed'
  if (!(await moveAttempt(tx, attempt.id, notice.paid ? ['open', 'closed', 'failed'] : ['open', 'closed'], { ...heard, state, settledAt: ctx.now(), settledBy: by, nextQueryAt: null }))) return 'already'
  if (!notice.paid) await appendEvent(tx, ctx, { type: 'payment.failed', subjectType: 'attempt', subjectId: attempt.id, producerId: null, payload: { responseCode } })
  return state
}
