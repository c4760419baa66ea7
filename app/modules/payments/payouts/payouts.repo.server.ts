import { and, asc, count, desc, eq, gt, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { bankTransactions, ledgerBalances, moneyTasks, payoutBatches, payoutHolds, payoutResults, payouts, successions } from '#db/schema/payments.ts'
import { bankAccounts, producers } from '#db/schema/producers.ts'
import { withinScopes } from '#app/modules/producers/scope.server.ts'
import { chart } from '../ledger/chart.ts'
import type { TaskKind } from '../tasks/task-kinds.ts'
import type { HoldReason } from './eligibility.ts'
import type { BatchState, PayoutState } from './payout-states.ts'

export type Batch = Omit<typeof payoutBatches.$inferSelect, 'state'> & { state: BatchState }
export type Payout = Omit<typeof payouts.$inferSelect, 'state'> & { state: PayoutState }
export type Hold = Omit<typeof payoutHolds.$inferSelect, 'reason'> & { reason: HoldReason }
export type Succession = Omit<typeof successions.$inferSelect, 'state'> & { state: 'reported' | 'proposed' | 'confirmed' | 'withdrawn' }

const owed = and(eq(ledgerBalances.account, chart.producerBalance.code))
const balance = sql<string>`-sum(${ledgerBalances.amount})`

/** Producers with something on their balance, the most first; `total` of them all. đồng, what is owed to them positive. */
export async function balancesOf(read: Reader, collectorId: string, { producerIds, limit, offset }: { producerIds?: readonly string[]; limit: number; offset: number }) {
  const where = and(eq(ledgerBalances.collectorId, collectorId), owed, producerIds ? inArray(ledgerBalances.party, [...producerIds]) : undefined)
  const grouped = read.select({ producerId: ledgerBalances.party, amount: balance.as('amount') }).from(ledgerBalances).where(where).groupBy(ledgerBalances.party).having(sql`sum(${ledgerBalances.amount}) <> 0`).as('grouped')
  const rows = await read.select().from(grouped).orderBy(desc(grouped.amount), asc(grouped.producerId)).limit(limit).offset(offset)
  const [all] = await read.select({ producers: count() }).from(grouped)
  return { rows: rows.map(({ producerId, amount }) => ({ producerId, balance: Number(amount) })), total: all?.producers ?? 0 }
}

/** What each collector owes this producer. */
export const balancesOfProducer = async (read: Reader, producerId: string): Promise<{ collectorId: string; balance: number }[]> =>
  (await read.select({ collectorId: ledgerBalances.collectorId, amount: balance }).from(ledgerBalances).where(and(owed, eq(ledgerBalances.party, producerId))).groupBy(ledgerBalances.collectorId).orderBy(asc(ledgerBalances.collectorId)))
    .map(({ collectorId, amount }) => ({ collectorId, balance: Number(amount) }))

/** Codes come from addresses: PostgreSQL fails on a NUL instead of finding nothing. */
export const batchByCode = async (read: Reader, code: string): Promise<Batch | undefined> =>
  (!/^[A-Z0-9]{8}$/.test(code) ? undefined : ((await read.select().from(payoutBatches).where(eq(payoutBatches.code, code)))[0] as Batch | undefined))
export const addBatch = (tx: Writer, row: typeof payoutBatches.$inferInsert) => tx.insert(payoutBatches).values(row)
export const addPayouts = (tx: Writer, rows: (typeof payouts.$inferInsert)[]) => tx.insert(payouts).values(rows)

export async function listBatchRows(read: Reader, collectorIds: readonly string[], { limit, offset }: { limit: number; offset: number }): Promise<{ rows: Batch[]; total: number }> {
  if (collectorIds.length === 0) return { rows: [], total: 0 }
  const theirs = inArray(payoutBatches.collectorId, [...collectorIds])
  const rows = await read.select().from(payoutBatches).where(theirs).orderBy(desc(payoutBatches.madeAt), desc(payoutBatches.id)).limit(limit).offset(offset)
  const [all] = await read.select({ n: count() }).from(payoutBatches).where(theirs)
  return { rows: rows as Batch[], total: all!.n }
}

/** Batches that wait for this checker: made by somebody else. */
export async function countToCheck(read: Reader, collectorIds: readonly string[], personId: string): Promise<number> {
  if (collectorIds.length === 0) return 0
  const waiting = and(inArray(payoutBatches.collectorId, [...collectorIds]), eq(payoutBatches.state, 'drafted'), ne(payoutBatches.madeBy, personId))
  const [all] = await read.select({ n: count() }).from(payoutBatches).where(waiting)
  return all!.n
}

/** Compare-and-set. `notBy`: whoever made it does not decide it. False: decided before, or by the one who made it. */
export const moveBatch = async (tx: Writer, id: string, from: readonly BatchState[], set: Partial<Batch> & { state: BatchState }, { notBy }: { notBy?: string } = {}): Promise<boolean> =>
  (await tx.update(payoutBatches).set(set).where(and(eq(payoutBatches.id, id), inArray(payoutBatches.state, [...from]), notBy === undefined ? undefined : ne(payoutBatches.madeBy, notBy))).returning({ id: payoutBatches.id })).length === 1

/** In the order of producers: everybody who touches several takes them in this order. */
export const payoutsOfBatch = async (read: Reader, batchId: string): Promise<Payout[]> =>
  (await read.select().from(payouts).where(eq(payouts.batchId, batchId)).orderBy(asc(payouts.producerId))) as Payout[]
export const payoutById = async (read: Reader, id: string): Promise<Payout | undefined> => (await read.select().from(payouts).where(eq(payouts.id, id)))[0] as Payout | undefined
/** The row as it is now, and nobody else's until the write ends. */
export const lockPayout = async (tx: Writer, id: string): Promise<Payout | undefined> =>
  (await tx.update(payouts).set({ amount: sql`${payouts.amount}` }).where(eq(payouts.id, id)).returning())[0] as Payout | undefined
export const payoutsByCodes = async (read: Reader, collectorId: string, codes: readonly string[]): Promise<Payout[]> =>
  codes.length === 0 ? [] : ((await read.select().from(payouts).where(and(eq(payouts.collectorId, collectorId), inArray(payouts.code, [...codes])))) as Payout[])
/** The newest first. */
export const payoutsOfProducer = async (read: Reader, producerId: string, { limit, offset }: { limit: number; offset: number }): Promise<Payout[]> =>
  (await read.select().from(payouts).where(and(eq(payouts.producerId, producerId), inArray(payouts.state, ['sent', 'paid', 'returned']))).orderBy(desc(payouts.createdAt), desc(payouts.id)).limit(limit).offset(offset)) as Payout[]

/** Movements of the bank account that were told to be this pay-out. */
export const movementsOf = (read: Reader, payoutId: string) =>
  read.select({ id: bankTransactions.id, amount: bankTransactions.amount }).from(bankTransactions).where(and(eq(bankTransactions.matchedType, 'payout'), eq(bankTransactions.matchedId, payoutId)))

/** đồng the bank said it paid. */
export const paidTotalOf = async (read: Reader, producerId: string): Promise<number> =>
  Number((await read.select({ total: sql<string | null>`sum(${payouts.amount})` }).from(payouts).where(and(eq(payouts.producerId, producerId), eq(payouts.state, 'paid'))))[0]?.total ?? 0)

export const lastPaidTo = async (read: Reader, bankAccountId: string): Promise<Payout | undefined> =>
  (await read.select().from(payouts).where(and(eq(payouts.bankAccountId, bankAccountId), eq(payouts.state, 'paid'))).orderBy(desc(payouts.paidAt), desc(payouts.id)).limit(1))[0] as Payout | undefined

/** Compare-and-set; undefined when it was in another state. */
export const movePayout = async (tx: Writer, id: string, from: readonly PayoutState[], set: Partial<Payout> & { state: PayoutState }): Promise<Payout | undefined> =>
  (await tx.update(payouts).set(set).where(and(eq(payouts.id, id), inArray(payouts.state, [...from]))).returning())[0] as Payout | undefined
export const setPayoutName = (tx: Writer, id: string, bankSaysName: string) => tx.update(payouts).set({ bankSaysName }).where(and(eq(payouts.id, id), isNull(payouts.bankSaysName)))
export const stillWithBank = async (read: Reader, batchId: string): Promise<boolean> =>
  (await read.select({ id: payouts.id }).from(payouts).where(and(eq(payouts.batchId, batchId), inArray(payouts.state, ['drafted', 'sent']))).limit(1)).length > 0

/** Open ones, paid ones by account, accounts with a returned one that nobody has looked at, and producers about whose pay-out the bank contradicts itself. */
export async function pastOf(read: Reader, collectorId: string, producerIds: readonly string[]) {
  const theirs = and(eq(payouts.collectorId, collectorId), inArray(payouts.producerId, [...producerIds]))
  const open = await read.select({ producerId: payouts.producerId, id: payouts.id }).from(payouts).where(and(theirs, inArray(payouts.state, ['drafted', 'sent'])))
  const paid = await read.select({ accountId: payouts.bankAccountId, n: count() }).from(payouts).where(and(inArray(payouts.producerId, [...producerIds]), eq(payouts.state, 'paid'))).groupBy(payouts.bankAccountId)
  const asked: TaskKind[] = ['payout_returned', 'payout_contradiction']
  const unclear = await read
    .select({ kind: moneyTasks.kind, accountId: payouts.bankAccountId, producerId: payouts.producerId })
    .from(payouts)
    .innerJoin(moneyTasks, and(eq(moneyTasks.subjectType, 'payout'), eq(moneyTasks.subjectId, payouts.id), inArray(moneyTasks.kind, asked), isNull(moneyTasks.closedAt)))
    .where(theirs)
  const about = (wanted: TaskKind) => unclear.filter(({ kind }) => kind === wanted)
  return {
    open,
    paid: new Map(paid.map(({ accountId, n }) => [accountId, n])),
    returned: new Set(about('payout_returned').map(({ accountId }) => accountId)),
    contradicted: new Set(about('payout_contradiction').map(({ producerId }) => producerId)),
  }
}

export const livingHolds = async (read: Reader, producerIds: readonly string[], now: Date): Promise<Hold[]> =>
  producerIds.length === 0 ? [] : ((await read.select().from(payoutHolds).where(and(inArray(payoutHolds.producerId, [...producerIds]), isNull(payoutHolds.liftedAt), or(isNull(payoutHolds.until), gt(payoutHolds.until, now)))).orderBy(asc(payoutHolds.heldAt), asc(payoutHolds.id))) as Hold[])
export const holdById = async (read: Reader, id: string): Promise<Hold | undefined> => (await read.select().from(payoutHolds).where(eq(payoutHolds.id, id)))[0] as Hold | undefined
export const addHold = (tx: Writer, row: typeof payoutHolds.$inferInsert) => tx.insert(payoutHolds).values(row)
export const endHolds = async (tx: Writer, which: { id: string } | { producerId: string; reason: HoldReason }, by: string, at: Date, liftNote = ''): Promise<Hold[]> =>
  (await tx
    .update(payoutHolds)
    .set({ liftedAt: at, liftedBy: by, liftNote })
    .where(and('id' in which ? eq(payoutHolds.id, which.id) : and(eq(payoutHolds.producerId, which.producerId), eq(payoutHolds.reason, which.reason)), isNull(payoutHolds.liftedAt)))
    .returning()) as Hold[]

/** False: the same file was taken before. */
export const addResultFile = async (tx: Writer, row: typeof payoutResults.$inferInsert): Promise<boolean> =>
  (await tx.insert(payoutResults).values(row).onConflictDoNothing({ target: [payoutResults.collectorId, payoutResults.fileDigest] }).returning({ id: payoutResults.id })).length === 1
export const listResultFiles = (read: Reader, collectorIds: readonly string[], limit: number) =>
  read.select().from(payoutResults).where(inArray(payoutResults.collectorId, [...collectorIds])).orderBy(desc(payoutResults.importedAt), desc(payoutResults.id)).limit(limit)

/** The newest: a household may lose more than one head, and a report may have been wrong. */
export const successionOf = async (read: Reader, producerId: string): Promise<Succession | undefined> =>
  (await read.select().from(successions).where(eq(successions.producerId, producerId)).orderBy(desc(successions.reportedAt), desc(successions.id)).limit(1))[0] as Succession | undefined
/** False: one is open. */
export const addSuccession = async (tx: Writer, row: typeof successions.$inferInsert): Promise<boolean> => (await tx.insert(successions).values(row).onConflictDoNothing().returning({ id: successions.id })).length === 1
/** Compare-and-set. `notBy`: who proposed does not confirm. With heir and document it is that proposal and no other. The row as it is now; undefined when it was not so. */
export const moveSuccession = async (tx: Writer, id: string, from: readonly Succession['state'][], set: Partial<Succession> & { state: Succession['state'] }, only?: { notBy: string; heirPersonId: string; documentNo: string }): Promise<Succession | undefined> =>
  (await tx.update(successions).set(set).where(and(eq(successions.id, id), inArray(successions.state, [...from]), ...(only ? [ne(successions.proposedBy, only.notBy), eq(successions.heirPersonId, only.heirPersonId), eq(successions.documentNo, only.documentNo)] : []))).returning())[0] as Succession | undefined

/** Open tasks about a producer's accounts or pay-outs. */
export async function openTasksOf(read: Reader, producerId: string, collectorId: string) {
  const accounts = read.select({ id: bankAccounts.id }).from(bankAccounts).where(eq(bankAccounts.producerId, producerId))
  const theirs = read.select({ id: payouts.id }).from(payouts).where(eq(payouts.producerId, producerId))
  return read
    .select()
    .from(moneyTasks)
    .where(and(eq(moneyTasks.collectorId, collectorId), isNull(moneyTasks.closedAt), or(inArray(moneyTasks.subjectId, accounts), inArray(moneyTasks.subjectId, theirs))))
    .orderBy(asc(moneyTasks.openedAt), asc(moneyTasks.id))
}

export const openTaskKeysOf = async (read: Reader, { producerId, collectorId, kinds }: { producerId: string; collectorId: string; kinds: readonly TaskKind[] }): Promise<string[]> =>
  (await openTasksOf(read, producerId, collectorId)).filter(({ kind }) => (kinds as readonly string[]).includes(kind)).map(({ key }) => key)

/** Producers of these units with something on their balance, by name. */
export async function producersWithMoney(read: Reader, scopes: readonly string[], now: Date, { limit, offset }: { limit: number; offset: number }) {
  const owedTo = read.select({ producerId: ledgerBalances.party, amount: balance.as('amount') }).from(ledgerBalances).where(owed).groupBy(ledgerBalances.party).having(sql`sum(${ledgerBalances.amount}) <> 0`).as('owed_to')
  const where = withinScopes(producers.unitPath, scopes)
  const rows = await read.select({ producerId: producers.id, name: producers.name, amount: owedTo.amount }).from(producers).innerJoin(owedTo, eq(owedTo.producerId, producers.id)).where(where).orderBy(asc(producers.searchText), asc(producers.id)).limit(limit).offset(offset)
  const [all] = await read.select({ n: count() }).from(producers).innerJoin(owedTo, eq(owedTo.producerId, producers.id)).where(where)
  const held = new Set((await livingHolds(read, rows.map(({ producerId }) => producerId), now)).map(({ producerId }) => producerId))
  return { rows: rows.map(({ producerId, name, amount }) => ({ producerId, name, balance: Number(amount), held: held.has(producerId) })), total: all?.n ?? 0 }
}
