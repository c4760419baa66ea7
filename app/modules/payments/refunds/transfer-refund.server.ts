import type { Actor, Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { bookRefundPaid } from './book-refund-paid.server.ts'
import { makeProof, proofKey } from './make-proof.server.ts'
import { moveRefund } from './move-refund.server.ts'
import { workedRefund } from './worked-refund.server.ts'

type WithActor = Context & { actor: Actor }
export type Payee = { bankCode: string; number: string; name: string }
type Propose = {
  id: string
  /** What the bank calls the transfer. */
  bankReference: string
  /** A picture of the receipt. */
  proof?: Uint8Array | undefined
  /** Where it went, when the buyer told somebody at the collector instead of typing it. */
  payee?: Payee | undefined
}

/** Somebody at the collector has sent the money and says with which reference; the second person looks before it counts. Throws invalid without an account or for a picture that is none. */
export async function proposeRefund(ctx: WithActor, { id, bankReference, proof, payee }: Propose): Promise<void> {
  const picture = proof && (await makeProof(proof))
  if (proof && !picture) throw new DomainError('invalid', 'refunds.proofWrong', { field: 'proof' })
  const fileId = picture ? ctx.newId() : null
  if (picture && fileId) await ctx.ports.files.put(proofKey(fileId), picture, 'image/webp')
  await ctx.store.write(async (tx) => {
    const refund = await workedRefund(tx, ctx, id, 'collector_maker')
    if (!payee && refund.payeeNumberSealed === null) throw new DomainError('invalid', 'refunds.payeeMissing', { field: 'number' })
    const account = payee && { payeeBankCode: payee.bankCode, payeeNumberSealed: ctx.ports.vault.seal(payee.number), payeeNumberEnd: payee.number.slice(-4), payeeName: payee.name }
    const set = { ...account, bankReference, proofFileId: fileId, proposedBy: ctx.actor.personId, proposedAt: ctx.now() }
    if (!(await moveRefund(tx, ctx, refund, { to: 'transfer_proposed', source: 'maker', set }))) throw new DomainError('conflict', 'refunds.movedOn')
  })
}

/** The second person has seen the money leave the account. Throws forbidden for who proposed it. */
export const confirmRefund = (ctx: WithActor, { id }: { id: string }): Promise<void> =>
  ctx.store.write(async (tx) => {
    const refund = await workedRefund(tx, ctx, id, 'collector_checker')
    if (refund.proposedBy === ctx.actor.personId) throw new DomainError('forbidden', 'refunds.notAlone')
    const done = await moveRefund(tx, ctx, refund, { to: 'done', source: 'checker', set: { doneAt: ctx.now(), confirmedBy: ctx.actor.personId } })
    if (!done) throw new DomainError('conflict', 'refunds.movedOn')
    await bookRefundPaid(tx, ctx, done, 'bank')
  })

/** The second person does not find the transfer: the first one looks again, the account may be typed anew. */
export const sendBackRefund = (ctx: WithActor, { id }: { id: string }): Promise<void> =>
  ctx.store.write(async (tx) => {
    const refund = await workedRefund(tx, ctx, id, 'collector_checker')
    if (refund.proposedBy === ctx.actor.personId) throw new DomainError('forbidden', 'refunds.notAlone')
    const set = { bankReference: null, proofFileId: null, proposedBy: null, proposedAt: null }
    if (!(await moveRefund(tx, ctx, refund, { to: 'transfer_due', source: 'checker', set }))) throw new DomainError('conflict', 'refunds.movedOn')
  })
