import type { Context } from '#app/lib/context.ts'
import { announce } from './announce.server.ts'
import { bookCarriage } from './clearing/book-carriage.server.ts'
import { moveOrder } from './move-order.server.ts'
import { heardOf, scan, type Heard, type Recorded } from './record-delivery.server.ts'
import { refundWhole } from './refunding/refund-lines.server.ts'

/** The parcel goes back, then arrives back: only then is the buyer's money returned. */
export const recordReturn = (ctx: Context, { to, ...heard }: Heard & { to: 'returning' | 'returned' }): Promise<Recorded> =>
  ctx.store.write(async (tx) => {
    const order = await heardOf(tx, ctx, heard)
    await scan(tx, ctx, order, heard, to)
    if (order.status === 'returned' || order.status === to) return 'already'
    const moved = await moveOrder(tx, ctx, order, { to, source: heard.source, note: heard.proof ?? '' })
    await announce(tx, ctx, order, to === 'returning' ? 'order.returning' : 'order.returned', { groupId: order.groupId })
    if (to === 'returned') {
      await bookCarriage(tx, ctx, order)
      await refundWhole(tx, ctx, moved, 'returned')
    }
    return 'moved'
  })
