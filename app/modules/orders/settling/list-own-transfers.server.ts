import type { Reader } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DAY, plus } from '#app/lib/time.ts'
import { countUnpaidTransfers, unpaidTransfers } from '#app/modules/payments/bank/transfer-attempts.server.ts'
import { findOwnCollector, ownCollector } from '#app/modules/payments/collectors/own-collector.server.ts'
import { showTransferCode } from '#app/modules/payments/vietqr/transfer-code.server.ts'
import { groupById, linesOf, ordersOfGroup } from '../orders.repo.server.ts'

const PAGE = 20
/** Money that comes later than this is found by its code in the bank's app, and asked about. */
const LATE_MS = 60 * DAY

/** code: the text of the transfer, in groups. goods: '2 × Miến'. until: how long the goods are kept; null: they are back on the shelf. paid: another payment bought them. */
export type OwnTransfer = { id: string; code: string; amount: number; createdAt: Date; until: Date | null; paid: boolean; goods: string }
export type OwnTransfers = { rows: OwnTransfer[]; more: boolean }

/** Direct settlement: transfers the stall should look for in its bank's app. 'waiting': the buyer is at it; 'late': the time is over or he chose another way, and money may come all the same. */
export async function listOwnTransfers(ctx: Context, { which, page = 1 }: { which: 'waiting' | 'late'; page?: number }): Promise<OwnTransfers> {
  const { read } = ctx.store
  const { id: collectorId } = await ownCollector(read, ctx)
  const found = await unpaidTransfers(read, { collectorId, state: which === 'waiting' ? 'open' : 'closed', since: plus(ctx.now(), -LATE_MS), limit: PAGE + 1, offset: (page - 1) * PAGE })
  const rows: OwnTransfer[] = []
  for (const { id, txnRef, amount, createdAt, groupId } of found.slice(0, PAGE)) {
    const group = await groupById(read, groupId)
    rows.push({ id, code: showTransferCode(txnRef), amount, createdAt, until: which === 'waiting' ? (group?.holdUntil ?? null) : null, paid: group?.paidAt !== null, goods: await goodsOf(read, groupId) })
  }
  return { rows, more: found.length > PAGE }
}

/** How many the stall of the actor should look for today; 0 where somebody else takes its money. */
export async function countWaitingTransfers(ctx: Context): Promise<number> {
  const own = await findOwnCollector(ctx.store.read, ctx)
  return own ? countUnpaidTransfers(ctx.store.read, { collectorId: own.id, state: 'open', since: plus(ctx.now(), -LATE_MS) }) : 0
}

async function goodsOf(read: Reader, groupId: string): Promise<string> {
  const lines = await linesOf(read, (await ordersOfGroup(read, groupId)).map(({ id }) => id))
  return lines.map(({ quantity, name }) => `${quantity} × ${name}`).join(', ')
}
