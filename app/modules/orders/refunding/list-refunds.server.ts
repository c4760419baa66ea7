import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import { orderGroups, orders } from '#db/schema/orders.ts'
import { refunds } from '#db/schema/payments.ts'
import type { Reader } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { notFound } from '#app/lib/errors.ts'
import { fold } from '#app/lib/fold.ts'
import { readableCollectors, worksFor } from '#app/modules/payments/collectors/collector-access.server.ts'
import { transferTextOf } from '#app/modules/payments/refunds/match-refund.server.ts'
import type { RefundChannel, RefundState } from '#app/modules/payments/refunds/refund-states.ts'
import { payeeSeen, proposalSeen } from '#app/modules/payments/refunds/transfer-refund.server.ts'
import { unansweredRefund } from '#app/modules/payments/refunds/unanswered-refund.server.ts'
import type { RefundReason } from '#app/modules/payments/refunds/refund-reasons.ts'
import { bankNames } from '#app/modules/places/banks.server.ts'

const PAGE = 30
const columns = {
  refund: refunds,
  groupCode: orderGroups.code,
  buyerName: orderGroups.buyerName,
  buyerPhone: orderGroups.buyerPhone,
  orderCode: orders.code,
  stallName: orders.stallName,
}
const joined = (read: Reader) => read.select(columns).from(refunds).leftJoin(orderGroups, eq(orderGroups.id, refunds.groupId)).leftJoin(orders, eq(orders.id, refunds.orderId))

export type RefundTab = 'transfer' | 'gateway' | 'done'
const statesOf: Record<RefundTab, RefundState[]> = { transfer: ['transfer_due', 'transfer_proposed'], gateway: ['requested', 'sent'], done: ['done'] }

type Typed = { reason: RefundReason; state: RefundState; channel: RefundChannel }
export type RefundRow = Typed & { id: string; amount: number; requestedAt: Date; doneAt: Date | null; /** Of the order, or of the whole payment. */ code: string | null; stallName: string | null; hasAccount: boolean }

/** Refunds of the collectors whose books this person may read: what waits the longest first, what is done newest first. */
export async function listRefunds(ctx: Context, { tab = 'transfer', page = 1 }: { tab?: RefundTab; page?: number } = {}): Promise<{ rows: RefundRow[]; more: boolean }> {
  const collectorIds = (await readableCollectors(ctx.store.read, ctx)).map(({ id }) => id)
  if (collectorIds.length === 0) return { rows: [], more: false }
  const found = await joined(ctx.store.read)
    .where(and(inArray(refunds.collectorId, collectorIds), inArray(refunds.state, statesOf[tab])))
    .orderBy(tab === 'done' ? desc(refunds.doneAt) : asc(refunds.requestedAt), asc(refunds.id))
    .limit(PAGE + 1)
    .offset((page - 1) * PAGE)
  return {
    more: found.length > PAGE,
    rows: found.slice(0, PAGE).map(({ refund: { id, amount, requestedAt, doneAt, payeeNumberEnd, ...refund }, groupCode, orderCode, stallName }) => ({ ...{ id, amount, requestedAt, doneAt, code: orderCode ?? groupCode, stallName }, ...typed(refund), hasAccount: payeeNumberEnd !== null })),
  }
}

export type RefundPage = Typed & {
  id: string
  amount: number
  requestedAt: Date
  doneAt: Date | null
  responseCode: string | null
  groupCode: string | null
  orderCode: string | null
  stallName: string | null
  /** For who works there only; the auditor sees the last digits. */
  buyer: { name: string; phone: string } | null
  payee: { bank: string; number: string | null; numberEnd: string; name: string; sameName: boolean } | null
  transferText: string
  bankReference: string | null
  proposedAt: Date | null
  hasProof: boolean
  /** How often the bank has sent it back. */
  sentBack: number
  /** What this person may do now. */
  may: { propose: boolean; typePayee: boolean; check: boolean; instead: boolean; inFile: boolean }
  /** What the buttons of this page speak of. */
  seen: { payee: string; proposal: string }
  /** VNPay has had time enough: its file shows the money sent, or nothing does. */
  unanswered: 'file' | 'nothing' | null
}

/** One refund; of a collector whose books this person may not read: not found. */
export async function getRefund(ctx: Context, { id }: { id: string }): Promise<RefundPage & { proofFileId: string | null }> {
  const read = ctx.store.read
  const [found] = await joined(read).where(eq(refunds.id, id))
  if (!found || !(await readableCollectors(read, ctx)).some((collector) => collector.id === found.refund.collectorId)) throw notFound()
  const { refund, groupCode, orderCode, stallName, buyerName, buyerPhone } = found
  const [isMaker, isChecker] = (['collector_maker', 'collector_checker'] as const).map((role) => worksFor(ctx, role).includes(refund.collectorId)) as [boolean, boolean]
  const works = isMaker || isChecker
  const { amount, requestedAt, doneAt, responseCode, bankReference, proposedAt, proofFileId, sentBack } = refund
  const unanswered = (await unansweredRefund(read, { ...refund, state: refund.state as RefundState })) ?? null
  const { payeeBankCode, payeeNumberSealed, payeeNumberEnd, payeeName } = refund
  const bank = payeeBankCode === null ? '' : ((await bankNames(read)).get(payeeBankCode)?.shortName ?? payeeBankCode)
  return {
    ...{ id, amount, requestedAt, doneAt, responseCode, groupCode, orderCode, stallName, bankReference, proposedAt, proofFileId, sentBack },
    ...typed(refund),
    transferText: transferTextOf(refund.code),
    hasProof: proofFileId !== null,
    buyer: works && buyerName !== null && buyerPhone !== null ? { name: buyerName, phone: buyerPhone } : null,
    payee:
      payeeNumberSealed === null
        ? null
        : { bank, number: works ? ctx.ports.vault.open(payeeNumberSealed) : null, numberEnd: payeeNumberEnd ?? '', name: payeeName ?? '', sameName: fold(payeeName ?? '') === fold(buyerName ?? '') },
    unanswered,
    seen: { payee: payeeSeen(refund), proposal: proposalSeen(refund) },
    may: {
      propose: refund.state === 'transfer_due' && isMaker,
      typePayee: refund.state === 'transfer_due' && isMaker && (payeeNumberSealed === null || refund.payeeTypedBy !== null),
      check: refund.state === 'transfer_proposed' && isChecker && refund.proposedBy !== ctx.actor?.personId,
      instead: unanswered === 'nothing' && isMaker,
      inFile: unanswered === 'file' && isChecker,
    },
  }
}

const typed = ({ reason, state, channel }: { reason: string; state: string; channel: string }): Typed => ({ reason: reason as RefundReason, state: state as RefundState, channel: channel as RefundChannel })
