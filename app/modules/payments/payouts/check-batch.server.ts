import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { toDong } from '#app/lib/money.ts'
import { assertWorks, worksFor } from '../collectors/collector-access.server.ts'
import { chart } from '../ledger/chart.ts'
import { payoutSent } from '../ledger/entries.ts'
import { balanceOf } from '../ledger/ledger.repo.server.ts'
import { postEntry } from '../ledger/post-entry.server.ts'
import { candidatesOf } from './candidates.server.ts'
import { whyLeftOut } from './eligibility.ts'
import { batchByCode, moveBatch, movePayout, payoutsOfBatch, type Batch, type Payout } from './payouts.repo.server.ts'

/**
 * A second person agrees, and the money leaves the balances in the same write. Whoever may not be paid any more (a hold, another account,
 * a refund meanwhile) is left out. Throws forbidden for the maker, conflict when it was decided before. Returns how many go and how many were left out.
 */
export const approveBatch = (ctx: Context, { code }: { code: string }): Promise<{ sent: number; dropped: number }> =>
  ctx.store.write(async (tx) => {
    const batch = await batchToCheck(tx, ctx, code)
    const [now, by] = [ctx.now(), ctx.actor!.personId]
    await claim(tx, batch, { state: 'approved', checkedBy: by, checkedAt: now }, by)
    const lines = await payoutsOfBatch(tx, batch.id)
    const ids = lines.map(({ id }) => id)
    const { rows } = await candidatesOf(tx, now, { collectorId: batch.collectorId, producerIds: lines.map(({ producerId }) => producerId), except: ids })
    const sent: Payout[] = []
    for (const line of lines) {
      const why = whyLeftOut(line, rows.find(({ producerId }) => producerId === line.producerId))
      if (why) await movePayout(tx, line.id, ['drafted'], { state: 'dropped', returnReason: why })
      else sent.push(await send(tx, ctx, line))
    }
    const total = sent.reduce((sum, { amount }) => sum + amount, 0)
    await moveBatch(tx, batch.id, ['approved'], { state: sent.length > 0 ? 'approved' : 'closed', count: sent.length, total: toDong(total) })
    await appendEvent(tx, ctx, { type: 'payout_batch.approved', subjectType: 'payout_batch', subjectId: batch.id, producerId: null, payload: { count: sent.length, total } })
    return { sent: sent.length, dropped: lines.length - sent.length }
  })

/** The check comes after the entry: its total is the row that a refund at the same moment waits for. */
async function send(tx: Writer, ctx: Context, line: Payout): Promise<Payout> {
  const { id, collectorId, producerId, amount } = line
  const moved = await movePayout(tx, id, ['drafted'], { state: 'sent', sentAt: ctx.now() })
  if (!moved || !(await postEntry(tx, ctx, payoutSent({ collectorId, sourceId: id, producerId, amount })))) throw new DomainError('conflict', 'payouts.changedMeanwhile')
  if ((await balanceOf(tx, collectorId, chart.producerBalance.code, producerId)) > 0) throw new DomainError('conflict', 'payouts.changedMeanwhile')
  await appendEvent(tx, ctx, { type: 'payout.sent', subjectType: 'payout', subjectId: id, producerId, payload: { amount } })
  return moved
}

/** Nobody is paid by it and everybody may stand in the next one. The checker refuses; the maker may take it back. */
export const refuseBatch = (ctx: Context, { code, note }: { code: string; note: string }): Promise<void> =>
  ctx.store.write(async (tx) => {
    const batch = await batchByCode(tx, code)
    if (!batch) throw notFound()
    assertWorks(ctx, batch.collectorId)
    const by = ctx.actor!.personId
    if (batch.madeBy !== by && !worksFor(ctx, 'collector_checker').includes(batch.collectorId)) throw new DomainError('forbidden', 'payouts.checkerOnly')
    if (!(await moveBatch(tx, batch.id, ['drafted'], { state: 'refused', checkedBy: by, checkedAt: ctx.now(), note }))) throw new DomainError('conflict', 'payouts.decidedBefore')
    for (const { id } of await payoutsOfBatch(tx, batch.id)) await movePayout(tx, id, ['drafted'], { state: 'dropped' })
    await appendEvent(tx, ctx, { type: 'payout_batch.refused', subjectType: 'payout_batch', subjectId: batch.id, producerId: null, payload: {} })
  })

async function batchToCheck(tx: Writer, ctx: Context, code: string): Promise<Batch> {
  const batch = await batchByCode(tx, code)
  if (!batch) throw notFound()
  assertWorks(ctx, batch.collectorId)
  if (batch.madeBy === ctx.actor!.personId) throw new DomainError('forbidden', 'payouts.notOwnBatch')
  if (!worksFor(ctx, 'collector_checker').includes(batch.collectorId)) throw new DomainError('forbidden', 'payouts.checkerOnly')
  return batch
}

async function claim(tx: Writer, batch: Batch, set: Partial<Batch> & { state: 'approved' }, by: string): Promise<void> {
  if (!(await moveBatch(tx, batch.id, ['drafted'], set, { notBy: by }))) throw new DomainError('conflict', 'payouts.decidedBefore')
}
