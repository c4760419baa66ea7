import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { slugOf } from '#app/lib/fold.ts'
import { tidyName } from '#app/modules/accounts/add-person.server.ts'
import { giveConsent } from '#app/modules/producers/give-consent.server.ts'
import { producerOfActor } from '#app/modules/producers/own-producer.server.ts'
import { missingSteps } from './stall.ts'
import { stallBy, updateStall, type StallRow } from './stalls.repo.server.ts'

/** Step. The address of a draft follows its name; once buyers may know it, it stays. */
export async function nameStall(tx: Writer, ctx: Context, { name }: { name: string }): Promise<{ stallId: string; name: string }> {
  const stall = await ownStall(tx, ctx)
  const clean = tidyName(name)
  await updateStall(tx, stall.id, { name: clean, ...(stall.state === 'draft' && { slug: slugOf(clean, stall.id) }) })
  return { stallId: stall.id, name: clean }
}

/** Empty: she would rather not say. */
export const tellStory = (ctx: Context, { story }: { story: string }): Promise<void> =>
  ctx.store.write(async (tx) => {
    await updateStall(tx, (await ownStall(tx, ctx)).id, { story: story.normalize('NFC').trim() })
  })

export const setPickup = (ctx: Context, { pickupAddress }: { pickupAddress: string }): Promise<void> =>
  ctx.store.write(async (tx) => {
    await updateStall(tx, (await ownStall(tx, ctx)).id, { pickupAddress: tidyName(pickupAddress) })
  })

/** Step, the last question: throws conflict while another one is unanswered. */
export async function acceptRules(tx: Writer, ctx: Context): Promise<{ producerId: string }> {
  const stall = await ownStall(tx, ctx)
  if (missingSteps(stall).some((step) => step !== 'rules')) throw new DomainError('conflict', 'stalls.answerFirst')
  await updateStall(tx, stall.id, { rulesAcceptedAt: stall.rulesAcceptedAt ?? ctx.now() })
  await giveConsent(tx, ctx, { producerId: stall.producerId, personId: ctx.actor!.personId, kind: 'stall_rules', given: ctx.delegationId ? 'code' : 'self' })
  return { producerId: stall.producerId }
}

/** Step: the stall of the producer in `ctx`, with the right to change it checked. */
export async function ownStall(tx: Writer, ctx: Context): Promise<StallRow> {
  const producer = await producerOfActor(tx, ctx, 'stall')
  const stall = await stallBy(tx, { producerId: producer.id })
  if (!stall) throw notFound('stalls.notFound')
  return stall
}
