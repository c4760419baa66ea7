import { devices } from '#db/schema/accounts.ts'
import type { Actor, Context } from '#app/lib/context.ts'
import { useHelperCode } from './helper-codes.server.ts'
import { newToken, tokenHash } from './tokens.server.ts'

/** A member of a hamlet team makes this telephone hers, with a code her leader read to her. Returns the token for the device's cookie. */
export async function enrolDevice(ctx: Context & { actor: Actor }, { helperCode, name }: { helperCode: string; name: string }): Promise<string> {
  const { personId } = ctx.actor
  const { issuedBy } = await useHelperCode(ctx, { personId, code: helperCode, field: 'helperCode' })
  const token = newToken()
  await ctx.store.write((tx) => tx.insert(devices).values({ id: ctx.newId(), personId, name: name.slice(0, 120), tokenHash: tokenHash(token), enrolledBy: issuedBy ?? personId, enrolledAt: ctx.now() }))
  return token
}
