import type { Reader } from '#db/client.server.ts'
import type { Actor, Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { membershipIn } from '#app/modules/producers/find-producer.server.ts'
import { askSecret } from '../ask-secret.server.ts'
import { addCollectorAccount } from './collector-account.server.ts'
import { ownCollector, type OwnCollector } from './own-collector.server.ts'
import { proveMerchant, setMerchant } from './set-merchant.server.ts'

type Own = Context & { actor: Actor }

/** Where her money arrives is the owner's alone to say. */
async function ownersCollector(read: Reader, ctx: Context): Promise<OwnCollector> {
  const collector = await ownCollector(read, ctx)
  if (!(await membershipIn(read, ctx.actor!.personId, ctx.now()))?.roles.includes('owner')) throw new DomainError('forbidden', 'producers.ownerOnly')
  return collector
}

/** By the owner, with her PIN once more: VNPay pays her merchant from now on. VNPay itself must know code and secret. */
export async function setOwnMerchant(ctx: Own, { pin, ...merchant }: { tmnCode: string; secret: string; pin: string }): Promise<void> {
  await ownersCollector(ctx.store.read, ctx)
  await askSecret(ctx, pin)
  await proveMerchant(ctx, merchant)
  await ctx.store.write(async (tx) => {
    const { id: collectorId, producerId } = await ownersCollector(tx, ctx)
    const wayId = await setMerchant(tx, ctx, { collectorId, tmnCode: merchant.tmnCode, secretSealed: ctx.ports.vault.seal(merchant.secret) })
    await appendEvent(tx, ctx, { type: 'collector.change', subjectType: 'collector', subjectId: collectorId, producerId, payload: { collectorId, kind: 'merchant', state: 'taken', wayId } })
  })
}

/** By the owner, with her PIN once more: buyers transfer to this account from now on. */
export async function setOwnAccount(ctx: Own, { pin, ...account }: { bankBin: string; number: string; holderName: string; pin: string }): Promise<void> {
  await ownersCollector(ctx.store.read, ctx)
  await askSecret(ctx, pin)
  await ctx.store.write(async (tx) => {
    const { id: collectorId, producerId } = await ownersCollector(tx, ctx)
    const wayId = await addCollectorAccount(tx, ctx, { collectorId, ...account })
    await appendEvent(tx, ctx, { type: 'collector.change', subjectType: 'collector', subjectId: collectorId, producerId, payload: { collectorId, kind: 'account', state: 'taken', wayId } })
  })
}
