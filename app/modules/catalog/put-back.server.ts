import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { bumpCatalog } from './bump-catalog.server.ts'
import { addMovements, putStock, rerank, type Movement } from './stock.repo.server.ts'

type PutBack = { groupId: string; lines: readonly { productId: string; quantity: number }[]; reason: 'released' | 'returned' }

/** Adds to the stock what a group no longer keeps; lines come in product order. */
export async function putBack(tx: Writer, ctx: Context, { groupId, lines, reason }: PutBack): Promise<void> {
  const movements: Movement[] = []
  let filled = false
  for (const { productId, quantity } of lines) {
    const { before } = await putStock(tx, productId, quantity)
    movements.push({ id: ctx.newId(), productId, delta: quantity, reason, groupId, actorId: ctx.actor?.personId ?? null, at: ctx.now() })
    if (before > 0) continue
    filled = true
    await rerank(tx, productId)
  }
  await addMovements(tx, movements)
  if (filled) await bumpCatalog(tx)
}
