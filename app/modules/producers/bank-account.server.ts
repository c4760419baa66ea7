import type { Reader, Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { plus } from '#app/lib/time.ts'
import { CHANGE_WAITS_MS, expectedHolder, numberEnd, sameName } from './bank-account.ts'
import { accountsByIds, accountsOf, addAccount, currentAccounts, everDelegated, moveNameCheck, retireAccount, setBankName, type BankAccount } from './bank-accounts.repo.server.ts'
import { membersOf, rowOf } from './producers.repo.server.ts'
import type { ProducerKind } from './producer-name.ts'

export type { BankAccount }


export const accountOfProducer = async (read: Reader, producerId: string): Promise<BankAccount | undefined> => (await currentAccounts(read, [producerId]))[0]
export const accountsOfProducers = async (read: Reader, producerIds: readonly string[]): Promise<Map<string, BankAccount>> =>
  new Map((await currentAccounts(read, producerIds)).map((account) => [account.producerId, account]))
/** Also those that were replaced. */
export const findAccounts = async (read: Reader, ids: readonly string[]): Promise<Map<string, BankAccount>> => new Map((await accountsByIds(read, ids)).map((account) => [account.id, account]))
/** Whose name the producer's account must carry today. */
export async function holderOf(read: Reader, producerId: string, now: Date): Promise<string> {
  const row = await rowOf(read, producerId)
  if (!row) throw notFound('producers.notFound')
  const owner = (await membersOf(read, [producerId], now)).find(({ role }) => role === 'owner')
  return expectedHolder({ kind: row.kind as ProducerKind, name: row.name, ownerName: owner?.fullName ?? '' })
}

type NewAccount = { producerId: string; bankCode: string; number: string; holderName: string }

/**
 * Step: the account that money goes to from now on. The first one counts at once, a changed one after 72 hours; a name that is not the
 * owner's waits for a person. Callers have checked who writes it. Throws conflict when two write one at the same moment.
 */
export async function writeAccount(tx: Writer, ctx: Context, { producerId, bankCode, number, holderName }: NewAccount): Promise<{ account: BankAccount; first: boolean }> {
  const now = ctx.now()
  const exact = sameName(holderName, await holderOf(tx, producerId, now))
  const first = (await accountsOf(tx, producerId, 1)).length === 0
  await retireAccount(tx, producerId, now)
  const typedBy = ctx.actor!.personId
  const account: BankAccount = {
    ...{ id: ctx.newId(), producerId, bankCode, numberSealed: ctx.ports.vault.seal(number), numberEnd: numberEnd(number), holderName, typedBy, createdAt: now },
    ...{ nameCheck: exact ? ('exact' as const) : ('differs' as const), confirmedBy: exact ? typedBy : null, confirmedAt: exact ? now : null },
    ...{ payableFrom: first ? now : plus(now, CHANGE_WAITS_MS), decidedBy: null, decidedAt: null, bankSaysName: null, replacedAt: null },
  }
  if (!(await addAccount(tx, account))) throw new DomainError('conflict', 'payouts.accountChangedMeanwhile')
  const subject = { subjectType: 'account' as const, subjectId: account.id, producerId }
  await appendEvent(tx, ctx, { type: 'account.changed', ...subject, payload: { first, exact } })
  if (exact) await appendEvent(tx, ctx, { type: 'account.confirmed', ...subject, payload: {} })
  return { account, first }
}

/** Step: whether a name that differs is the owner's after all. False when it was decided, or the account replaced, before. Callers have checked who decides. */
export async function decideName(tx: Writer, ctx: Context, account: BankAccount, to: 'approved' | 'refused'): Promise<boolean> {
  const [now, by] = [ctx.now(), ctx.actor!.personId]
  const from = ['exact', 'differs', 'approved'] as const
  const confirmed = to === 'approved' && account.confirmedAt === null
  if (!(await moveNameCheck(tx, account.id, from, { nameCheck: to, decidedBy: by, decidedAt: now, ...(confirmed && { confirmedBy: by, confirmedAt: now }) }))) return false
  const subject = { subjectType: 'account' as const, subjectId: account.id, producerId: account.producerId, payload: {} }
  await appendEvent(tx, ctx, { type: to === 'approved' ? 'account.confirmed' : 'account.refused', ...subject })
  return true
}

/** Step: what the bank calls the holder. */
export const keepBankName = async (tx: Writer, accountId: string, name: string): Promise<void> => void (await setBankName(tx, accountId, name))

/** Step: money goes nowhere until somebody writes an account anew. */
export const closeAccount = async (tx: Writer, ctx: Context, producerId: string): Promise<void> => void (await retireAccount(tx, producerId, ctx.now()))

/** Who typed an account, or ever acted for its producer, never judges it. Throws forbidden in words. */
export async function refuseInvolved(read: Reader, ctx: Context, account: BankAccount): Promise<void> {
  const by = ctx.actor!.personId
  if (account.typedBy === by) throw new DomainError('forbidden', 'payouts.typedByYou')
  if (await everDelegated(read, account.producerId, by)) throw new DomainError('forbidden', 'payouts.youHelpedThem')
}
