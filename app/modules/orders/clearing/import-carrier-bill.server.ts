import type { Context } from '#app/lib/context.ts'
import { bookCarrierBill } from '#app/modules/payments/clearing/book-carrier-bill.server.ts'
import { importFile, type ClearingImported } from '#app/modules/payments/clearing/import-file.server.ts'
import { carrierBillLayout } from '#app/modules/payments/clearing/layouts.ts'
import { amountIn, type Cells, type Faulty } from '#app/modules/payments/clearing/read-file.server.ts'
import { readTracking, type Carrier } from '#app/modules/shipping/parcel.ts'
import { parcelMoney } from './parcel-money.server.ts'

type Row = { parcelCode: string; grams: number; fee: number }
type Import = { collectorId: string; carrier: Carrier; month: string; fileName: string; bytes: Uint8Array }

const HEAVIEST_GRAMS = 1_000_000

/**
 * A carrier's bill of a month (yyyy-mm), whole or not at all. What it corrects is booked to whoever bears it; no buyer pays more.
 * Throws not_found for somebody else's collector, conflict when the bill of this month is there with other rows.
 */
export const importCarrierBill = (ctx: Context, { bytes, ...bill }: Import): Promise<ClearingImported> =>
  importFile<keyof typeof carrierBillLayout.columns, Row>(ctx, { collectorId: bill.collectorId, bytes }, {
    ...{ type: 'carrier_bill', layout: carrierBillLayout, readRow, sums: { key: 'parcel', field: 'fee', of: ({ fee }) => fee } },
    async book(tx, rows, fileDigest) {
      const parcels = await parcelMoney(tx, { ...bill, codes: rows.map(({ parcelCode }) => parcelCode) })
      const beside = rows.map((row) => {
        const parcel = parcels.get(row.parcelCode)
        return { ...row, parcel: parcel && { orderId: parcel.orderId, producerId: parcel.producerId, booked: parcel.shippingFee, declaredGrams: parcel.grams, fair: parcel.feeAt(row.grams) } }
      })
      return bookCarrierBill(tx, ctx, { ...bill, fileDigest, rows: beside })
    },
  })

function readRow({ of }: Cells<keyof typeof carrierBillLayout.columns>): Row | Omit<Faulty, 'line'> {
  const parcelCode = readTracking(of('parcel'))
  if (!parcelCode) return { fault: 'codeMissing', seen: of('parcel') }
  const grams = amountIn(of('grams'))
  if (grams === undefined || grams < 0 || grams > HEAVIEST_GRAMS) return { fault: 'weightUnreadable', seen: of('grams') }
  const fee = amountIn(of('fee'))
  return fee === undefined || fee <= 0 ? { fault: 'amountUnreadable', seen: of('fee') } : { parcelCode, grams, fee }
}
