import type { Actor, Context } from '#app/lib/context.ts'
import { notFound } from '#app/lib/errors.ts'
import { findCollectors, type Collector } from '#app/modules/stalls/find-collector.server.ts'
import { assertReads, readableCollectors, worksFor } from '../collectors/collector-access.server.ts'
import { findParty, partyNames } from '../ledger/find-party.server.ts'
import { manualById } from '../ledger/manual-entry.server.ts'
import { sentTransfers } from '../refunds/find-refunds.server.ts'
import { taskByKey, type MoneyTask } from '../tasks/money-tasks.server.ts'
import { accountById, accountsOf, countStates, lastLayoutOf, listStatements, listTransactions, pagesOf, statementById, transactionById, type AccountShown, type BankTransaction, type TransactionState } from './bank.repo.server.ts'
import { CUSTOM, type Headings } from './layouts.ts'
import { taskKeyOf } from './transfer-tasks.ts'
import { unpaidOf } from './transfer-attempts.server.ts'

type Own = Context & { actor: Actor }
const nameOf = (collectors: readonly Collector[], id: string) => collectors.find((one) => one.id === id)?.name ?? id

/** Accounts whose statements she imports, each with the headings chosen for it last. */
export async function accountsToImport(ctx: Own) {
  const { read } = ctx.store
  const works = worksFor(ctx, 'collector_maker', 'collector_checker')
  const collectors = await findCollectors(read, works)
  const accounts = await accountsOf(read, works)
  const last = await Promise.all(accounts.slice(0, 20).map(async ({ id }) => headingsOf(await lastLayoutOf(read, id))))
  return accounts.map((account, at) => ({ ...shown(account), collector: nameOf(collectors, account.collectorId), headings: last[at] ?? null }))
}

const shown = ({ id, bankName, bankBin, numberEnd, holderName }: AccountShown) => ({ id, bankName, bankBin, numberEnd, holderName })

function headingsOf(layout: string | undefined): Headings | null {
  if (!layout?.startsWith(`${CUSTOM} `)) return null
  return JSON.parse(layout.slice(CUSTOM.length + 1)) as Headings
}

/** Every file imported, the newest first. */
export async function listImports(ctx: Own, page: number) {
  const { read } = ctx.store
  const collectors = await readableCollectors(read, ctx)
  const { rows, total } = await listStatements(read, collectors.map(({ id }) => id), page)
  const accounts = await accountsOf(read, collectors.map(({ id }) => id))
  return {
    statements: rows.map(({ id, collectorId, accountId, fileName, rows: all, taken, fromDay, toDay, importedAt }) => ({ id, collector: nameOf(collectors, collectorId), account: labelOf(accounts.find((one) => one.id === accountId)), fileName, rows: all, taken, fromDay, toDay, importedAt })),
    pages: pagesOf(total),
  }
}

const labelOf = (account: AccountShown | undefined): string => (account ? `${account.bankName} …${account.numberEnd}` : '')

/** One file with its movements, and where they stand. Somebody else's does not exist. */
export async function getStatement(ctx: Own, { id, page, state }: { id: string; page: number; state: TransactionState | undefined }) {
  const { read } = ctx.store
  const statement = await statementById(read, id)
  if (!statement) throw notFound()
  await assertReads(read, ctx, statement.collectorId)
  const { rows, total } = await listTransactions(read, id, { page, state })
  const { fileName, rows: all, taken, fromDay, toDay, importedAt, encoding, accountId } = statement
  return {
    statement: { id, fileName, rows: all, taken, fromDay, toDay, importedAt, encoding, account: labelOf(await accountById(read, accountId)) },
    counts: await countStates(read, id),
    movements: rows.map(movementOf),
    pages: pagesOf(total),
  }
}

const movementOf = ({ id, day, reference, amount, description, counterName, state, matchedType }: BankTransaction) => ({ id, day, reference, amount, description, counterName, state: state as TransactionState, matchedType })

/** One movement with its task, and for who decides the unpaid VietQR payments and the refunds sent of exactly this amount. */
export async function getTransfer(ctx: Own, id: string) {
  const { read } = ctx.store
  const row = await transactionById(read, id)
  if (!row) throw notFound()
  const collector = await assertReads(read, ctx, row.collectorId)
  const task = await taskByKey(read, taskKeyOf(id))
  const works = worksFor(ctx, 'collector_maker', 'collector_checker').includes(row.collectorId)
  const entry = row.matchedType === 'manual' && row.matchedId !== null ? await manualById(read, row.matchedId) : undefined
  const decides = works && row.state === 'task' && !entry && row.amount > 0
  const offers = decides ? await unpaidOf(read, row) : []
  const makes = worksFor(ctx, 'collector_maker').includes(row.collectorId)
  return {
    movement: { ...movementOf(row), source: row.source, takenAt: row.takenAt, statementId: row.statementId, matchedId: row.matchedId, account: labelOf(await accountById(read, row.accountId)), collector: collector.name },
    task: task ? taskShown(task) : null,
    offers: offers.map(({ txnRef, createdAt, state }) => ({ code: txnRef.slice(2, 10), createdAt, open: state === 'open' })),
    sentRefunds: decides ? await sentTransfers(read, row) : [],
    works,
    makes,
    /** Proposed or booked by hand. */
    entry: entry ? { state: entry.state, reason: entry.reason, documentNo: entry.documentNo, collectorId: row.collectorId, lines: entry.lines.map(({ account, amount }) => ({ account, amount })) } : null,
    partyNames: makes && row.state === 'task' && !entry ? await partyNames(read, row.collectorId) : [],
  }
}

/** The producer whose name somebody typed beside this movement's account. Throws not_found for another's movement, invalid beside the field for an unknown name. */
export async function partyOfTransfer(ctx: Own, id: string, typed: string): Promise<string> {
  const row = await transactionById(ctx.store.read, id)
  if (!row) throw notFound()
  await assertReads(ctx.store.read, ctx, row.collectorId)
  return findParty(ctx.store.read, row.collectorId, typed, 'party')
}

const taskShown = ({ kind, openedAt, closedAt, resolution, note }: MoneyTask) => ({ kind, openedAt, closedAt, resolution, note })
