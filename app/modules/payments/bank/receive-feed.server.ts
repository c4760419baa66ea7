import type { Reader } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { fold } from '#app/lib/fold.ts'
import type { FeedMovement } from '#app/lib/ports.ts'
import { accountDigest } from '../collectors/collector-account.server.ts'
import { accountsByDigest, bankBins, type AccountShown } from './bank.repo.server.ts'
import { keepMovements } from './keep-movements.server.ts'

export type FeedReceipt = { taken: number; known: number; /** Movements of accounts that no collector for many stalls has. */ strange: number }

/** Movements that a verified message of the feed tells of, in one write. What a statement or an earlier message has told is known, not taken twice. */
export async function receiveFeed(ctx: Context, movements: readonly FeedMovement[]): Promise<FeedReceipt> {
  const receipt: FeedReceipt = { taken: 0, known: 0, strange: 0 }
  const placed: { account: AccountShown; movement: FeedMovement }[] = []
  for (const movement of movements) {
    const account = await accountOf(ctx.store.read, ctx, movement)
    if (account) placed.push({ account, movement })
    else receipt.strange++
  }
  if (placed.length === 0) return receipt
  const takenAt = ctx.now()
  const accounts = [...new Map(placed.map(({ account }) => [account.id, account])).values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  const taken = await ctx.store.write(async (tx) => {
    let sum = 0
    for (const { id: accountId, collectorId } of accounts) {
      const keep = await keepMovements(tx, { collectorId, accountId, source: 'feed', statementId: null, state: 'new', takenAt })
      sum += await keep(placed.filter(({ account }) => account.id === accountId).map(({ movement: { reference, amount, day, description, counterName } }) => ({ id: ctx.newId(), reference, day, amount, description, counterName })))
    }
    return sum
  })
  return { ...receipt, taken, known: placed.length - taken }
}

/** The number is kept as a keyed digest with its bank, and feeds name banks in their own way: asked for every bank, it must be one account, or the named bank's. */
async function accountOf(read: Reader, ctx: Pick<Context, 'ports'>, { accountNumber, bankName }: FeedMovement): Promise<AccountShown | undefined> {
  const banks = await bankBins(read)
  const accounts = await accountsByDigest(read, banks.map(({ bin }) => accountDigest(ctx.ports.vault, bin, accountNumber)))
  const [first] = accounts
  if (!first || accounts.every(({ bankBin }) => bankBin === first.bankBin)) return first
  const named = banks.filter(({ code, shortName }) => [code, shortName].some((name) => fold(name) === fold(bankName))).map(({ bin }) => bin)
  return accounts.find(({ bankBin }) => named.includes(bankBin))
}
