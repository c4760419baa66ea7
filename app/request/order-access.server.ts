import type { Context } from '#app/lib/context.ts'
import { notFound } from '#app/lib/errors.ts'
import { groupCodeOf } from '#app/modules/checkout/group-code-of.server.ts'
import { readGrants } from './order-grant.server.ts'

/** The group behind a code in an address, and whether this browser holds the grant for it. The query decides who may see it. */
export async function orderInAddress(ctx: Context, request: Request, typed: string | undefined): Promise<{ groupCode: string; granted: boolean }> {
  const groupCode = await groupCodeOf(ctx, (typed ?? '').slice(0, 40))
  if (groupCode === undefined) throw notFound('orders.notFound')
  return { groupCode, granted: (await readGrants(request)).includes(groupCode) }
}
