import type { Writer } from '#db/client.server.ts'
import type { Actor, Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { moveTransaction, waitingByReference } from '../bank/bank.repo.server.ts'
import { taskKeyOf as transferTaskKeyOf } from '../bank/transfer-tasks.ts'
import { closeTask } from '../tasks/money-tasks.server.ts'
import { bookRefundPaid } from './book-refund-paid.server.ts'
import { makeProof, proofKey } from './make-proof.server.ts'
import { moveRefund } from './move-refund.server.ts'
import type { RefundRow } from './refunds.repo.server.ts'
import { workedRefund } from './worked-refund.server.ts'

type WithActor = Context & { actor: Actor }
export type Payee = { bankCode: string; number: string; name: string }
type Propose = {
  id: string
  /** What the bank calls the transfer. */
  bankReference: string
  /** A picture of the receipt. */
  proof?: Uint8Array | undefined
  /** Where it went, when the buyer told somebody at the collector instead of typing it. What the buyer typed nobody else changes. */
  payee?: Payee | undefined
  /** The account as the page showed it, `payeeSeen`. */
  seen?: string | undefined
}

type Shown = { payeeBankCode: string | null; payeeNumberEnd: string | null; payeeName: string | null }
/** What a page showed of the account: who sends money says where she saw that it should go. */
export const payeeSeen = ({ payeeBankCode, payeeNumberEnd, payeeName }: Shown): string => (payeeNumberEnd === null ? '' : [payeeBankCode, payeeNumberEnd, payeeName].join(' '))
/** What a page showed of the proposal: who confirms it confirms this one. */
export const proposalSeen = ({ proposedAt }: { proposedAt: Date | null }): string => String(proposedAt?.getTime() ?? '')

/** Somebody at the collector has sent the money and says with which reference; the second person looks before it counts. Throws invalid without an account or for a picture that is none. */
export async function proposeRefund(ctx: WithActor, { id, bankReference, proof, payee, seen }: Propose): Promise<void> {
  const picture = proof && (await makeProof(proof))
  if (proof && !picture) throw new DomainError('invalid', 'refunds.proofWrong', { field: 'proof' })
  const fileId = picture ? ctx.newId() : null
  if (picture && fileId) await ctx.ports.files.put(proofKey(fileId), picture, 'image/webp')
  await ctx.store.write(async (tx) => {
    const refund = await workedRefund(tx, ctx, id, 'collector_maker')
    if (refund.state !== 'transfer_due' || (seen !== undefined && seen !== payeeSeen(refund))) throw new DomainError('conflict', 'refunds.movedOn')
    if (payee && refund.payeeNumberSealed !== null && refund.payeeTypedBy === null) throw new DomainError('conflict', 'refunds.payeeNamed')
    if (!payee && refund.payeeNumberSealed === null) throw new DomainError('invalid', 'refunds.payeeMissing', { field: 'number' })
    const account = payee && { payeeBankCode: payee.bankCode, payeeNumberSealed: ctx.ports.vault.seal(payee.number), payeeNumberEnd: payee.number.slice(-4), payeeName: payee.name, payeeTypedBy: ctx.actor.personId }
    const set = { ...account, bankReference, proofFileId: fileId, proposedBy: ctx.actor.personId, proposedAt: ctx.now() }
    if (!(await moveRefund(tx, ctx, refund, { to: 'transfer_proposed', source: 'maker', set }))) throw new DomainError('conflict', 'refunds.movedOn')
    if (payee && refund.groupId !== '') await appendEvent(tx, ctx, { type: 'refund.account_named', subjectType: 'group', subjectId: refund.groupId, producerId: null, payload: {} })
  })
}

/**
 * The second person has seen the money leave the account. A movement of the statement that bears this reference and sum and waits for a person is explained by it.
 * Throws forbidden for who proposed it, conflict when the proposal is not the one she was shown (`seen`).
 */
export const confirmRefund = (ctx: WithActor, { id, seen }: { id: string; seen: string }): Promise<void> =>
  ctx.store.write(async (tx) => {
    const refund = await proposed(tx, ctx, id, seen)
    const done = await moveRefund(tx, ctx, refund, { to: 'done', source: 'checker', set: { doneAt: ctx.now(), confirmedBy: ctx.actor.personId } })
    if (!done) throw new DomainError('conflict', 'refunds.movedOn')
    await bookRefundPaid(tx, ctx, done, (await explainMovement(tx, ctx, done)) ? 'unmatched' : 'bank')
  })

/** The second person does not find the transfer: the first one looks again, the account may be typed anew. Throws as above. */
export const sendBackRefund = (ctx: WithActor, { id, seen }: { id: string; seen: string }): Promise<void> =>
  ctx.store.write(async (tx) => {
    const refund = await proposed(tx, ctx, id, seen)
    const set = { bankReference: null, proofFileId: null, proposedBy: null, proposedAt: null }
    if (!(await moveRefund(tx, ctx, refund, { to: 'transfer_due', source: 'checker', set }))) throw new DomainError('conflict', 'refunds.movedOn')
  })

async function proposed(tx: Writer, ctx: WithActor, id: string, seen: string): Promise<RefundRow> {
  const refund = await workedRefund(tx, ctx, id, 'collector_checker')
  if (refund.proposedBy === ctx.actor.personId) throw new DomainError('forbidden', 'refunds.notAlone')
  if (seen !== proposalSeen(refund)) throw new DomainError('conflict', 'refunds.movedOn')
  return refund
}

/** The statement was read before anybody said what this movement was. */
async function explainMovement(tx: Writer, ctx: WithActor, { id, collectorId, amount, bankReference }: RefundRow): Promise<boolean> {
  const movement = await waitingByReference(tx, { collectorId, amount: -amount, reference: bankReference ?? '' })
  if (!movement || !(await moveTransaction(tx, movement.id, 'task', { state: 'resolved', matchedType: 'refund', matchedId: id }))) return false
  await closeTask(tx, ctx, { key: transferTaskKeyOf(movement.id), resolution: 'refund' })
  return true
}
