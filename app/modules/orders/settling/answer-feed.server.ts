import type { Context } from '#app/lib/context.ts'
import { receiveFeed, type FeedReceipt } from '#app/modules/payments/bank/receive-feed.server.ts'
import { takeBankTransactions } from './take-bank-transactions.server.ts'

/** ignored: not believed, and nothing changed. */
export type FeedAnswer = { outcome: 'taken'; receipt: FeedReceipt; failures: unknown[] } | { outcome: 'ignored'; why: 'off' | 'forged' | 'stale' | 'unreadable' }

const MOST_LOOKED_AT = 100

/** A message of the bank feed. Verified before anything else; once its movements are kept, looking at them may fail and is done again by the sweep. */
export async function answerFeed(ctx: Context, message: { body: string; signature: string | null }): Promise<FeedAnswer> {
  const read = ctx.ports.bankFeed.read({ ...message, now: ctx.now() })
  if (!read.verified) return { outcome: 'ignored', why: read.why }
  const receipt = await receiveFeed(ctx, read.movements)
  const { failures } = receipt.taken > 0 ? await takeBankTransactions(ctx, { most: MOST_LOOKED_AT }) : { failures: [] }
  return { outcome: 'taken', receipt, failures }
}
