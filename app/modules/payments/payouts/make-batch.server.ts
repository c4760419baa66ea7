import { violationOf } from '#db/errors.server.ts'
import { newCode } from '#app/lib/code.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { sumDong } from '#app/lib/money.ts'
import { assertWorks } from '../collectors/collector-access.server.ts'
import { MOST_BY_QR, type Layout } from './bank-layouts.ts'
import { candidatesOf } from './candidates.server.ts'
import { addBatch, addPayouts } from './payouts.repo.server.ts'

const MOST_IN_BATCH = 200

type NewBatch = { collectorId: string; producerIds: readonly string[]; layout: Layout; note?: string }

/**
 * The maker chooses whom to pay; how much follows from the rules. Nothing is booked until somebody else has checked it.
 * Throws conflict when somebody chosen may not be paid any more, or stands in another batch already. Returns the batch's code.
 */
export async function makeBatch(ctx: Context, { collectorId, producerIds, layout, note = '' }: NewBatch): Promise<{ code: string }> {
  assertWorks(ctx, collectorId, 'collector_maker')
  const chosen = [...new Set(producerIds)].sort()
  if (chosen.length === 0) throw new DomainError('invalid', 'payouts.chooseSomebody', { field: 'producerIds' })
  if (chosen.length > MOST_IN_BATCH) throw new DomainError('invalid', 'payouts.tooManyChosen', { field: 'producerIds', most: MOST_IN_BATCH })
  if (layout === 'vietqr' && chosen.length > MOST_BY_QR) throw new DomainError('invalid', 'payouts.tooManyForQr', { field: 'layout', most: MOST_BY_QR })
  try {
    return await ctx.store.write(async (tx) => {
      const now = ctx.now()
      const { rows } = await candidatesOf(tx, now, { collectorId, producerIds: chosen })
      const due = rows.filter(({ amount }) => amount > 0)
      if (due.length !== chosen.length) throw new DomainError('conflict', 'payouts.changedMeanwhile')
      const id = ctx.newId()
      const total = sumDong(due.map(({ amount }) => amount))
      const batch = { id, collectorId, code: newCode(), state: 'drafted', layout, total, count: due.length, madeBy: ctx.actor!.personId, madeAt: now, note }
      await addBatch(tx, batch)
      const inOrder = [...due].sort((a, b) => (a.producerId < b.producerId ? -1 : 1))
      await addPayouts(tx, inOrder.map(({ producerId, account, amount }) => ({ id: ctx.newId(), batchId: id, collectorId, producerId, bankAccountId: account!.id, code: newCode(), amount, state: 'drafted', createdAt: now })))
      await appendEvent(tx, ctx, { type: 'payout_batch.made', subjectType: 'payout_batch', subjectId: id, producerId: null, payload: { count: due.length, total } })
      return { code: batch.code }
    })
  } catch (error) {
    if (violationOf(error) === 'unique') throw new DomainError('conflict', 'payouts.changedMeanwhile')
    throw error
  }
}
