import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { putBack } from './put-back.server.ts'
import { expiredGroups, moveHolds } from './stock.repo.server.ts'

type Release = { groupId: string; productIds?: readonly string[] | undefined }

/** Step: unpaid goods go back on the shelf; those already sold or released are left alone. Returns whether any moved. */
export async function releaseHolds(tx: Writer, ctx: Context, { groupId, productIds }: Release): Promise<boolean> {
  const lines = await moveHolds(tx, groupId, 'held', 'released', productIds)
  await putBack(tx, ctx, { groupId, lines, reason: 'released' })
  return lines.length > 0
}

const MOST_AT_ONCE = 200

/** Groups whose time to pay ran out, for the sweep that releases them. */
export const findExpiredHolds = (ctx: Context, most = MOST_AT_ONCE): Promise<string[]> => expiredGroups(ctx.store.read, ctx.now(), most)
