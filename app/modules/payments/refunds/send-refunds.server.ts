import type { Context } from '#app/lib/context.ts'
import { toDong } from '#app/lib/money.ts'
import { MINUTE, plus } from '#app/lib/time.ts'
import { OWN_ADDRESS, requestIdOf } from '../ask-gateway.server.ts'
import { addMessage, attemptById, type AttemptRow } from '../payments.repo.server.ts'
import { gatewayOf } from '../collectors/gateway-of.server.ts'
import { bookRefundPaid } from './book-refund-paid.server.ts'
import { moveRefund } from './move-refund.server.ts'
import type { RefundState } from './refund-states.ts'
import { claimRefund, dueRefunds, sentRefundOf, type RefundRow } from './refunds.repo.server.ts'

const MOST_AT_ONCE = 20
const LONGEST_WAIT_MINUTES = 720
/** Ours to repair or the gateway's to get over: asked again. Others are its answer. */
const PASSING = ['97', '98', '99']

/** Each talk with the gateway is claimed in a write of its own, held outside any write, and its outcome kept in a third. */
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
  }
  return talks
}

const waitAfter = (tries: number) => Math.min(LONGEST_WAIT_MINUTES, 5 * 2 ** Math.min(tries, 10)) * MINUTE

/** The request id is the refund's own: when an answer was lost, the repeat is told apart by the gateway (94) and only followed. */
async function send(ctx: Context, refund: RefundRow, payment: AttemptRow): Promise<void> {
  const gateway = await gatewayOf(ctx.store.read, ctx, payment)
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
  const gateway = await gatewayOf(ctx.store.read, ctx, payment)
  const said = await gateway.query({ requestId: requestIdOf(ctx.newId()), txnRef: payment.txnRef, createdAt: payment.createdAt, now: ctx.now(), ip: OWN_ADDRESS })
  if (typeof said !== 'object' || !isRefund(said.transactionType)) return
  if (said.transactionStatus === '00') await keep(ctx, refund, { state: 'done', doneAt: ctx.now(), responseCode: said.transactionStatus })
  else if (said.transactionStatus === '09') await keep(ctx, refund, { state: 'transfer_due', responseCode: said.transactionStatus })
}

const isRefund = (transactionType: string | undefined) => transactionType === '02' || transactionType === '03'

const keep = (ctx: Context, refund: RefundRow, { state, ...set }: Partial<RefundRow> & { state: Exclude<RefundState, 'requested' | 'transfer_proposed'> }) =>
  ctx.store.write(async (tx) => {
    if (!(await moveRefund(tx, ctx, refund, { to: state, source: 'gateway', set }))) return
    const message = { amount: String(refund.amount), responseCode: set.responseCode ?? '' }
    await addMessage(tx, { id: ctx.newId(), attemptId: refund.attemptId, kind: 'refund', message, answer: state === 'transfer_due' ? 'rejected' : state, at: ctx.now() })
    if (state === 'done') await bookRefundPaid(tx, ctx, refund, 'gatewayReceivable')
  })
