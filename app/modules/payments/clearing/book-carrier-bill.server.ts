import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { holdCollector } from '#app/modules/stalls/collectors.server.ts'
import { carrierBilled } from '../ledger/entries.ts'
import { postEntry } from '../ledger/post-entry.server.ts'
import { openTask } from '../tasks/money-tasks.server.ts'
import { judgeParcel } from './carrier-bill-rules.ts'
import { addCarrierBill, addCarrierBillRows, billedBefore, carrierBillByDigest } from './clearing.repo.server.ts'
import type { Booked } from './import-file.server.ts'

/** What the parcel's order says; đồng and grams. `fair`: what the price list asks for the billed weight; undefined: no parcel of this collector. */
export type CarriedParcel = { orderId: string; producerId: string; booked: number; declaredGrams: number; fair: number }
export type BilledRow = { parcelCode: string; grams: number; fee: number; parcel: CarriedParcel | undefined }
type Book = { collectorId: string; carrier: string; month: string; fileName: string; fileDigest: string; rows: readonly BilledRow[] }

/**
 * Step: a carrier's bill of a month (yyyy-mm). Carriage was booked when the parcels reached their ends, so only what the bill corrects is booked,
 * to whoever bears it by carrier-bill-rules.ts; rows the carrier must answer for are not accepted and become one task. The buyer's price stays.
 * Throws conflict when the bill of this month is there with other rows.
 */
export async function bookCarrierBill(tx: Writer, ctx: Context, { rows, ...bill }: Book): Promise<Booked> {
  const { collectorId, fileDigest } = bill
  await holdCollector(tx, collectorId)
  const before = await billedBefore(tx, rows.flatMap(({ parcel }) => (parcel ? [parcel.orderId] : [])))
  const judged = rows.map((row) => {
    const { parcel, fee, grams } = row
    const verdict = judgeParcel(parcel && { billed: fee, booked: parcel.booked, billedGrams: grams, declaredGrams: parcel.declaredGrams, fair: parcel.fair, repeated: before.has(parcel.orderId) })
    if (parcel) before.add(parcel.orderId)
    return { ...row, ...verdict }
  })
  const disputed = judged.filter(({ bearer }) => bearer === 'carrier')
  const sum = (of: readonly { fee: number }[]) => of.reduce((total, { fee }) => total + fee, 0)
  const [id, accepted] = [ctx.newId(), sum(rows) - sum(disputed)]
  const record = {
    ...{ id, ...bill, fileName: bill.fileName.slice(0, 200), total: sum(rows), accepted, rows: rows.length, differing: judged.filter(({ result }) => result !== 'ok').length },
    // Of a bill that is refused whole nothing is left to pay.
    ...{ state: accepted === 0 ? 'paid' : 'booked', importedBy: ctx.actor!.personId, importedAt: ctx.now() },
  }
  if (!(await addCarrierBill(tx, record))) {
    const same = await carrierBillByDigest(tx, collectorId, fileDigest)
    if (same) return { id: same.id, isNew: false }
    throw new DomainError('conflict', 'clearing.monthTaken', { field: 'month' })
  }
  await addCarrierBillRows(tx, judged.map(({ parcelCode, grams, fee, parcel, result, bearer }, index) => ({
    ...{ billId: id, position: index + 1, parcelCode, orderId: parcel?.orderId ?? null, billedGrams: grams, declaredGrams: parcel?.declaredGrams ?? 0, billed: fee, booked: parcel?.booked ?? 0, bearer, result },
  })))
  const corrections = judged.flatMap(({ parcel, fee, bearer }) =>
    parcel && (bearer === 'collector' || bearer === 'producer') ? [{ amount: fee - parcel.booked, orderId: parcel.orderId, producerId: parcel.producerId, borneBy: bearer }] : [],
  )
  await postEntry(tx, ctx, carrierBilled({ collectorId, sourceId: id, corrections }))
  if (disputed.length > 0) await openTask(tx, ctx, { collectorId, kind: 'carrier_bill_differs', key: `carrier_bill:${id}`, subjectType: 'carrier_bill', subjectId: id, amount: sum(disputed) })
  await appendEvent(tx, ctx, { type: 'clearing.imported', subjectType: 'carrier_bill', subjectId: id, producerId: null, payload: { collectorId, rows: rows.length, differing: record.differing } })
  return { id, isNew: true }
}
