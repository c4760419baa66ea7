import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { holdStates, moveHolds } from './stock.repo.server.ts'

/** Step: the group is paid, its holds become sales. 'released': the goods went back meanwhile, hold them anew or refund. */
export async function sellHolds(tx: Writer, _ctx: Context, { groupId }: { groupId: string }): Promise<'sold' | 'already' | 'released'> {
  const sold = await moveHolds(tx, groupId, 'held', 'sold')
  if (sold.length > 0) return 'sold'
  return (await holdStates(tx, groupId)).includes('sold') ? 'already' : 'released'
}
