import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { putBack } from './put-back.server.ts'
import { moveHolds } from './stock.repo.server.ts'

type Return = { groupId: string; productIds?: readonly string[] | undefined }

/** Step: sold goods came back, or their order was cancelled; once only, in the quantity that was sold. */
export async function returnToStock(tx: Writer, ctx: Context, { groupId, productIds }: Return): Promise<boolean> {
  const lines = await moveHolds(tx, groupId, 'sold', 'released', productIds)
  await putBack(tx, ctx, { groupId, lines, reason: 'returned' })
  return lines.length > 0
}
