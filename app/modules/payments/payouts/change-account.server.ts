import type { Writer } from '#db/client.server.ts'
import type { Actor, Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { findBank } from '#app/modules/places/banks.server.ts'
import { writeAccount, type BankAccount } from '#app/modules/producers/bank-account.server.ts'
import { membershipIn } from '#app/modules/producers/find-producer.server.ts'
import { producerOfActor } from '#app/modules/producers/own-producer.server.ts'
import { stallOfProducer } from '#app/modules/stalls/find-stall.server.ts'
import { askSecret } from '../ask-secret.server.ts'
import { closeTask, openTask } from '../tasks/money-tasks.server.ts'
import { endHolds, openTaskKeysOf } from './payouts.repo.server.ts'

type Change = { bankCode: string; number: string; holderName: string; pin: string }

/**
 * Where the money goes from now on: written by the owner herself, with her PIN once more, never by somebody who acts for her.
 * A name that is not hers becomes a task of the collector. Throws forbidden in words for everybody else, invalid beside `pin` or `bankCode`.
 */
export async function changeAccount(ctx: Context & { actor: Actor }, { pin, ...typed }: Change): Promise<{ account: BankAccount; first: boolean }> {
  await ownerOnly(ctx.store.read, ctx)
  const bank = await findBank(ctx.store.read, typed.bankCode)
  if (!bank) throw new DomainError('invalid', 'payouts.chooseBank', { field: 'bankCode' })
  await askSecret(ctx, pin)
  return ctx.store.write(async (tx) => {
    const producerId = await ownerOnly(tx, ctx)
    const stall = await stallOfProducer(tx, producerId)
    if (!stall) throw new DomainError('conflict', 'payouts.stallFirst')
    return replaceAccount(tx, ctx, { producerId, collectorId: stall.collectorId, ...typed })
  })
}

/** Step: the account is written, and a name that differs becomes the collector's question. Callers have checked who writes it. */
async function replaceAccount(tx: Writer, ctx: Context, { collectorId, ...typed }: { producerId: string; collectorId: string; bankCode: string; number: string; holderName: string }): Promise<{ account: BankAccount; first: boolean }> {
  await forgetOldAccount(tx, ctx, typed.producerId, collectorId)
  const written = await writeAccount(tx, ctx, typed)
  const { id, nameCheck } = written.account
  if (nameCheck === 'differs') await openTask(tx, ctx, { collectorId, kind: 'account_name_differs', key: `account_name_differs:${id}`, subjectType: 'account', subjectId: id, amount: 0 })
  return written
}

/** What was asked about the account before is answered; whether it was she who changed it is not. */
async function forgetOldAccount(tx: Writer, ctx: Context, producerId: string, collectorId: string): Promise<void> {
  const kinds = ['account_name_differs', 'payout_name_differs', 'payout_returned'] as const
  for (const key of await openTaskKeysOf(tx, { producerId, collectorId, kinds })) await closeTask(tx, ctx, { key, resolution: 'account_changed' })
  await endHolds(tx, { producerId, reason: 'name_differs' }, ctx.actor!.personId, ctx.now())
}

/** The accountant sees the account; only the owner changes it. Returns the producer's id. */
async function ownerOnly(read: Writer | Context['store']['read'], ctx: Context & { actor: Actor }): Promise<string> {
  if (ctx.delegationId) throw new DomainError('forbidden', 'payouts.notForOthers')
  const { id } = await producerOfActor(read, ctx, 'money')
  const own = await membershipIn(read, ctx.actor.personId, ctx.now())
  if (!own?.roles.includes('owner')) throw new DomainError('forbidden', 'payouts.ownerOnly')
  return id
}
