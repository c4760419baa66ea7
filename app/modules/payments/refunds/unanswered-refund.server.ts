import type { Reader, Writer } from '#db/client.server.ts'
import type { Actor, Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { MINUTE, plus } from '#app/lib/time.ts'
import { refundsInFiles } from '../clearing/clearing.repo.server.ts'
import { openTaskOf } from '../tasks/money-tasks.server.ts'
import { bookRefundPaid } from './book-refund-paid.server.ts'
import { lastTryOf } from './gateway-tries.ts'
import { moveRefund, unansweredKeyOf } from './move-refund.server.ts'
import { refundsOfGroup, type RefundRow } from './refunds.repo.server.ts'
import { workedRefund } from './worked-refund.server.ts'

type WithActor = Context & { actor: Actor }
/** A try may still be on its way to the gateway. */
const TALK_MS = 5 * MINUTE

/** What people may say about a refund that VNPay leaves without an answer. `file`: VNPay's own daily file shows it sent; `nothing`: it shows nothing; undefined: VNPay still has time. */
export async function unansweredRefund(read: Reader, refund: RefundRow): Promise<'file' | 'nothing' | undefined> {
  if (refund.attemptId === null || !(await openTaskOf(read, unansweredKeyOf(refund.id)))) return undefined
  return (await isInFile(read, refund, refund.attemptId)) ? 'file' : 'nothing'
}

/** Each row of a file speaks of one refund of this amount. */
async function isInFile(read: Reader, { groupId, amount }: RefundRow, attemptId: string): Promise<boolean> {
  const done = (await refundsOfGroup(read, groupId)).filter((one) => one.attemptId === attemptId && one.channel === 'vnpay' && one.state === 'done' && one.amount === amount)
  return (await refundsInFiles(read, attemptId, amount)) > done.length
}

/** Somebody at the collector has asked VNPay: it will not send this. From here on it is a transfer by two people. Throws conflict while VNPay has time, is being asked, or its file shows the money sent. */
export const transferInstead = (ctx: WithActor, { id }: { id: string }): Promise<void> =>
  ctx.store.write(async (tx) => {
    const refund = await workedRefund(tx, ctx, id, 'collector_maker')
    await giveUpGateway(tx, ctx, refund, 'maker')
  })

/** Step: VNPay will not send this, says who has asked it. Throws as above. */
export async function giveUpGateway(tx: Writer, ctx: Context, refund: RefundRow, source: 'maker' | 'payee'): Promise<void> {
  const lastTry = refund.state === 'requested' ? lastTryOf(refund) : undefined
  if (lastTry && plus(lastTry, TALK_MS) > ctx.now()) throw new DomainError('conflict', 'refunds.beingAsked')
  if ((await unansweredRefund(tx, refund)) !== 'nothing') throw new DomainError('conflict', 'refunds.movedOn')
  if (!(await moveRefund(tx, ctx, refund, { to: 'transfer_due', source }))) throw new DomainError('conflict', 'refunds.movedOn')
}

/** VNPay's file, which somebody else may have imported, shows the money sent, and the second person says so. Throws conflict without such a row. */
export const confirmInFile = (ctx: WithActor, { id }: { id: string }): Promise<void> =>
  ctx.store.write(async (tx) => {
    const refund = await workedRefund(tx, ctx, id, 'collector_checker')
    if ((await unansweredRefund(tx, refund)) !== 'file') throw new DomainError('conflict', 'refunds.movedOn')
    const done = await moveRefund(tx, ctx, refund, { to: 'done', source: 'checker', set: { doneAt: ctx.now(), confirmedBy: ctx.actor.personId } })
    if (!done) throw new DomainError('conflict', 'refunds.movedOn')
    await bookRefundPaid(tx, ctx, done, 'gatewayReceivable')
  })
