import type { Context } from '#app/lib/context.ts'
import type { DomainEvent } from '#app/lib/events.ts'
import { composeMessages } from './compose-messages.server.ts'
import { addNotification, markSent, unsentOf } from './notification.repo.server.ts'

/**
 * Consumer `messages`: writes down who is told what, once for each event, then sends what is not sent yet.
 * At least once to the carrier; the row's id is the key by which it drops repeats.
 */
export async function sendMessages(ctx: Context, event: DomainEvent): Promise<void> {
  const messages = await composeMessages(ctx, event)
  if (messages.length === 0) return
  await ctx.store.write(async (tx) => {
    for (const message of messages) await addNotification(tx, { ...message, id: ctx.newId(), eventId: event.id, createdAt: ctx.now() })
  })
  for (const { id, phone, body } of await unsentOf(ctx.store.read, event.id)) {
    await ctx.ports.messenger.send({ phone, text: body, key: id })
    await ctx.store.write((tx) => markSent(tx, id, ctx.now()))
  }
}
