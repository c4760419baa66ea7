import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { toDong } from '#app/lib/money.ts'
import type { PaymentGateway } from '#app/lib/ports.ts'
import { localDay, plus } from '#app/lib/time.ts'
import { OWN_ADDRESS, requestIdOf } from '../ask-gateway.server.ts'
import { addMessage, attemptById, type AttemptRow } from '../payments.repo.server.ts'
import { gatewayOf } from '../collectors/gateway-of.server.ts'
import { openTask } from '../tasks/money-tasks.server.ts'
import { bookRefundPaid } from './book-refund-paid.server.ts'
import { isOverdue, lastTryOf, waitAfter } from './gateway-tries.ts'
import { moveRefund, unansweredKeyOf } from './move-refund.server.ts'
import type { RefundState } from './refund-states.ts'
import { claimRefund, dueRefunds, paidBackAtGateway, sentRefundOf, type RefundRow } from './refunds.repo.server.ts'

const MOST_AT_ONCE = 20
/** Ours to repair or the gateway's to get over: asked again. Others are its answer. */
const PASSING = ['97', '98', '99']

/** Asks VNPay to send what is due and follows what was sent; what it leaves without an answer too long becomes a task. Each talk with the gateway is claimed in a write of its own, held outside any write, and its outcome kept in a third. */
export async function sendRefunds(ctx: Context): Promise<number> {
  let talks = 0
  for (const refund of await dueRefunds(ctx.store.read, ctx.now(), MOST_AT_ONCE)) {
    const payment = refund.attemptId === null ? undefined : await attemptById(ctx.store.read, refund.attemptId)
    if (!payment) continue
    const claimed = await ctx.store.write(async (tx) => {
      // The gateway tells one refund of a payment from another only by its last: they go one after the other.
      if (refund.state === 'requested' && (await sentRefundOf(tx, payment.id))) return false
      return claimRefund(tx, refund, plus(ctx.now(), waitAfter(refund.tries)))
    })
    if (!claimed) continue
    talks++
    await (refund.state === 'requested' ? send(ctx, refund, payment) : follow(ctx, refund, payment))
    if (isOverdue(refund, ctx.now())) await ctx.store.write((tx) => askPeople(tx, ctx, refund))
  }
  return talks
}

/** Step: somebody at the collector asks VNPay by hand and decides. The task closes with the refund's next move. */
const askPeople = (tx: Writer, ctx: Context, { id, collectorId, amount }: RefundRow) =>
  openTask(tx, ctx, { collectorId, kind: 'refund_unanswered', key: unansweredKeyOf(id), subjectType: 'refund', subjectId: id, amount })

/**
 * The request id is the refund's own: when an answer was lost, the repeat is told apart by the gateway (94) and only followed.
 * It knows an id for the day only (VNPay `vnp_RequestId`): a try whose answer was lost on an earlier day is asked about before it is repeated.
 */
async function send(ctx: Context, refund: RefundRow, payment: AttemptRow): Promise<void> {
  const gateway = await gatewayOf(ctx.store.read, ctx, payment)
  const lastTry = lastTryOf(refund)
  if (lastTry && localDay(lastTry) !== localDay(ctx.now())) {
    const seen = await lastRefundAt(ctx, gateway, payment)
    if (seen === 'silent') return
    if (seen !== 'none') return takeAsSent(ctx, refund, seen)
  }
  const answer = await gateway.refund({
    requestId: requestIdOf(refund.id),
    txnRef: payment.txnRef,
    transactionNo: payment.transactionNo ?? '0',
    amount: toDong(refund.amount),
    full: refund.amount === payment.amount,
    paidAttemptCreatedAt: payment.createdAt,
    now: ctx.now(),
    by: 'cho-lang',
    ip: OWN_ADDRESS,
    orderInfo: `Tra lai ${payment.txnRef}`,
  })
  if (answer === 'unreachable') return
  const { state, code } = answer
  if (state === 'accepted' || code === '94') return keep(ctx, refund, { state: 'sent', sentAt: ctx.now(), responseCode: code, tries: 0, nextTryAt: plus(ctx.now(), waitAfter(0)) })
  if (PASSING.includes(code)) return
  await keep(ctx, refund, { state: 'transfer_due', responseCode: code })
}

async function follow(ctx: Context, refund: RefundRow, payment: AttemptRow): Promise<void> {
  const status = await lastRefundAt(ctx, await gatewayOf(ctx.store.read, ctx, payment), payment)
  if (status === '00') await keep(ctx, refund, { state: 'done', doneAt: ctx.now(), responseCode: status })
  else if (status === '09') await keep(ctx, refund, { state: 'transfer_due', responseCode: status })
}

/** `vnp_TransactionStatus` of the payment's last refund; none: it was never asked for one; silent: no answer. */
async function lastRefundAt(ctx: Context, gateway: PaymentGateway, { txnRef, createdAt }: AttemptRow): Promise<string> {
  const said = await gateway.query({ requestId: requestIdOf(ctx.newId()), txnRef, createdAt, now: ctx.now(), ip: OWN_ADDRESS })
  if (typeof said !== 'object') return 'silent'
  return isRefund(said.transactionType) ? (said.transactionStatus ?? '') : 'none'
}

/** The lost answer was a yes, unless the refund that the gateway shows is an earlier one of this payment: then only a person can tell, and nothing is sent twice. */
const takeAsSent = (ctx: Context, refund: RefundRow, responseCode: string) =>
  ctx.store.write(async (tx) => {
    const unsure = await paidBackAtGateway(tx, refund.attemptId!)
    const set = { sentAt: ctx.now(), responseCode, tries: 0, nextTryAt: unsure ? null : plus(ctx.now(), waitAfter(0)) }
    if ((await moveRefund(tx, ctx, refund, { to: 'sent', source: 'gateway', set })) && unsure) await askPeople(tx, ctx, refund)
  })

const isRefund = (transactionType: string | undefined) => transactionType === '02' || transactionType === '03'

const keep = (ctx: Context, refund: RefundRow, { state, ...set }: Partial<RefundRow> & { state: Exclude<RefundState, 'requested' | 'transfer_proposed'> }) =>
  ctx.store.write(async (tx) => {
    if (!(await moveRefund(tx, ctx, refund, { to: state, source: 'gateway', set }))) return
    const message = { amount: String(refund.amount), responseCode: set.responseCode ?? '' }
    await addMessage(tx, { id: ctx.newId(), attemptId: refund.attemptId, kind: 'refund', message, answer: state === 'transfer_due' ? 'rejected' : state, at: ctx.now() })
    if (state === 'done') await bookRefundPaid(tx, ctx, refund, 'gatewayReceivable')
  })
