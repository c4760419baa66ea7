import type { Reader } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { notFound } from '#app/lib/errors.ts'
import { assertReads } from '../collector-access.server.ts'
import {
  carrierBillByDigest, carrierBillById, carrierBillRowsOf, remittanceByDigest, remittanceById, remittanceRows, settlementById, settlementRows,
  type CarrierBillRecord, type RemittanceRecord, type SettlementRecord,
} from './clearing.repo.server.ts'

export const remittanceOfFile = async (read: Reader, collectorId: string, fileDigest: string): Promise<string | undefined> => (await remittanceByDigest(read, collectorId, fileDigest))?.id
export const carrierBillOfFile = async (read: Reader, collectorId: string, fileDigest: string): Promise<string | undefined> => (await carrierBillByDigest(read, collectorId, fileDigest))?.id

const readable = async <Record extends { collectorId: string }>(ctx: Context, record: Record | undefined) => {
  if (!record) throw notFound()
  return { record, collector: await assertReads(ctx.store.read, ctx, record.collectorId) }
}

/** One imported file with a page of its rows, those that differ first. Throws not_found for somebody else's. */
export async function getSettlement(ctx: Context, { id, page }: { id: string; page: number }) {
  const found = await readable<SettlementRecord>(ctx, await settlementById(ctx.store.read, id))
  return { ...found, ...(await settlementRows(ctx.store.read, id, { page })) }
}
export async function getRemittance(ctx: Context, { id, page }: { id: string; page: number }) {
  const found = await readable<RemittanceRecord>(ctx, await remittanceById(ctx.store.read, id))
  return { ...found, ...(await remittanceRows(ctx.store.read, id, { page })) }
}
export async function getCarrierBill(ctx: Context, { id, page }: { id: string; page: number }) {
  const found = await readable<CarrierBillRecord>(ctx, await carrierBillById(ctx.store.read, id))
  return { ...found, ...(await carrierBillRowsOf(ctx.store.read, id, { page })) }
}
