import type { Actor, Context } from '#app/lib/context.ts'
import { dataAboutMe } from '#app/modules/accounts/data-about-me.server.ts'
import { listBuyerGroups } from '#app/modules/checkout/list-buyer-groups.server.ts'
import { getProducer } from '#app/modules/producers/find-producer.server.ts'
import { consentsOf } from '#app/modules/producers/give-consent.server.ts'

const MOST_PAGES = 25

/** Everything about the person who asks, gathered from the contexts that keep it: for reading on the page and for taking away. */
export async function whatIsKept(ctx: Context & { actor: Actor }, token: string | undefined) {
  return { ...(await dataAboutMe(ctx, { token })), household: await household(ctx), orders: await orders(ctx) }
}

async function household(ctx: Context) {
  if (!ctx.producer) return null
  const { id, roles } = ctx.producer
  const row = await getProducer(ctx, id)
  const given = async (kind: 'data' | 'stall_rules') => (await consentsOf(ctx.store.read, [id], kind)).get(id) ?? null
  return { name: row.name, grows: row.grows, commune: row.commune, hamlet: row.hamlet, myRoles: [...roles], registeredAt: row.createdAt, consents: { data: await given('data'), stallRules: await given('stall_rules') } }
}

async function orders(ctx: Context & { actor: Actor }) {
  const all = []
  for (let page = 1; page <= MOST_PAGES; page++) {
    const { rows, more } = await listBuyerGroups(ctx, { page })
    all.push(...rows.map(({ code, total, placedAt }) => ({ code, total, placedAt })))
    if (!more) break
  }
  return all
}
