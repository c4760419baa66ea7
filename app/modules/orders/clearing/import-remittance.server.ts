import { createHash } from 'node:crypto'
import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { assertClears } from '#app/modules/payments/collectors/collector-access.server.ts'
import { bookRemittance } from '#app/modules/payments/clearing/book-remittance.server.ts'
import { remittanceOfFile } from '#app/modules/payments/clearing/find-clearing.server.ts'
import type { ClearingImported } from '#app/modules/payments/clearing/import-settlement.server.ts'
import { remittanceLayout } from '#app/modules/payments/clearing/layouts.ts'
import { amountIn, readFile, type Cells, type Faulty } from '#app/modules/payments/clearing/read-file.server.ts'
import { readTracking, type Carrier } from '#app/modules/shipping/parcel.ts'
import { parcelMoney } from './parcel-money.server.ts'

type Row = { parcelCode: string; amount: number }
type Import = { collectorId: string; carrier: Carrier; number: string; day: string; fileName: string; bytes: Uint8Array }

/**
 * A carrier's list of cash it hands over (day: yyyy-mm-dd), whole or not at all. Each parcel stands beside what its buyer owed at the door.
 * Throws not_found for somebody else's collector, conflict when this carrier's list of this number is there with other rows.
 */
export async function importRemittance(ctx: Context, { collectorId, bytes, ...list }: Import): Promise<ClearingImported> {
  await assertClears(ctx.store.read, ctx, collectorId)
  const fileDigest = createHash('sha256').update(bytes).digest('hex')
  const known = await remittanceOfFile(ctx.store.read, collectorId, fileDigest)
  if (known) return { outcome: 'known', id: known }
  const read = readFile<keyof typeof remittanceLayout.columns, Row>(bytes, remittanceLayout, readRow, { key: 'parcel', field: 'amount', of: ({ amount }) => amount })
  if ('fault' in read) return { outcome: 'unreadable', fault: read.fault }
  if ('faulty' in read) return { outcome: 'refused', ...read }
  return ctx.store.write(async (tx) => {
    const parcels = await parcelMoney(tx, { collectorId, carrier: list.carrier, codes: read.rows.map(({ parcelCode }) => parcelCode) })
    const rows = read.rows.map(({ parcelCode, amount }) => {
      const parcel = parcels.get(parcelCode)
      return { parcelCode, amount, parcel: parcel?.cod ? { orderId: parcel.orderId, expected: parcel.due, delivered: parcel.delivered } : undefined }
    })
    const { id, isNew } = await bookRemittance(tx, ctx, { ...list, collectorId, fileDigest, rows })
    if (id === '') throw new DomainError('conflict', 'clearing.numberTaken', { field: 'number' })
    return { outcome: isNew ? 'taken' : 'known', id }
  })
}

function readRow({ of }: Cells<keyof typeof remittanceLayout.columns>): Row | Omit<Faulty, 'line'> {
  const parcelCode = readTracking(of('parcel'))
  if (!parcelCode) return { fault: 'codeMissing', seen: of('parcel') }
  const amount = amountIn(of('amount'))
  return amount === undefined || amount <= 0 ? { fault: 'amountUnreadable', seen: of('amount') } : { parcelCode, amount }
}
