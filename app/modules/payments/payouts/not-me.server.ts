import type { Context } from '#app/lib/context.ts'
import { notFound } from '#app/lib/errors.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import type { Ports } from '#app/lib/ports.ts'
import { accountOfProducer, findAccounts, type BankAccount } from '#app/modules/producers/bank-account.server.ts'
import { producerOfActor } from '#app/modules/producers/own-producer.server.ts'
import { stallOfProducer } from '#app/modules/stalls/find-stall.server.ts'
import { openTask } from '../tasks/money-tasks.server.ts'
import { addHold, livingHolds } from './payouts.repo.server.ts'

const PROOF = 12

/** What stands in the message about a changed account, or a changed way to be paid: its id and a keyed proof, short enough for one SMS. It can stop money and nothing else. */
export const notMeToken = (vault: Ports['vault'], accountId: string): string => {
  const id = Buffer.from(accountId.replaceAll('-', ''), 'hex').toString('base64url')
  return id + proofOf(vault, accountId)
}

const proofOf = (vault: Ports['vault'], accountId: string) => vault.digest('not-me', accountId).replace(/[^A-Za-z0-9]/g, '').slice(0, PROOF)

/** Whose token this is; undefined: nobody's. */
export function idOfToken(vault: Ports['vault'], token: string): string | undefined {
  const hex = /^[\w-]{34}$/.test(token) ? Buffer.from(token.slice(0, -PROOF), 'base64url').toString('hex') : ''
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return id.length === 36 && proofOf(vault, id) === token.slice(-PROOF) ? id : undefined
}

/** Behind the link: the last digits only. Throws not_found for a token that is none. */
export async function accountOfToken(ctx: Context, token: string): Promise<BankAccount> {
  const id = idOfToken(ctx.ports.vault, token)
  const account = id && (await findAccounts(ctx.store.read, [id])).get(id)
  if (!account) throw notFound()
  return account
}

/** "Không phải tôi", without a session: whoever holds the phone stops the money until the collector has called. Repeating it changes nothing. */
export async function notMeByToken(ctx: Context, token: string): Promise<void> {
  const { producerId, id } = await accountOfToken(ctx, token)
  await stopMoney(ctx, producerId, id)
}

/** The same from her own page, for everybody who may see the money. */
export async function notMe(ctx: Context): Promise<void> {
  const { id: producerId } = await producerOfActor(ctx.store.read, ctx, 'money')
  const account = await accountOfProducer(ctx.store.read, producerId)
  if (!account) throw notFound()
  await stopMoney(ctx, producerId, account.id)
}

/** Of the collector's question about one hold. */
export const notMeKey = ({ id }: { id: string }): string => `payout_not_me:${id}`

const stopMoney = (ctx: Context, producerId: string, accountId: string): Promise<void> =>
  ctx.store.write(async (tx) => {
    if ((await livingHolds(tx, [producerId], ctx.now())).some(({ reason }) => reason === 'not_me')) return
    const holdId = ctx.newId()
    await addHold(tx, { id: holdId, producerId, reason: 'not_me', heldBy: ctx.actor?.personId ?? null, heldAt: ctx.now() })
    const stall = await stallOfProducer(tx, producerId)
    if (stall) await openTask(tx, ctx, { collectorId: stall.collectorId, kind: 'payout_not_me', key: notMeKey({ id: holdId }), subjectType: 'account', subjectId: accountId, amount: 0 })
    await appendEvent(tx, ctx, { type: 'payout.held', subjectType: 'producer', subjectId: producerId, producerId, payload: { reason: 'not_me' } })
  })
