import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { toDong } from '#app/lib/money.ts'
import type { PaymentGateway } from '#app/lib/ports.ts'
import { localDay, plus } from '#app/lib/time.ts'
import { OWN_ADDRESS, requestIdOf } from '../attempts/ask-gateway.server.ts'
import { addMessage, attemptById, lockAttempt, type AttemptRow } from '../payments.repo.server.ts'
import { gatewayOf } from '../collectors/gateway-of.server.ts'
import { openTask } from '../tasks/money-tasks.server.ts'
import { bookRefundPaid } from './book-refund-paid.server.ts'
import { isOverdue, lastTryOf, waitAfter } from './gateway-tries.ts'
import { moveRefund, unansweredKeyOf } from './move-refund.server.ts'
import type { RefundState } from './refund-states.ts'
import { claimRefund, dueRefunds, isAnotherAtGateway, lockRefund, paidBackAtGateway, type RefundRow } from './refunds.repo.server.ts'

const MOST_AT_ONCE = 20
/** Ours to repair or the gateway's to get over: asked again. Others are its answer. */
const PASSING = ['97', '98', '99']
/** `vnp_TransactionStatus` of VNPay PAY 2.1.0: what became of the payment's last refund; 05 and 06 are on their way. */
const STATUS = { success: '00', refundRejected: '09' }
/** `vnp_TransactionType` of its querydr; 01 is the payment itself. */
const TYPE = { fullRefund: '02', partRefund: '03' }
/** It has had this request today; whether it took it, its answer then said. */
const REPEATED = '94'

/** Asks VNPay to send what is due and follows what was sent; what it leaves without an answer too long becomes a task. Each talk with the gateway is claimed in a write of its own, held outside any write, and its outcome kept in a third. */
export async function sendRefunds(ctx: Context): Promise<number> {
  let talks = 0
  for (const refund of await dueRefunds(ctx.store.read, ctx.now(), MOST_AT_ONCE)) {
    const payment = (await attemptById(ctx.store.read, refund.attemptId!))!
    const claimed = await ctx.store.write(async (tx) => {
      // The gateway tells one refund of a payment from another only by its last: they go one after the other.
      await lockAttempt(tx, payment.id)
      if (refund.state === 'requested' && (await isAnotherAtGateway(tx, refund.id))) return false
      return claimRefund(tx, refund, plus(ctx.now(), waitAfter(refund.tries)))
    })
    if (!claimed) continue
    talks++
    await (refund.state === 'requested' ? send(ctx, refund, payment) : follow(ctx, refund, payment))
    if (isOverdue(refund, ctx.now())) await askWhenOverdue(ctx, refund.id)
  }
  return talks
}

/** As the refund is after the talk: what the gateway has answered by then asks nobody. */
const askWhenOverdue = (ctx: Context, id: string) =>
  ctx.store.write(async (tx) => {
    const refund = await lockRefund(tx, id)
    if (refund && isOverdue(refund, ctx.now())) await askPeople(tx, ctx, refund)
  })

/** Step: somebody at the collector asks VNPay by hand and decides. The task closes with the refund's next move. */
const askPeople = (tx: Writer, ctx: Context, { id, collectorId, amount }: RefundRow) =>
  openTask(tx, ctx, { collectorId, kind: 'refund_unanswered', key: unansweredKeyOf(id), subjectType: 'refund', subjectId: id, amount })

/**
 * The request id is the refund's own: when an answer was lost, the gateway tells the repeat apart (94), and its records say what became of the first.
 * It knows an id for the day only (VNPay `vnp_RequestId`): a try whose answer was lost on an earlier day is asked about before it is repeated.
 */
async function send(ctx: Context, refund: RefundRow, payment: AttemptRow): Promise<void> {
  const gateway = await gatewayOf(ctx.store.read, ctx, payment)
  const lastTry = lastTryOf(refund)
  if (lastTry && localDay(lastTry) !== localDay(ctx.now())) {
    const last = await lastRefundAt(ctx, gateway, payment)
    if (last === 'silent') return
    if (last !== 'none') return takeAsSent(ctx, refund, last)
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
  if (state === 'accepted') return keep(ctx, refund, { state: 'sent', sentAt: ctx.now(), responseCode: code, tries: 0, nextTryAt: plus(ctx.now(), waitAfter(0)) })
  if (code === REPEATED) {
    const last = await lastRefundAt(ctx, gateway, payment)
    if (last === 'silent') return
    if (last !== 'none') return takeAsSent(ctx, refund, last)
  }
  if (PASSING.includes(code)) return
  await keep(ctx, refund, { state: 'transfer_due', responseCode: code })
}

async function follow(ctx: Context, refund: RefundRow, payment: AttemptRow): Promise<void> {
  const last = await lastRefundAt(ctx, await gatewayOf(ctx.store.read, ctx, payment), payment)
  if (typeof last === 'string') return
  if (last.status === STATUS.success) await keep(ctx, refund, { state: 'done', doneAt: ctx.now(), responseCode: last.status })
  else if (last.status === STATUS.refundRejected) await keep(ctx, refund, { state: 'transfer_due', responseCode: last.status })
}

type LastRefund = { status: string; amount: number }

/** The payment's last refund as the gateway has it: `vnp_TransactionStatus` and đồng. none: it has taken none; silent: no answer. */
async function lastRefundAt(ctx: Context, gateway: PaymentGateway, { txnRef, createdAt }: AttemptRow): Promise<LastRefund | 'none' | 'silent'> {
  const said = await gateway.query({ requestId: requestIdOf(ctx.newId()), txnRef, createdAt, now: ctx.now(), ip: OWN_ADDRESS })
  if (typeof said !== 'object') return 'silent'
  return isRefund(said.transactionType) ? { status: said.transactionStatus, amount: said.amount } : 'none'
}

/**
 * The answer was lost and the gateway shows a refund: this one, when it is the first of its payment or the only one of its amount.
 * Else it may be an earlier one, only a person can tell, and nothing is sent twice.
 */
const takeAsSent = (ctx: Context, refund: RefundRow, { status, amount }: LastRefund) =>
  ctx.store.write(async (tx) => {
    const earlier = await paidBackAtGateway(tx, refund.attemptId!)
    const sure = earlier.length === 0 || (amount === refund.amount && !earlier.includes(amount))
    const set = { sentAt: ctx.now(), responseCode: status, tries: 0, nextTryAt: sure ? plus(ctx.now(), waitAfter(0)) : null }
    if ((await moveRefund(tx, ctx, refund, { to: 'sent', source: 'gateway', set })) && !sure) await askPeople(tx, ctx, refund)
  })

const isRefund = (transactionType: string | undefined) => transactionType === TYPE.fullRefund || transactionType === TYPE.partRefund

const keep = (ctx: Context, refund: RefundRow, { state, ...set }: Partial<RefundRow> & { state: Exclude<RefundState, 'requested' | 'transfer_proposed'> }) =>
  ctx.store.write(async (tx) => {
    if (!(await moveRefund(tx, ctx, refund, { to: state, source: 'gateway', set }))) return
    const message = { amount: String(refund.amount), responseCode: set.responseCode ?? '' }
    await addMessage(tx, { id: ctx.newId(), attemptId: refund.attemptId, kind: 'refund', message, answer: state === 'transfer_due' ? 'rejected' : state, at: ctx.now() })
    if (state === 'done') await bookRefundPaid(tx, ctx, refund, 'gatewayReceivable')
  })
