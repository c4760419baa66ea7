import { redirect } from '@remix-run/node'
import type { Context } from '#app/lib/context.ts'
import { findProducerOf } from '#app/modules/producers/find-producer.server.ts'
import { openContext } from './context.server.ts'

/** Somebody signed in, with her producer when there is one: a new farmer has none before her first page. */
export async function openFarmer(request: Request): Promise<Context & { actor: NonNullable<Context['actor']> }> {
  const ctx = await openContext(request, { need: 'person' })
  const producer = await findProducerOf(ctx, ctx.actor.personId)
  return producer ? { ...ctx, producer } : ctx
}

/** The same for pages that need a producer; without one the register comes first. */
export async function openOwnProducer(request: Request) {
  const ctx = await openFarmer(request)
  if (!ctx.producer) throw redirect('/nong-ho/ho-so')
  return { ...ctx, producer: ctx.producer }
}
