import { createHash } from 'node:crypto'
import type { Reader, Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { assertClears } from '../collectors/collector-access.server.ts'
import type { ClearingType } from './clearing-kinds.ts'
import { carrierBillByDigest, remittanceByDigest, settlementByDigest } from './clearing.repo.server.ts'
import type { FileLayout } from './layouts.ts'
import { readFile, type Faulty, type FileFault, type ReadRow, type Sums } from './read-file.server.ts'

/** known: the same file again, which changes nothing. refused: rows that cannot be read; nothing of the file is kept. */
export type ClearingImported = { outcome: 'taken' | 'known'; id: string } | { outcome: 'unreadable'; fault: FileFault } | { outcome: 'refused'; faulty: Faulty[]; count: number }

/** isNew false: a file of this digest was booked a moment before. */
export type Booked = { id: string; isNew: boolean }
type Kind<Field extends string, Row> = { type: ClearingType; layout: FileLayout<Field>; readRow: ReadRow<Field, Row>; sums: Sums<Field, Row>; book(tx: Writer, rows: readonly Row[], fileDigest: string): Promise<Booked> }

const byDigest: Record<ClearingType, (read: Reader, collectorId: string, fileDigest: string) => Promise<{ id: string } | undefined>> = {
  settlement: settlementByDigest,
  remittance: remittanceByDigest,
  carrier_bill: carrierBillByDigest,
}

/** One of the three files, whole or not at all, and once. Throws not_found for somebody else's collector, and what `book` throws. */
export async function importFile<Field extends string, Row>(ctx: Context, { collectorId, bytes }: { collectorId: string; bytes: Uint8Array }, { type, layout, readRow, sums, book }: Kind<Field, Row>): Promise<ClearingImported> {
  await assertClears(ctx.store.read, ctx, collectorId)
  const fileDigest = createHash('sha256').update(bytes).digest('hex')
  const before = await byDigest[type](ctx.store.read, collectorId, fileDigest)
  if (before) return { outcome: 'known', id: before.id }
  const read = readFile(bytes, layout, readRow, sums)
  if ('fault' in read) return { outcome: 'unreadable', fault: read.fault }
  if ('faulty' in read) return { outcome: 'refused', ...read }
  const { id, isNew } = await ctx.store.write((tx) => book(tx, read.rows, fileDigest))
  return { outcome: isNew ? 'taken' : 'known', id }
}
