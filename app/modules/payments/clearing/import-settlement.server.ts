import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { toDong } from '#app/lib/money.ts'
import { holdCollector } from '#app/modules/stalls/collectors.server.ts'
import { gatewaySettled } from '../ledger/entries.ts'
import { postEntry } from '../ledger/post-entry.server.ts'
import { moveAttempt, type AttemptState } from '../payments.repo.server.ts'
import { followNow } from '../refunds/refunds.repo.server.ts'
import { openTask } from '../tasks/money-tasks.server.ts'
import { addSettlement, addSettlementRows, attemptsByRefs, refundsTaken, settledBefore, settlementByDigest, type KnownAttempt } from './clearing.repo.server.ts'
import { importFile, type Booked, type ClearingImported } from './import-file.server.ts'
import { kindOf, settlementLayout } from './layouts.ts'
import { amountIn, type Cells, type Faulty } from './read-file.server.ts'
import { isOurs, judgeRow, signed, type SettlementResult, type SettlementRow } from './settlement-rows.ts'

type Import = { collectorId: string; day: string; fileName: string; bytes: Uint8Array }

/**
 * VNPay's file of one day (yyyy-mm-dd), whole or not at all: what it announces is booked, its fee apart, and each row stands beside our own
 * payment or refund. Rows that differ become one task. A payment it took and never told us of, and a refund it has sent, are asked about at once. Throws not_found for somebody else's collector.
 */
export const importSettlement = (ctx: Context, { bytes, ...file }: Import): Promise<ClearingImported> =>
  importFile(ctx, { collectorId: file.collectorId, bytes }, {
    ...{ type: 'settlement', layout: settlementLayout, readRow, sums: { key: 'txnRef', field: 'amount', of: signed } },
    book: (tx, rows, fileDigest) => bookSettlement(tx, ctx, { ...file, fileDigest, rows }),
  })

type Book = Omit<Import, 'bytes'> & { fileDigest: string; rows: readonly SettlementRow[] }

async function bookSettlement(tx: Writer, ctx: Context, { collectorId, day, fileName, fileDigest, rows }: Book): Promise<Booked> {
  await holdCollector(tx, collectorId)
  const judged = await judge(tx, collectorId, rows)
  const id = ctx.newId()
  const sum = (kind: 'pay' | 'refund') => rows.filter((row) => row.kind === kind).reduce((total, { amount }) => total + amount, 0)
  const fee = rows.reduce((total, row) => total + row.fee, 0)
  const differing = judged.filter(({ result }) => result !== 'ok')
  const record = {
    ...{ id, collectorId, day, fileDigest, fileName: fileName.slice(0, 200), paid: sum('pay'), refunded: sum('refund'), fee, net: toDong(sum('pay') - sum('refund') - fee), rows: judged.length, differing: differing.length },
    ...{ state: sum('pay') - sum('refund') - fee === 0 ? 'credited' : 'announced', importedBy: ctx.actor!.personId, importedAt: ctx.now() },
  }
  if (!(await addSettlement(tx, record))) return { id: (await settlementByDigest(tx, collectorId, fileDigest))!.id, isNew: false }
  await addSettlementRows(tx, judged.map(({ row: { kind, txnRef, transactionNo, amount, fee: rowFee }, result }, index) => ({ settlementId: id, position: index + 1, kind, txnRef, transactionNo, amount, fee: rowFee, result })))
  await postEntry(tx, ctx, gatewaySettled({ collectorId, sourceId: id, fee, rows: judged.map(({ row, result }) => ({ amount: signed(row), known: isOurs(result) })) }))
  for (const { result, attempt } of judged) if (result === 'not_paid' && attempt) await askNow(tx, ctx, attempt)
  for (const { row, result, attempt } of judged) if (row.kind === 'refund' && result === 'ok' && attempt) await followNow(tx, attempt.id, ctx.now())
  if (differing.length > 0) await openTask(tx, ctx, { collectorId, kind: 'settlement_differs', key: `settlement:${id}`, subjectType: 'settlement', subjectId: id, amount: differing.reduce((total, { row }) => total + signed(row), 0) })
  await appendEvent(tx, ctx, { type: 'clearing.imported', subjectType: 'settlement', subjectId: id, producerId: null, payload: { collectorId, rows: judged.length, differing: differing.length } })
  return { id, isNew: true }
}

function readRow({ of }: Cells<keyof typeof settlementLayout.columns>): SettlementRow | Omit<Faulty, 'line'> {
  const kind = kindOf(of('kind'))
  if (!kind) return { fault: 'kindUnknown', seen: of('kind') }
  const txnRef = of('txnRef')
  if (!/^[A-Za-z0-9.:_-]{1,100}$/.test(txnRef)) return { fault: 'codeMissing', seen: txnRef }
  const amount = amountIn(of('amount'))
  // A refund may stand with a sign or without; nothing else is below nought.
  if (amount === undefined || amount === 0 || (kind === 'pay' && amount < 0)) return { fault: 'amountUnreadable', seen: of('amount') }
  const fee = of('fee') === '' ? 0 : amountIn(of('fee'))
  if (fee === undefined || fee < 0) return { fault: 'amountUnreadable', seen: of('fee') }
  return { kind, txnRef, transactionNo: of('transactionNo').slice(0, 60), amount: Math.abs(amount), fee }
}

type Judged = { row: SettlementRow; result: SettlementResult; attempt: KnownAttempt | undefined }

async function judge(tx: Writer, collectorId: string, rows: readonly SettlementRow[]): Promise<Judged[]> {
  const refs = rows.map(({ txnRef }) => txnRef)
  const attempts = await attemptsByRefs(tx, collectorId, refs)
  const left = await refundsTaken(tx, [...attempts.values()].map(({ id }) => id))
  const paidBefore = new Set<string>()
  for (const { txnRef, kind, amount } of await settledBefore(tx, collectorId, refs)) {
    if (kind === 'pay') paidBefore.add(txnRef)
    const of = left.get(attempts.get(txnRef)?.id ?? '')
    if (kind === 'refund' && of?.includes(amount)) of.splice(of.indexOf(amount), 1)
  }
  return rows.map((row) => {
    const attempt = attempts.get(row.txnRef)
    const earlier = row.kind === 'pay' && paidBefore.has(row.txnRef)
    if (row.kind === 'pay' && attempt) paidBefore.add(row.txnRef)
    return { row, attempt, result: judgeRow(row, { attempt, refundsLeft: (attempt && left.get(attempt.id)) ?? [], earlier }) }
  })
}

/** The sweep asks VNPay about it in its next round, and as patiently as about a new one. */
const askNow = (tx: Writer, ctx: Context, { id, state }: KnownAttempt) => moveAttempt(tx, id, [state as AttemptState], { state: state === 'open' ? 'open' : 'closed', queries: 0, nextQueryAt: ctx.now() })
