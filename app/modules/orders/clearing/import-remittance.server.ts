import type { Context } from '#app/lib/context.ts'
import { bookRemittance } from '#app/modules/payments/clearing/book-remittance.server.ts'
import { importFile, type ClearingImported } from '#app/modules/payments/clearing/import-file.server.ts'
import { remittanceLayout } from '#app/modules/payments/clearing/layouts.ts'
import { amountIn, type Cells, type Faulty } from '#app/modules/payments/clearing/read-file.server.ts'
import { readTracking, type Carrier } from '#app/modules/shipping/parcel.ts'
import { parcelMoney } from './parcel-money.server.ts'

type Row = { parcelCode: string; amount: number }
type Import = { collectorId: string; carrier: Carrier; number: string; day: string; fileName: string; bytes: Uint8Array }

/**
 * A carrier's list of cash it hands over (day: yyyy-mm-dd), whole or not at all. Each parcel stands beside what its buyer owed at the door.
 * Throws not_found for somebody else's collector, conflict when this carrier's list of this number is there with other rows.
 */
export const importRemittance = (ctx: Context, { bytes, ...list }: Import): Promise<ClearingImported> =>
  importFile<keyof typeof remittanceLayout.columns, Row>(ctx, { collectorId: list.collectorId, bytes }, {
    ...{ type: 'remittance', layout: remittanceLayout, readRow, sums: { key: 'parcel', field: 'amount', of: ({ amount }) => amount } },
    async book(tx, rows, fileDigest) {
      const parcels = await parcelMoney(tx, { ...list, codes: rows.map(({ parcelCode }) => parcelCode) })
      const beside = rows.map(({ parcelCode, amount }) => {
        const parcel = parcels.get(parcelCode)
        return { parcelCode, amount, parcel: parcel?.cod ? { orderId: parcel.orderId, expected: parcel.due, delivered: parcel.delivered } : undefined }
      })
      return bookRemittance(tx, ctx, { ...list, fileDigest, rows: beside })
    },
  })

function readRow({ of }: Cells<keyof typeof remittanceLayout.columns>): Row | Omit<Faulty, 'line'> {
  const parcelCode = readTracking(of('parcel'))
  if (!parcelCode) return { fault: 'codeMissing', seen: of('parcel') }
  const amount = amountIn(of('amount'))
  return amount === undefined || amount <= 0 ? { fault: 'amountUnreadable', seen: of('amount') } : { parcelCode, amount }
}
