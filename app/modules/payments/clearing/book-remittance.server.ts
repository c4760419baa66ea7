import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { holdCollector } from '#app/modules/stalls/collectors.server.ts'
import { codRemitted } from '../ledger/entries.ts'
import { postEntry } from '../ledger/post-entry.server.ts'
import { openTask } from '../tasks/money-tasks.server.ts'
import { addRemittance, addRemittanceRows, remittanceByDigest, remittedBefore } from './clearing.repo.server.ts'
import type { Booked } from './import-file.server.ts'

export type RemittanceResult = 'ok' | 'unknown' | 'not_delivered' | 'amount_differs' | 'repeated'
/** What the parcel's order says; undefined: no parcel of this collector that is paid at the door. */
export type CashParcel = { orderId: string; expected: number; delivered: boolean }
export type RemittedRow = { parcelCode: string; amount: number; parcel: CashParcel | undefined }
type Book = { collectorId: string; carrier: string; number: string; day: string; fileName: string; fileDigest: string; rows: readonly RemittedRow[] }

/** Step: cash a carrier says it hands over, each row beside what the buyer owed at the door. Throws conflict when the carrier's list of this number is there with other rows. */
export async function bookRemittance(tx: Writer, ctx: Context, { rows, ...list }: Book): Promise<Booked> {
  const { collectorId, fileDigest } = list
  await holdCollector(tx, collectorId)
  const before = await remittedBefore(tx, rows.flatMap(({ parcel }) => (parcel ? [parcel.orderId] : [])))
  const judged = rows.map((row) => {
    const result = judge(row, before)
    if (row.parcel) before.add(row.parcel.orderId)
    return { ...row, result }
  })
  const [id, differing] = [ctx.newId(), judged.filter(({ result }) => result !== 'ok')]
  const total = rows.reduce((sum, { amount }) => sum + amount, 0)
  const record = { id, ...list, fileName: list.fileName.slice(0, 200), total, rows: rows.length, differing: differing.length, state: 'announced', importedBy: ctx.actor!.personId, importedAt: ctx.now() }
  if (!(await addRemittance(tx, record))) {
    const same = await remittanceByDigest(tx, collectorId, fileDigest)
    if (same) return { id: same.id, isNew: false }
    throw new DomainError('conflict', 'clearing.numberTaken', { field: 'number' })
  }
  await addRemittanceRows(tx, judged.map(({ parcelCode, amount, parcel, result }, index) => ({ remittanceId: id, position: index + 1, parcelCode, orderId: parcel?.orderId ?? null, amount, expected: parcel?.expected ?? 0, result })))
  await postEntry(tx, ctx, codRemitted({ collectorId, sourceId: id, rows: judged.map(({ amount, parcel, result }) => ({ amount, known: isOurs(result), ...(parcel && isOurs(result) && { orderId: parcel.orderId }) })) }))
  if (differing.length > 0) await openTask(tx, ctx, { collectorId, kind: 'remittance_differs', key: `remittance:${id}`, subjectType: 'remittance', subjectId: id, amount: differing.reduce((sum, { amount, parcel }) => sum + amount - (parcel?.expected ?? 0), 0) })
  await appendEvent(tx, ctx, { type: 'clearing.imported', subjectType: 'remittance', subjectId: id, producerId: null, payload: { collectorId, rows: rows.length, differing: differing.length } })
  return { id, isNew: true }
}

const isOurs = (result: RemittanceResult) => result !== 'unknown' && result !== 'repeated'

function judge({ amount, parcel }: RemittedRow, before: ReadonlySet<string>): RemittanceResult {
  if (!parcel) return 'unknown'
  if (before.has(parcel.orderId)) return 'repeated'
  if (!parcel.delivered) return 'not_delivered'
  return amount === parcel.expected ? 'ok' : 'amount_differs'
}
