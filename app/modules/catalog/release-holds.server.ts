import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { putBack } from './put-back.server.ts'
import { moveHolds } from './stock.repo.server.ts'

type Release = { groupId: string; productIds?: readonly string[] | undefined }

/** Step: unpaid goods go back on the shelf; those already sold or released are left alone. Returns whether any moved. */
export async function releaseHolds(tx: Writer, ctx: Context, { groupId, productIds }: Release): Promise<boolean> {
  const lines = await moveHolds(tx, groupId, 'held', 'released', productIds)
  await putBack(tx, ctx, { groupId, lines, reason: 'released' })
  return lines.length > 0
}
