import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { sumDong, toDong } from '#app/lib/money.ts'
import { localDay } from '#app/lib/time.ts'
import { accountOf } from './chart.ts'
import type { LedgerLine, Posting } from './entries.ts'
import { addEntry, addLines, addToBalances } from './ledger.repo.server.ts'

/** '2026-11': the month an instant belongs to, GMT+7. */
export const periodAt = (at: Date): string => localDay(at).slice(0, 7)

type Extra = { period?: string; /** Default: the actor. */ madeBy?: string; approvedBy?: string; reason?: string; documentNo?: string }

/**
 * Step: one entry of a collector's journal, in the write of the fact it tells. Lines of nothing are left out; an entry of nothing is not made.
 * Entries are booked in the month of today, so that a closed month never changes; `period` is for the close and for manual entries, which lock it.
 * Returns false when the fact was booked before. Throws RangeError for lines that do not sum to zero or name no account.
 */
export async function postEntry(tx: Writer, ctx: Context, posting: Posting, { period, madeBy, approvedBy, reason = '', documentNo = '' }: Extra = {}): Promise<boolean> {
  const lines = posting.lines.filter(({ amount }) => amount !== 0)
  refuseUnsound(posting, lines)
  if (lines.length === 0) return false
  const now = ctx.now()
  const { type, collectorId, sourceType, sourceId } = posting
  const entry = {
    ...{ id: ctx.newId(), collectorId, type, key: posting.key ?? `${type}:${sourceId}`, sourceType, sourceId },
    ...{ period: period ?? periodAt(now), at: posting.at ?? now, bookedAt: now, actorId: madeBy ?? ctx.actor?.personId ?? null, approvedBy: approvedBy ?? null, reason, documentNo },
  }
  if (!(await addEntry(tx, entry))) return false
  const own = { entryId: entry.id, collectorId, period: entry.period }
  await addLines(tx, lines.map(({ account, amount, party = '', orderId = '' }, index) => ({ ...own, position: index + 1, account, party, orderId, amount: toDong(amount) })))
  await addToBalances(tx, totalsOf(lines).map((total) => ({ collectorId, period: entry.period, ...total })))
  return true
}

function refuseUnsound({ type, collectorId, sourceId }: Posting, lines: readonly LedgerLine[]): void {
  if (collectorId === '' || sourceId === '') throw new RangeError(`${type} without a collector or a source`)
  if (sumDong(lines.map(({ amount }) => amount)) !== 0) throw new RangeError(`${type} of ${sourceId} does not balance`)
  for (const { account, party = '' } of lines) {
    const known = accountOf(account)
    if (!known || known.parties !== (party !== '')) throw new RangeError(`${type} of ${sourceId}: account ${account}, party '${party}'`)
  }
}

function totalsOf(lines: readonly LedgerLine[]) {
  const totals = new Map<string, { account: string; party: string; amount: number; debit: number; lines: number }>()
  for (const { account, party = '', amount } of lines) {
    const key = `${account} ${party}`
    const total = totals.get(key) ?? { account, party, amount: 0, debit: 0, lines: 0 }
    totals.set(key, { ...total, amount: total.amount + amount, debit: total.debit + Math.max(0, amount), lines: total.lines + 1 })
  }
  return [...totals.keys()].sort().map((key) => totals.get(key)!)
}
