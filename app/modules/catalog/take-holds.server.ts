import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { bumpCatalog } from './bump-catalog.server.ts'
import { addMovements, byProduct, claimHold, rerank, stockOf, takeStock, type Movement } from './stock.repo.server.ts'

type TakeHolds = { groupId: string; lines: readonly { productId: string; quantity: number }[]; until: Date | null }

/**
 * Step: keeps the goods of a group aside until `until` (null: until somebody decides). All lines or none:
 * throws conflict `catalog.onlyLeft` { productId, left }. Repeating it takes nothing twice; released holds are taken anew.
 * One lock order for everybody: product ids ascending.
 */
export async function takeHolds(tx: Writer, ctx: Context, { groupId, lines, until }: TakeHolds): Promise<void> {
  const now = ctx.now()
  const movements: Movement[] = []
  let emptied = false
  for (const { productId, quantity } of [...lines].sort(byProduct)) {
    if (!Number.isSafeInteger(quantity) || quantity < 1) throw new RangeError(`not a quantity: ${quantity}`)
    const hold = { id: ctx.newId(), groupId, productId, quantity, state: 'held', expiresAt: until, createdAt: now }
    if (!(await claimHold(tx, hold))) continue
    const taken = await takeStock(tx, productId, quantity)
    if (!taken) throw new DomainError('conflict', 'catalog.onlyLeft', { productId, left: await stockOf(tx, productId) })
    movements.push({ id: ctx.newId(), productId, delta: -quantity, reason: 'held', groupId, actorId: ctx.actor?.personId ?? null, at: now })
    if (taken.left > 0) continue
    emptied = true
    await rerank(tx, productId)
  }
  await addMovements(tx, movements)
  if (emptied) await bumpCatalog(tx)
}
