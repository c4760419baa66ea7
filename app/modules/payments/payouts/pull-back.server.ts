import type { Context } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { assertWorks, worksFor } from '../collectors/collector-access.server.ts'
import { movePayout, payoutById } from './payouts.repo.server.ts'
import { bookReturn } from './record-result.server.ts'

const LONGEST_NOTE = 500

/**
 * The checker takes one line out of a checked batch before the bank has answered: its money is on the balance again at once. The file may have left,
 * so that nothing more goes to her until somebody has made sure that the bank does not pay it; if it does, its word contradicts the books.
 * Throws forbidden for a maker, conflict when the bank or another checker was first.
 */
export const pullBack = (ctx: Context, { payoutId, note }: { payoutId: string; note: string }): Promise<void> =>
  ctx.store.write(async (tx) => {
    const payout = await payoutById(tx, payoutId)
    if (!payout) throw notFound()
    const { id, collectorId, producerId, amount } = payout
    assertWorks(ctx, collectorId)
    if (!worksFor(ctx, 'collector_checker').includes(collectorId)) throw new DomainError('forbidden', 'payouts.checkerOnly')
    if (note.trim() === '') throw new DomainError('invalid', 'payouts.sayWhy', { field: 'note' })
    const set = { state: 'returned' as const, returnedAt: ctx.now(), returnReason: note.trim().slice(0, LONGEST_NOTE), pulledBackBy: ctx.actor!.personId }
    if (!(await movePayout(tx, id, ['sent'], set))) throw new DomainError('conflict', 'payouts.decidedBefore')
    await bookReturn(tx, ctx, payout)
    await appendEvent(tx, ctx, { type: 'payout.pulled_back', subjectType: 'payout', subjectId: id, producerId, payload: { amount } })
  })
