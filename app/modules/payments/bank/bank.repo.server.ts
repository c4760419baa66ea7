import { setImmediate as breathe } from 'node:timers/promises'
import { and, asc, count, desc, eq, inArray, isNull, ne, sql, type Placeholder } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { bankStatements, bankTransactions, collectorAccounts } from '#db/schema/payments.ts'
import { banks } from '#db/schema/places.ts'
import { collectors } from '#db/schema/stalls.ts'

export type StatementRecord = typeof bankStatements.$inferSelect
export type BankTransaction = typeof bankTransactions.$inferSelect
export type TransactionState = 'new' | 'matched' | 'task' | 'resolved'
export type NewTransaction = typeof bankTransactions.$inferInsert

/** False: this file was imported into this account before. */
export const addStatement = async (tx: Writer, statement: typeof bankStatements.$inferInsert): Promise<boolean> =>
  (await tx.insert(bankStatements).values(statement).onConflictDoNothing({ target: [bankStatements.accountId, bankStatements.fileDigest] }).returning({ id: bankStatements.id })).length === 1

export const setTaken = async (tx: Writer, id: string, taken: number): Promise<void> => void (await tx.update(bankStatements).set({ taken }).where(eq(bankStatements.id, id)))

/** Holds the account's row until the write ends: tellings of one account come one after the other. */
export const holdAccount = async (tx: Writer, id: string): Promise<void> => void (await tx.update(collectorAccounts).set({ holderName: sql`${collectorAccounts.holderName}` }).where(eq(collectorAccounts.id, id)))

/** Returns the ids of those whose reference and amount this account had not yet. */
export const addTransactions = async (tx: Writer, rows: NewTransaction[]): Promise<Set<string>> =>
  new Set(
    (
      await tx
        .insert(bankTransactions)
        .values(rows)
        .onConflictDoNothing({ target: [bankTransactions.accountId, bankTransactions.reference, bankTransactions.amount] })
        .returning({ id: bankTransactions.id })
    ).map(({ id }) => id),
  )

/** Movements of an account under these references, of any amount. */
export async function knownBy(read: Reader, accountId: string, references: readonly string[]): Promise<BankTransaction[]> {
  const found: BankTransaction[] = []
  const names = [...new Set(references)]
  for (let from = 0; from < names.length; from += BATCH) found.push(...(await read.select().from(bankTransactions).where(and(eq(bankTransactions.accountId, accountId), inArray(bankTransactions.reference, names.slice(from, from + BATCH))))))
  return found
}

const BATCH = 400
/** One movement as somebody tells of it. */
export type Told = { id: string; reference: string; day: string; amount: NewTransaction['amount']; description: string; counterName: string }
type Varying = keyof Told
const varying: readonly Varying[] = ['id', 'reference', 'day', 'amount', 'description', 'counterName']

/**
 * For files of any length: the statement for a whole batch is built once and filled again and again, ten times faster than building it anew.
 * `same`: what all rows share. The function it returns takes any number of rows and answers with the ids of those that were not known yet.
 */
export function manyTransactions(tx: Writer, same: Omit<NewTransaction, Varying>): (rows: readonly Told[]) => Promise<Set<string>> {
  const holes = Array.from({ length: BATCH }, (_, at) => ({ ...same, ...(Object.fromEntries(varying.map((name) => [name, sql.placeholder(`${name}${at}`)])) as Record<Varying, Placeholder>) }))
  let batch: { execute(values: Record<string, unknown>): Promise<{ id: string }[]> } | undefined
  const prepared = () =>
    (batch ??= tx
      .insert(bankTransactions)
      .values(holes)
      .onConflictDoNothing({ target: [bankTransactions.accountId, bankTransactions.reference, bankTransactions.amount] })
      .returning({ id: bankTransactions.id })
      .prepare('bank_transactions_batch'))
  return async (rows) => {
    const added = new Set<string>()
    for (let from = 0; from < rows.length; from += BATCH) {
      const some = rows.slice(from, from + BATCH)
      const ids = some.length < BATCH ? await addTransactions(tx, some.map((row) => ({ ...same, ...row }))) : (await prepared().execute(Object.fromEntries(some.flatMap((row, at) => varying.map((name) => [`${name}${at}`, row[name]]))))).map(({ id }) => id)
      for (const id of ids) added.add(id)
      // Pages that only read are served between two batches.
      await breathe()
    }
    return added
  }
}

export const statementByDigest = async (read: Reader, accountId: string, fileDigest: string): Promise<StatementRecord | undefined> =>
  (await read.select().from(bankStatements).where(and(eq(bankStatements.accountId, accountId), eq(bankStatements.fileDigest, fileDigest))))[0]
export const statementById = async (read: Reader, id: string): Promise<StatementRecord | undefined> => (await read.select().from(bankStatements).where(eq(bankStatements.id, id)))[0]
export const transactionById = async (read: Reader, id: string): Promise<BankTransaction | undefined> => (await read.select().from(bankTransactions).where(eq(bankTransactions.id, id)))[0]

/** A movement that waits for a person and that nobody has tied to an entry, by the bank's reference and the sum. */
export const waitingByReference = async (read: Reader, { collectorId, reference, amount }: Pick<BankTransaction, 'collectorId' | 'reference' | 'amount'>): Promise<BankTransaction | undefined> =>
  (
    await read
      .select()
      .from(bankTransactions)
      .where(and(eq(bankTransactions.collectorId, collectorId), sql`upper(${bankTransactions.reference}) = ${reference.trim().toUpperCase()}`, eq(bankTransactions.amount, amount), eq(bankTransactions.state, 'task'), isNull(bankTransactions.matchedId)))
      .limit(1)
  )[0]

/** Compare-and-set: false means that somebody else decided first, or that an entry by hand waits for its second person. */
export const moveTransaction = async (tx: Writer, id: string, from: TransactionState, set: { state: TransactionState; matchedType?: string | null; matchedId?: string | null }): Promise<boolean> =>
  (
    await tx
      .update(bankTransactions)
      .set(set)
      .where(and(eq(bankTransactions.id, id), eq(bankTransactions.state, from), ...(from === 'task' ? [isNull(bankTransactions.matchedId)] : [])))
      .returning({ id: bankTransactions.id })
  ).length === 1

/** The manual entry that explains a movement which waits: compare-and-set, from the entry that stands there (null: none). */
export const tieEntry = async (tx: Writer, id: string, { from, to, state = 'task' }: { from: string | null; to: string | null; state?: 'task' | 'resolved' }): Promise<boolean> =>
  (
    await tx
      .update(bankTransactions)
      .set({ state, matchedType: to === null ? null : 'manual', matchedId: to })
      .where(and(eq(bankTransactions.id, id), eq(bankTransactions.state, 'task'), from === null ? isNull(bankTransactions.matchedId) : eq(bankTransactions.matchedId, from)))
      .returning({ id: bankTransactions.id })
  ).length === 1

const accountColumns = {
  id: collectorAccounts.id,
  collectorId: collectorAccounts.collectorId,
  bankBin: collectorAccounts.bankBin,
  // two banks that became one share a number
  bankName: sql<string>`coalesce((select min(${banks.shortName}) from ${banks} where ${banks.bin} = ${collectorAccounts.bankBin}), ${collectorAccounts.bankBin})`,
  numberEnd: collectorAccounts.numberEnd,
  holderName: collectorAccounts.holderName,
}
export type AccountShown = { id: string; collectorId: string; bankBin: string; bankName: string; numberEnd: string; holderName: string }
const accounts = (read: Reader) => read.select(accountColumns).from(collectorAccounts)

/** Ended accounts too: money may still come, and statements of their last days. */
export const accountsOf = (read: Reader, collectorIds: readonly string[]): Promise<AccountShown[]> =>
  collectorIds.length === 0 ? Promise.resolve([]) : accounts(read).where(inArray(collectorAccounts.collectorId, [...collectorIds])).orderBy(desc(collectorAccounts.validFrom), desc(collectorAccounts.id)).limit(200)
export const accountById = async (read: Reader, id: string): Promise<AccountShown | undefined> => (await accounts(read).where(eq(collectorAccounts.id, id)))[0]
/** Who had it first comes first; ended accounts too. A stall in direct settlement tells of its transfers itself, and what it writes down as its account is nobody's proof. */
export const accountsByDigest = (read: Reader, digests: readonly string[]): Promise<AccountShown[]> =>
  accounts(read)
    .innerJoin(collectors, eq(collectors.id, collectorAccounts.collectorId))
    .where(and(inArray(collectorAccounts.numberDigest, [...digests]), ne(collectors.settlement, 'direct')))
    .orderBy(asc(collectorAccounts.id))
    .limit(20)
export const bankBins = async (read: Reader): Promise<{ bin: string; code: string; shortName: string }[]> => read.select({ bin: banks.bin, code: banks.code, shortName: banks.shortName }).from(banks)

const PAGE = 50

export async function listStatements(read: Reader, collectorIds: readonly string[], page: number): Promise<{ rows: StatementRecord[]; total: number }> {
  if (collectorIds.length === 0) return { rows: [], total: 0 }
  const mine = inArray(bankStatements.collectorId, [...collectorIds])
  const rows = await read.select().from(bankStatements).where(mine).orderBy(desc(bankStatements.importedAt), desc(bankStatements.id)).limit(PAGE).offset((page - 1) * PAGE)
  return { rows, total: await countOf(read.select({ n: count() }).from(bankStatements).where(mine)) }
}

export async function listTransactions(read: Reader, statementId: string, { page, state }: { page: number; state: TransactionState | undefined }): Promise<{ rows: BankTransaction[]; total: number }> {
  const chosen = and(eq(bankTransactions.statementId, statementId), state && eq(bankTransactions.state, state))
  const rows = await read.select().from(bankTransactions).where(chosen).orderBy(asc(bankTransactions.id)).limit(PAGE).offset((page - 1) * PAGE)
  return { rows, total: await countOf(read.select({ n: count() }).from(bankTransactions).where(chosen)) }
}

const countOf = async (query: PromiseLike<{ n: number }[]>): Promise<number> => Number((await query)[0]?.n ?? 0)
export const pagesOf = (total: number): number => Math.max(1, Math.ceil(total / PAGE))

/** How many transactions of a statement stand where. */
export async function countStates(read: Reader, statementId: string): Promise<Record<TransactionState, number>> {
  const rows = await read.select({ state: bankTransactions.state, n: count() }).from(bankTransactions).where(eq(bankTransactions.statementId, statementId)).groupBy(bankTransactions.state)
  return { new: 0, matched: 0, task: 0, resolved: 0, ...Object.fromEntries(rows.map(({ state, n }) => [state, Number(n)])) }
}

/** Headings chosen for the account the last time. */
export const lastLayoutOf = async (read: Reader, accountId: string): Promise<string | undefined> =>
  (await read.select({ layout: bankStatements.layout }).from(bankStatements).where(eq(bankStatements.accountId, accountId)).orderBy(desc(bankStatements.importedAt)).limit(1))[0]?.layout
