import { createHash } from 'node:crypto'
import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { assertClears } from '#app/modules/payments/collectors/collector-access.server.ts'
import { bookCarrierBill } from '#app/modules/payments/clearing/book-carrier-bill.server.ts'
import { carrierBillOfFile } from '#app/modules/payments/clearing/find-clearing.server.ts'
import type { ClearingImported } from '#app/modules/payments/clearing/import-settlement.server.ts'
import { carrierBillLayout } from '#app/modules/payments/clearing/layouts.ts'
import { amountIn, readFile, type Cells, type Faulty } from '#app/modules/payments/clearing/read-file.server.ts'
import { readTracking, type Carrier } from '#app/modules/shipping/parcel.ts'
import { parcelMoney } from './parcel-money.server.ts'

type Row = { parcelCode: string; grams: number; fee: number }
type Import = { collectorId: string; carrier: Carrier; month: string; fileName: string; bytes: Uint8Array }

const HEAVIEST_GRAMS = 1_000_000

/**
 * A carrier's bill of a month (yyyy-mm), whole or not at all. What it corrects is booked to whoever bears it; no buyer pays more.
 * Throws not_found for somebody else's collector, conflict when the bill of this month is there with other rows.
 */
export async function importCarrierBill(ctx: Context, { collectorId, bytes, ...bill }: Import): Promise<ClearingImported> {
  await assertClears(ctx.store.read, ctx, collectorId)
  const fileDigest = createHash('sha256').update(bytes).digest('hex')
  const known = await carrierBillOfFile(ctx.store.read, collectorId, fileDigest)
  if (known) return { outcome: 'known', id: known }
  const read = readFile<keyof typeof carrierBillLayout.columns, Row>(bytes, carrierBillLayout, readRow, { key: 'parcel', field: 'fee', of: ({ fee }) => fee })
  if ('fault' in read) return { outcome: 'unreadable', fault: read.fault }
  if ('faulty' in read) return { outcome: 'refused', ...read }
  return ctx.store.write(async (tx) => {
    const parcels = await parcelMoney(tx, { collectorId, carrier: bill.carrier, codes: read.rows.map(({ parcelCode }) => parcelCode) })
    const rows = read.rows.map((row) => {
      const parcel = parcels.get(row.parcelCode)
      return { ...row, parcel: parcel && { orderId: parcel.orderId, producerId: parcel.producerId, booked: parcel.shippingFee, declaredGrams: parcel.grams, fair: parcel.feeAt(row.grams) } }
    })
    const { id, isNew } = await bookCarrierBill(tx, ctx, { ...bill, collectorId, fileDigest, rows })
    if (id === '') throw new DomainError('conflict', 'clearing.monthTaken', { field: 'month' })
    return { outcome: isNew ? 'taken' : 'known', id }
  })
}

function readRow({ of }: Cells<keyof typeof carrierBillLayout.columns>): Row | Omit<Faulty, 'line'> {
  const parcelCode = readTracking(of('parcel'))
  if (!parcelCode) return { fault: 'codeMissing', seen: of('parcel') }
  const grams = amountIn(of('grams'))
  if (grams === undefined || grams < 0 || grams > HEAVIEST_GRAMS) return { fault: 'weightUnreadable', seen: of('grams') }
  const fee = amountIn(of('fee'))
  return fee === undefined || fee <= 0 ? { fault: 'amountUnreadable', seen: of('fee') } : { parcelCode, grams, fee }
}
