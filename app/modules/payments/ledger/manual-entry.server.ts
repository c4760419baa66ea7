import { isDeepStrictEqual } from 'node:util'
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { manualEntries } from '#db/schema/payments.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { sumDong } from '#app/lib/money.ts'
import { isMonth } from '#app/lib/time.ts'
import { decideByHand } from '../bank/decide-by-hand.server.ts'
import { transferOfEntry } from '../bank/hand-entry.ts'
import { assertWorks } from '../collectors/collector-access.server.ts'
import { accountOf } from './chart.ts'
import { lastClosed, lockPeriod } from './periods.server.ts'
import { periodAt, postEntry } from './post-entry.server.ts'

/** amount: debit positive, credit negative, whole đồng */
export type ManualLine = { account: string; party: string; amount: number }
export type ManualEntry = typeof manualEntries.$inferSelect
type Proposal = { id: string; collectorId: string; period: string; lines: readonly ManualLine[]; reason: string; documentNo: string }

/**
 * The maker proposes what no other record tells of: a bank's fee, a difference that was found. Nothing is booked yet. `id` is the form's, so that a second press is the same proposal.
 * Throws invalid for lines that do not balance or name no account, conflict for a month that is closed, lies before a closed one or has not begun, and for a form that was sent before and says something else now.
 */
export async function proposeManual(ctx: Context, proposal: Proposal): Promise<void> {
  if (transferOfEntry(proposal.id) !== undefined) throw new DomainError('invalid', 'ledger.lineWrong', { field: 'lines' })
  return ctx.store.write((tx) => proposeManualStep(tx, ctx, proposal))
}

/** Step of proposeManual, for entries that explain something else as well. */
export async function proposeManualStep(tx: Writer, ctx: Context, { id, collectorId, period, lines, reason, documentNo }: Proposal): Promise<void> {
  assertWorks(ctx, collectorId, 'collector_maker')
  refuseUnsound(lines)
  await holdOpen(tx, ctx, { collectorId, period, field: 'period' })
  const proposal = { id, collectorId, state: 'proposed', period, lines: [...lines], reason, documentNo, proposedBy: ctx.actor!.personId, proposedAt: ctx.now() }
  const added = await tx.insert(manualEntries).values(proposal).onConflictDoNothing().returning({ id: manualEntries.id })
  if (added.length === 0) return refuseChanged(await manualById(tx, id), proposal)
  await appendEvent(tx, ctx, { type: 'manual_entry.proposed', subjectType: 'manual_entry', subjectId: id, producerId: null, payload: { collectorId } })
}

type Content = Pick<ManualEntry, 'collectorId' | 'period' | 'reason' | 'documentNo'> & { lines: readonly ManualLine[] }
const contentOf = ({ collectorId, period, reason, documentNo, lines }: Content) => [collectorId, period, reason, documentNo, ...lines.flatMap(({ account, party, amount }) => [account, party, amount])]

function refuseChanged(known: ManualEntry | undefined, proposal: Content): void {
  if (!known || !isDeepStrictEqual(contentOf(known), contentOf(proposal))) throw new DomainError('conflict', 'ledger.proposedBefore')
}

/** The checker, another person, books it or refuses it; the first word counts. A movement on the bank account that the entry explains is decided with it, or waits again. Throws forbidden for the person who proposed. */
export function decideManual(ctx: Context, { id, post }: { id: string; post: boolean }): Promise<void> {
  return ctx.store.write(async (tx) => {
    const [entry] = await tx.select().from(manualEntries).where(eq(manualEntries.id, id))
    if (!entry) throw notFound()
    const { collectorId, period, lines, reason, documentNo, proposedBy } = entry
    assertWorks(ctx, collectorId, 'collector_checker')
    const by = ctx.actor!.personId
    if (proposedBy === by) throw new DomainError('forbidden', 'ledger.secondPerson')
    if (post) await holdOpen(tx, ctx, { collectorId, period })
    const state = post ? 'posted' : 'refused'
    const decided = await tx.update(manualEntries).set({ state, decidedBy: by, decidedAt: ctx.now() }).where(and(eq(manualEntries.id, id), eq(manualEntries.state, 'proposed'))).returning({ id: manualEntries.id })
    if (decided.length === 0) throw new DomainError('conflict', 'ledger.decidedAlready')
    const transactionId = transferOfEntry(id)
    if (transactionId !== undefined) await decideByHand(tx, ctx, { transactionId, entryId: id, post, note: documentNo })
    if (post) await postEntry(tx, ctx, { type: 'manual', collectorId, sourceType: 'manual', sourceId: id, lines }, { period, madeBy: proposedBy, approvedBy: by, reason, documentNo })
    await appendEvent(tx, ctx, { type: `manual_entry.${state}`, subjectType: 'manual_entry', subjectId: id, producerId: null, payload: { collectorId } })
  })
}

const PAGE = 20

export const manualById = async (read: Reader, id: string): Promise<ManualEntry | undefined> => (await read.select().from(manualEntries).where(eq(manualEntries.id, id)))[0]

/** What waits first, then the newest. Callers have checked whose books these are. */
export async function listManual(read: Reader, collectorIds: readonly string[], page: number): Promise<{ rows: ManualEntry[]; pages: number }> {
  if (collectorIds.length === 0) return { rows: [], pages: 1 }
  const where = inArray(manualEntries.collectorId, [...collectorIds])
  const rows = await read.select().from(manualEntries).where(where).orderBy(sql`case ${manualEntries.state} when 'proposed' then 0 else 1 end`, desc(manualEntries.proposedAt), desc(manualEntries.id)).limit(PAGE).offset((page - 1) * PAGE)
  return { rows, pages: Math.max(1, Math.ceil((await read.$count(manualEntries, where)) / PAGE)) }
}

/** A closed month stays as it is with every month before it, whose balances it carries; and nobody books into one that has not begun. `field`: where the month was typed. */
async function holdOpen(tx: Writer, ctx: Context, { collectorId, period, field }: { collectorId: string; period: string; field?: 'period' }): Promise<void> {
  const beside = field && { field }
  if (!isMonth(period) || period > periodAt(ctx.now())) throw new DomainError('conflict', 'ledger.monthNotBegun', { ...beside })
  const { state } = await lockPeriod(tx, { collectorId, period, by: ctx.actor!.personId, at: ctx.now() })
  if (state === 'closed') throw new DomainError('conflict', 'ledger.monthClosed', { ...beside })
  const closed = await lastClosed(tx, collectorId)
  if (closed !== undefined && period < closed) throw new DomainError('conflict', 'ledger.laterMonthClosed', { ...beside, month: closed })
}

function refuseUnsound(lines: readonly ManualLine[]): void {
  if (lines.length < 2) throw new DomainError('invalid', 'ledger.twoLines', { field: 'lines' })
  for (const { account, party, amount } of lines) {
    const known = accountOf(account)
    if (!known || amount === 0 || !Number.isSafeInteger(amount)) throw new DomainError('invalid', 'ledger.lineWrong', { field: 'lines' })
    if (known.parties !== (party !== '')) throw new DomainError('invalid', known.parties ? 'ledger.partyMissing' : 'ledger.partyNotHere', { field: 'lines' })
  }
  if (sumDong(lines.map(({ amount }) => amount)) !== 0) throw new DomainError('invalid', 'ledger.notBalanced', { field: 'lines' })
}
