import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { setHoldsUntil } from './stock.repo.server.ts'

/** Step: the goods of an unpaid group are kept until another instant. Sold and released ones are left alone; false when none is kept any more. */
export const moveHoldsUntil = (tx: Writer, _ctx: Context, { groupId, until }: { groupId: string; until: Date }): Promise<boolean> => setHoldsUntil(tx, groupId, until)
