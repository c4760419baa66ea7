import type { Reader } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { assertReads, assertWorks, readableCollectors, worksFor } from '../collectors/collector-access.server.ts'
import { closeTask, openTaskOf } from '../tasks/money-tasks.server.ts'
import { unexplained, type Unexplained } from './assign-movement.server.ts'
import type { ClearingType } from './clearing-kinds.ts'
import {
  carrierBillById, carrierBillRowsOf, carrierBillsWaiting, listCarrierBills, listRemittances, listSettlements, remittanceById, remittanceRows, remittancesWaiting, settlementById, settlementRows, settlementsWaiting,
  type CarrierBillRecord, type RemittanceRecord, type SettlementRecord,
} from './clearing.repo.server.ts'

/** One imported file in a list or above its rows. amount: what moves, or moved, on the bank account; out negative. done: it has. */
export type ClearingItem = { type: ClearingType; id: string; collectorId: string; when: string; carrier: string; number: string; amount: number; total: number; rows: number; differing: number; done: boolean; fileName: string; importedAt: Date }

const ofSettlement = ({ id, collectorId, day, net, paid, rows, differing, state, fileName, importedAt }: SettlementRecord): ClearingItem => ({ type: 'settlement', id, collectorId, when: day, carrier: '', number: '', amount: net, total: paid, rows, differing, done: state === 'credited', fileName, importedAt })
const ofRemittance = ({ id, collectorId, day, carrier, number, total, rows, differing, state, fileName, importedAt }: RemittanceRecord): ClearingItem => ({ type: 'remittance', id, collectorId, when: day, carrier, number, amount: total, total, rows, differing, done: state === 'credited', fileName, importedAt })
const ofBill = ({ id, collectorId, month, carrier, accepted, total, rows, differing, state, fileName, importedAt }: CarrierBillRecord): ClearingItem => ({ type: 'carrier_bill', id, collectorId, when: month, carrier, number: '', amount: -accepted, total, rows, differing, done: state === 'paid', fileName, importedAt })

/** Imported files of one collector the actor may read, the newest first; of the first by name when `collectorId` names none of them. */
export async function listClearing(ctx: Context, type: ClearingType, { collectorId, page }: { collectorId: string | undefined; page: number }) {
  const readable = (await readableCollectors(ctx.store.read, ctx)).filter(({ settlement }) => settlement === 'collect')
  const chosen = readable.find(({ id }) => id === collectorId) ?? readable[0]
  const collectors = readable.map(({ id, name }) => ({ id, name }))
  if (!chosen) return { collectors, chosen: null, works: false, items: [], page, pages: 1 }
  const { items, pages } = await itemsOf(ctx.store.read, type, chosen.id, page)
  return { collectors, chosen: { id: chosen.id, name: chosen.name }, works: worksFor(ctx, 'collector_maker', 'collector_checker').includes(chosen.id), items, page, pages }
}

async function itemsOf(read: Reader, type: ClearingType, collectorId: string, page: number): Promise<{ items: ClearingItem[]; pages: number }> {
  if (type === 'settlement') {
    const { rows, pages } = await listSettlements(read, collectorId, { page })
    return { items: rows.map(ofSettlement), pages }
  }
  if (type === 'remittance') {
    const { rows, pages } = await listRemittances(read, collectorId, { page })
    return { items: rows.map(ofRemittance), pages }
  }
  const { rows, pages } = await listCarrierBills(read, collectorId, { page })
  return { items: rows.map(ofBill), pages }
}

/** A row of any of the three files. said: what the file says; ours: what our books say. */
export type ClearingRow = { position: number; code: string; kind: string; said: number; ours: number | null; fee: number; grams: number; declaredGrams: number; bearer: string; result: string }
const blank = { kind: '', fee: 0, grams: 0, declaredGrams: 0, bearer: '', ours: null }

/** Files that wait as this one does for money of the same payer, and movements that may be several of them at once: VNPay's days add up, a carrier's bills count against its lists. */
export type Together = { movements: Unexplained[]; files: ClearingItem[] }

export type ClearingFile = { item: ClearingItem; collector: string; works: boolean; rows: ClearingRow[]; pages: number; task: { openedAt: Date } | null; movements: Unexplained[]; together: Together | null; sums: { paid: number; refunded: number; fee: number } | null }

/** One imported file with a page of its rows, those that differ first. Throws not_found for somebody else's. */
export async function getClearing(ctx: Context, type: ClearingType, { id, page }: { id: string; page: number }): Promise<ClearingFile> {
  const read = ctx.store.read
  const found = await fileOf(read, type, id, page)
  if (!found) throw notFound()
  const { item } = found
  const collector = await assertReads(read, ctx, item.collectorId)
  const works = worksFor(ctx, 'collector_maker', 'collector_checker').includes(item.collectorId)
  const task = await openTaskOf(read, taskKey(type, id))
  return {
    ...found,
    ...{ collector: collector.name, works, task: task ? { openedAt: task.openedAt } : null },
    movements: works && !item.done ? await unexplained(read, item) : [],
    together: works && !item.done ? await togetherWith(read, item) : null,
  }
}

async function togetherWith(read: Reader, item: ClearingItem): Promise<Together | null> {
  const files = (await waitingFor(read, item)).filter(({ id }) => id !== item.id)
  const movements = files.length === 0 ? [] : await unexplained(read, { ...item, size: item.type === 'settlement' ? 'larger' : 'another' })
  return movements.length === 0 ? null : { movements, files }
}

async function waitingFor(read: Reader, { type, collectorId, carrier }: ClearingItem): Promise<ClearingItem[]> {
  if (type === 'settlement') return (await settlementsWaiting(read, collectorId)).map(ofSettlement)
  const [lists, bills] = [await remittancesWaiting(read, collectorId), await carrierBillsWaiting(read, collectorId)]
  return [...lists.map(ofRemittance), ...bills.map(ofBill)].filter((file) => file.carrier === carrier)
}

async function fileOf(read: Reader, type: ClearingType, id: string, page: number): Promise<Pick<ClearingFile, 'item' | 'rows' | 'pages' | 'sums'> | undefined> {
  if (type === 'settlement') {
    const record = await settlementById(read, id)
    if (!record) return undefined
    const { rows, pages } = await settlementRows(read, id, { page })
    const shown = rows.map(({ position, txnRef, kind, amount, fee, result }) => ({ ...blank, position, code: txnRef, kind, said: kind === 'pay' ? amount : -amount, fee, result }))
    return { item: ofSettlement(record), rows: shown, pages, sums: { paid: record.paid, refunded: record.refunded, fee: record.fee } }
  }
  if (type === 'remittance') {
    const record = await remittanceById(read, id)
    if (!record) return undefined
    const { rows, pages } = await remittanceRows(read, id, { page })
    return { item: ofRemittance(record), rows: rows.map(({ position, parcelCode, amount, expected, result }) => ({ ...blank, position, code: parcelCode, said: amount, ours: expected, result })), pages, sums: null }
  }
  const record = await carrierBillById(read, id)
  if (!record) return undefined
  const { rows, pages } = await carrierBillRowsOf(read, id, { page })
  const shown = rows.map(({ position, parcelCode, billed, booked, billedGrams, declaredGrams, bearer, result }) => ({ ...blank, position, code: parcelCode, said: billed, ours: booked, grams: billedGrams, declaredGrams, bearer, result }))
  return { item: ofBill(record), rows: shown, pages, sums: null }
}

const taskKey = (type: ClearingType, id: string) => `${type}:${id}`
const SHORTEST_NOTE = 5

/** Somebody has looked at the rows that differ and says what came of it. Money that follows from it is a manual entry's. Throws conflict when it was closed before. */
export async function closeDifferences(ctx: Context, type: ClearingType, { id, note }: { id: string; note: string }): Promise<void> {
  const found = await fileOf(ctx.store.read, type, id, 1)
  if (!found) throw notFound()
  assertWorks(ctx, found.item.collectorId)
  if (note.trim().length < SHORTEST_NOTE) throw new DomainError('invalid', 'clearing.noteMissing', { field: 'note' })
  await ctx.store.write(async (tx) => {
    if (!(await closeTask(tx, ctx, { key: taskKey(type, id), resolution: 'looked_at', note: note.trim() }))) throw new DomainError('conflict', 'clearing.decided')
  })
}
