import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { toDong } from '#app/lib/money.ts'
import { plus } from '#app/lib/time.ts'
import { FIRST_QUESTION_MS, type BankChoice } from './attempt.ts'
import { gatewayFor } from '../collectors/takes-gateway.server.ts'
import { holdWay } from '../collectors/ways.repo.server.ts'
import { standingPayment } from '../refunds/request-refund.server.ts'
import { transferCode } from '../vietqr/transfer-code.server.ts'
import { addAttempt, attemptsOf, moveAttempt, openAttemptOf, type AttemptRow } from '../payments.repo.server.ts'

type Open = { groupId: string; collectorId: string; amount: number; groupCode: string; expiresAt: Date; bankChoice: BankChoice | null; method?: 'vnpay' | 'vietqr'; /** vietqr: where the money goes */ accountId?: string | null }
/** Patience, not money: each costs a row and, at the gateway, questions. */
const MOST_ATTEMPTS = 40

export type Attempt = AttemptRow

/**
 * Step: the group's one open attempt. Two tabs get the same one; another way of paying, or an attempt that ran out,
 * closes the old one, which is still asked about, because its buyer may have paid. Throws conflict when the time to pay is over, the group is paid,
 * or the account or merchant was stopped or replaced at this very instant.
 */
export async function openAttempt(tx: Writer, ctx: Context, { groupId, collectorId, amount, groupCode, expiresAt, bankChoice, method = 'vnpay', accountId = null }: Open): Promise<Attempt> {
  const now = ctx.now()
  if (expiresAt <= now) throw new DomainError('conflict', 'payments.timeOver')
  const open = await openAttemptOf(tx, groupId)
  if (open && open.method === method && open.bankChoice === bankChoice && open.expiresAt > now && open.amount === amount) return open
  const before = await attemptsOf(tx, groupId)
  if (await standingPayment(tx, groupId)) throw new DomainError('conflict', 'payments.alreadyPaid')
  if (method === 'vietqr' && accountId === null) throw new RangeError('a transfer needs an account')
  const merchantId = method === 'vietqr' ? null : await merchantFor(tx, ctx, collectorId)
  const way = accountId !== null ? ({ kind: 'account', id: accountId } as const) : merchantId !== null ? ({ kind: 'merchant', id: merchantId } as const) : null
  if (way && !(await holdWay(tx, way))) throw new DomainError('conflict', 'common.conflict')
  if (open) await moveAttempt(tx, open.id, ['open'], { state: 'closed' })
  const number = before.length + 1
  if (number > MOST_ATTEMPTS) throw new DomainError('too_many', 'payments.tooManyAttempts')
  const attempt = {
    id: ctx.newId(),
    groupId,
    collectorId,
    method,
    accountId,
    merchantId,
    txnRef: method === 'vietqr' ? transferCode(groupCode, number) : `${groupCode}-${number}`,
    amount: toDong(amount),
    bankChoice,
    state: 'open',
    createdAt: now,
    expiresAt,
    nextQueryAt: method === 'vietqr' ? null : plus(expiresAt, FIRST_QUESTION_MS),
  }
  if (await addAttempt(tx, attempt)) await appendEvent(tx, ctx, { type: 'payment.opened', subjectType: 'attempt', subjectId: attempt.id, producerId: null, payload: { amount } })
  const current = await openAttemptOf(tx, groupId)
  if (!current) throw new DomainError('conflict', 'common.conflict')
  return current
}

/** null: the configured one. Throws conflict for a stall that is its own collector and has none. */
async function merchantFor(tx: Writer, ctx: Context, collectorId: string): Promise<string | null> {
  const gateway = await gatewayFor(tx, ctx, collectorId)
  if (gateway === 'none') throw new DomainError('conflict', 'collectors.noGateway')
  return gateway.merchantId
}

export const findOpenAttempt = (tx: Writer, groupId: string): Promise<Attempt | undefined> => openAttemptOf(tx, groupId)

/** Step: the group's open attempt, if any (of `method`, if told), leads nowhere any more. Money that still arrives for it is settled as what it is by then. */
export async function closeOpenAttempt(tx: Writer, groupId: string, method?: 'vietqr'): Promise<void> {
  const open = await openAttemptOf(tx, groupId)
  if (open && (!method || open.method === method)) await moveAttempt(tx, open.id, ['open'], { state: 'closed' })
}
