import { and, count, desc, eq, inArray, sql, type Column } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { carrierBillRows, carrierBills, codRemittanceRows, codRemittances, gatewaySettlementRows, gatewaySettlements, paymentAttempts, refunds } from '#db/schema/payments.ts'
import { batches } from '#app/lib/batches.ts'

export type SettlementRecord = typeof gatewaySettlements.$inferSelect
export type RemittanceRecord = typeof codRemittances.$inferSelect
export type CarrierBillRecord = typeof carrierBills.$inferSelect
export type SettlementRowRecord = typeof gatewaySettlementRows.$inferSelect
export type RemittanceRowRecord = typeof codRemittanceRows.$inferSelect
export type CarrierBillRowRecord = typeof carrierBillRows.$inferSelect

/** False: this file was imported before. */
export const addSettlement = async (tx: Writer, row: SettlementRecord): Promise<boolean> => (await tx.insert(gatewaySettlements).values(row).onConflictDoNothing().returning({ id: gatewaySettlements.id })).length === 1
export const addRemittance = async (tx: Writer, row: RemittanceRecord): Promise<boolean> => (await tx.insert(codRemittances).values(row).onConflictDoNothing().returning({ id: codRemittances.id })).length === 1
export const addCarrierBill = async (tx: Writer, row: CarrierBillRecord): Promise<boolean> => (await tx.insert(carrierBills).values(row).onConflictDoNothing().returning({ id: carrierBills.id })).length === 1

export const addSettlementRows = async (tx: Writer, rows: readonly SettlementRowRecord[]): Promise<void> => {
  for (const batch of batches(rows)) await tx.insert(gatewaySettlementRows).values(batch)
}
export const addRemittanceRows = async (tx: Writer, rows: readonly RemittanceRowRecord[]): Promise<void> => {
  for (const batch of batches(rows)) await tx.insert(codRemittanceRows).values(batch)
}
export const addCarrierBillRows = async (tx: Writer, rows: readonly CarrierBillRowRecord[]): Promise<void> => {
  for (const batch of batches(rows)) await tx.insert(carrierBillRows).values(batch)
}

export const settlementByDigest = async (read: Reader, collectorId: string, fileDigest: string): Promise<SettlementRecord | undefined> =>
  (await read.select().from(gatewaySettlements).where(and(eq(gatewaySettlements.collectorId, collectorId), eq(gatewaySettlements.fileDigest, fileDigest))))[0]
export const remittanceByDigest = async (read: Reader, collectorId: string, fileDigest: string): Promise<RemittanceRecord | undefined> =>
  (await read.select().from(codRemittances).where(and(eq(codRemittances.collectorId, collectorId), eq(codRemittances.fileDigest, fileDigest))))[0]
export const carrierBillByDigest = async (read: Reader, collectorId: string, fileDigest: string): Promise<CarrierBillRecord | undefined> =>
  (await read.select().from(carrierBills).where(and(eq(carrierBills.collectorId, collectorId), eq(carrierBills.fileDigest, fileDigest))))[0]

export const settlementById = async (read: Reader, id: string): Promise<SettlementRecord | undefined> => (await read.select().from(gatewaySettlements).where(eq(gatewaySettlements.id, id)))[0]
export const remittanceById = async (read: Reader, id: string): Promise<RemittanceRecord | undefined> => (await read.select().from(codRemittances).where(eq(codRemittances.id, id)))[0]
export const carrierBillById = async (read: Reader, id: string): Promise<CarrierBillRecord | undefined> => (await read.select().from(carrierBills).where(eq(carrierBills.id, id)))[0]

export type KnownAttempt = { id: string; txnRef: string; amount: number; state: string }
export async function attemptsByRefs(read: Reader, collectorId: string, refs: readonly string[]): Promise<Map<string, KnownAttempt>> {
  const found = new Map<string, KnownAttempt>()
  const columns = { id: paymentAttempts.id, txnRef: paymentAttempts.txnRef, amount: paymentAttempts.amount, state: paymentAttempts.state }
  for (const batch of batches([...new Set(refs)])) {
    const rows = await read.select(columns).from(paymentAttempts).where(and(inArray(paymentAttempts.txnRef, batch), eq(paymentAttempts.collectorId, collectorId), eq(paymentAttempts.method, 'vnpay')))
    for (const row of rows) found.set(row.txnRef, row)
  }
  return found
}

/** Amounts of refunds that VNPay has taken, by attempt. */
export async function refundsTaken(read: Reader, attemptIds: readonly string[]): Promise<Map<string, number[]>> {
  const found = new Map<string, number[]>()
  for (const batch of batches(attemptIds)) {
    const rows = await read.select({ attemptId: refunds.attemptId, amount: refunds.amount }).from(refunds).where(and(inArray(refunds.attemptId, batch), eq(refunds.channel, 'vnpay'), inArray(refunds.state, ['sent', 'done'])))
    for (const { attemptId, amount } of rows) if (attemptId) found.set(attemptId, [...(found.get(attemptId) ?? []), amount])
  }
  return found
}

/** What earlier files of this collector told of these references, rows that spoke of ours. */
export async function settledBefore(read: Reader, collectorId: string, refs: readonly string[]): Promise<{ txnRef: string; kind: string; amount: number }[]> {
  const found: { txnRef: string; kind: string; amount: number }[] = []
  for (const batch of batches([...new Set(refs)]))
    found.push(
      ...(await read
        .select({ txnRef: gatewaySettlementRows.txnRef, kind: gatewaySettlementRows.kind, amount: gatewaySettlementRows.amount })
        .from(gatewaySettlementRows)
        .innerJoin(gatewaySettlements, eq(gatewaySettlements.id, gatewaySettlementRows.settlementId))
        .where(and(inArray(gatewaySettlementRows.txnRef, batch), eq(gatewaySettlements.collectorId, collectorId), inArray(gatewaySettlementRows.result, ['ok', 'not_paid', 'amount_differs'])))),
    )
  return found
}

/** Rows of VNPay's files that speak of a refund of this amount out of this payment. */
export const refundsInFiles = async (read: Reader, attemptId: string, amount: number): Promise<number> =>
  Number(
    (
      await read
        .select({ n: count() })
        .from(gatewaySettlementRows)
        .innerJoin(gatewaySettlements, eq(gatewaySettlements.id, gatewaySettlementRows.settlementId))
        .innerJoin(paymentAttempts, and(eq(paymentAttempts.txnRef, gatewaySettlementRows.txnRef), eq(paymentAttempts.collectorId, gatewaySettlements.collectorId)))
        .where(and(eq(paymentAttempts.id, attemptId), eq(gatewaySettlementRows.kind, 'refund'), eq(gatewaySettlementRows.amount, amount), inArray(gatewaySettlementRows.result, ['ok', 'amount_differs'])))
    )[0]?.n ?? 0,
  )

/** Orders whose cash an earlier list brought. */
export async function remittedBefore(read: Reader, orderIds: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>()
  for (const batch of batches(orderIds)) {
    const rows = await read.select({ orderId: codRemittanceRows.orderId }).from(codRemittanceRows).where(and(inArray(codRemittanceRows.orderId, batch), inArray(codRemittanceRows.result, ['ok', 'amount_differs', 'not_delivered'])))
    for (const { orderId } of rows) if (orderId) found.add(orderId)
  }
  return found
}

/** Orders whose parcel an earlier bill asked for and was not refused for. */
export async function billedBefore(read: Reader, orderIds: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>()
  for (const batch of batches(orderIds)) {
    const rows = await read.select({ orderId: carrierBillRows.orderId }).from(carrierBillRows).where(and(inArray(carrierBillRows.orderId, batch), inArray(carrierBillRows.result, ['ok', 'weight_corrected'])))
    for (const { orderId } of rows) if (orderId) found.add(orderId)
  }
  return found
}

/** Compare-and-set: announced → credited, booked → paid; false when somebody was first. */
export const moveSettlement = async (tx: Writer, id: string): Promise<boolean> =>
  (await tx.update(gatewaySettlements).set({ state: 'credited' }).where(and(eq(gatewaySettlements.id, id), eq(gatewaySettlements.state, 'announced'))).returning({ id: gatewaySettlements.id })).length === 1
export const moveRemittance = async (tx: Writer, id: string): Promise<boolean> =>
  (await tx.update(codRemittances).set({ state: 'credited' }).where(and(eq(codRemittances.id, id), eq(codRemittances.state, 'announced'))).returning({ id: codRemittances.id })).length === 1
export const moveCarrierBill = async (tx: Writer, id: string): Promise<boolean> =>
  (await tx.update(carrierBills).set({ state: 'paid' }).where(and(eq(carrierBills.id, id), eq(carrierBills.state, 'booked'))).returning({ id: carrierBills.id })).length === 1

const MOST_WAITING = 100
export const settlementsWaiting = (read: Reader, collectorId: string): Promise<SettlementRecord[]> =>
  read.select().from(gatewaySettlements).where(and(eq(gatewaySettlements.collectorId, collectorId), eq(gatewaySettlements.state, 'announced'))).orderBy(desc(gatewaySettlements.day)).limit(MOST_WAITING)
export const remittancesWaiting = (read: Reader, collectorId: string): Promise<RemittanceRecord[]> =>
  read.select().from(codRemittances).where(and(eq(codRemittances.collectorId, collectorId), eq(codRemittances.state, 'announced'))).orderBy(desc(codRemittances.day)).limit(MOST_WAITING)
export const carrierBillsWaiting = (read: Reader, collectorId: string): Promise<CarrierBillRecord[]> =>
  read.select().from(carrierBills).where(and(eq(carrierBills.collectorId, collectorId), eq(carrierBills.state, 'booked'))).orderBy(desc(carrierBills.month)).limit(MOST_WAITING)

const PAGE = 30
const ROWS_PAGE = 100
type Page = { page: number }
const of = (page: number, size: number) => ({ limit: size, offset: (Math.max(1, page) - 1) * size })
const counted = (rows: { n: number }[], size: number) => ({ total: Number(rows[0]?.n ?? 0), pages: Math.max(1, Math.ceil(Number(rows[0]?.n ?? 0) / size)) })

export async function listSettlements(read: Reader, collectorId: string, { page }: Page) {
  const { limit, offset } = of(page, PAGE)
  const mine = eq(gatewaySettlements.collectorId, collectorId)
  const rows = await read.select().from(gatewaySettlements).where(mine).orderBy(desc(gatewaySettlements.day), desc(gatewaySettlements.id)).limit(limit).offset(offset)
  return { rows, ...counted(await read.select({ n: count() }).from(gatewaySettlements).where(mine), PAGE) }
}
export async function listRemittances(read: Reader, collectorId: string, { page }: Page) {
  const { limit, offset } = of(page, PAGE)
  const mine = eq(codRemittances.collectorId, collectorId)
  const rows = await read.select().from(codRemittances).where(mine).orderBy(desc(codRemittances.day), desc(codRemittances.id)).limit(limit).offset(offset)
  return { rows, ...counted(await read.select({ n: count() }).from(codRemittances).where(mine), PAGE) }
}
export async function listCarrierBills(read: Reader, collectorId: string, { page }: Page) {
  const { limit, offset } = of(page, PAGE)
  const mine = eq(carrierBills.collectorId, collectorId)
  const rows = await read.select().from(carrierBills).where(mine).orderBy(desc(carrierBills.month), desc(carrierBills.id)).limit(limit).offset(offset)
  return { rows, ...counted(await read.select({ n: count() }).from(carrierBills).where(mine), PAGE) }
}

const okLast = (result: Column) => sql`case when ${result} = 'ok' then 1 else 0 end`

/** Differing rows first, then as they stand in the file. */
export async function settlementRows(read: Reader, settlementId: string, { page }: Page) {
  const { limit, offset } = of(page, ROWS_PAGE)
  const mine = eq(gatewaySettlementRows.settlementId, settlementId)
  const rows = await read.select().from(gatewaySettlementRows).where(mine).orderBy(okLast(gatewaySettlementRows.result), gatewaySettlementRows.position).limit(limit).offset(offset)
  return { rows, ...counted(await read.select({ n: count() }).from(gatewaySettlementRows).where(mine), ROWS_PAGE) }
}
export async function remittanceRows(read: Reader, remittanceId: string, { page }: Page) {
  const { limit, offset } = of(page, ROWS_PAGE)
  const mine = eq(codRemittanceRows.remittanceId, remittanceId)
  const rows = await read.select().from(codRemittanceRows).where(mine).orderBy(okLast(codRemittanceRows.result), codRemittanceRows.position).limit(limit).offset(offset)
  return { rows, ...counted(await read.select({ n: count() }).from(codRemittanceRows).where(mine), ROWS_PAGE) }
}
export async function carrierBillRowsOf(read: Reader, billId: string, { page }: Page) {
  const { limit, offset } = of(page, ROWS_PAGE)
  const mine = eq(carrierBillRows.billId, billId)
  const rows = await read.select().from(carrierBillRows).where(mine).orderBy(okLast(carrierBillRows.result), carrierBillRows.position).limit(limit).offset(offset)
  return { rows, ...counted(await read.select({ n: count() }).from(carrierBillRows).where(mine), ROWS_PAGE) }
}
