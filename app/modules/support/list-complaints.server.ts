import type { Reader } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { notFound } from '#app/lib/errors.ts'
import { disputedOrder, type Disputed } from '#app/modules/orders/dispute.server.ts'
import { isSellersSide, orderInScope } from '#app/modules/orders/order-access.server.ts'
import { complaintById, complaintsOf, listReached, namedLines, type Complaint } from './complaints.repo.server.ts'
import { mayDecide, mayLetGo, mayRead, reachOf } from './reach.server.ts'

const PAGE = 30

export type ComplaintRow = Pick<Complaint, 'id' | 'kind' | 'state' | 'openedAt' | 'decidedAt'> & { orderCode: string; stallName: string; goods: string[] }

/** What waits for a decision of this person, the oldest first; or what was decided. */
export async function listComplaints(ctx: Context, { open = true, page = 1 }: { open?: boolean; page?: number } = {}): Promise<{ rows: ComplaintRow[]; more: boolean }> {
  const found = await listReached(ctx.store.read, { ...reachOf(ctx), open, page, size: PAGE })
  const rows = found.slice(0, PAGE)
  const goods = await namedLines(ctx.store.read, rows.map(({ complaint }) => complaint.id))
  return {
    more: found.length > PAGE,
    rows: rows.map(({ complaint: { id, kind, state, openedAt, decidedAt }, orderCode, stallName }) => ({
      ...{ id, kind: kind as Complaint['kind'], state: state as Complaint['state'], openedAt, decidedAt, orderCode, stallName },
      goods: goods.filter(({ complaintId }) => complaintId === id).map(({ name }) => name),
    })),
  }
}

export type ComplaintPage = Omit<Complaint, 'openedBy' | 'decidedBy' | 'unitPath'> & Pick<Disputed, 'order' | 'lines'> & { named: string[]; mayDecide: boolean; /** Not giving back, or only a part. */ mayLetGo: boolean }

/** One complaint with its order; out of reach: not found. */
export async function getComplaint(ctx: Context, { id }: { id: string }): Promise<ComplaintPage> {
  const read = ctx.store.read
  const complaint = await complaintById(read, id)
  if (!complaint) throw notFound('support.notFound')
  const { order, collectorId, lines } = await disputedOrder(read, complaint.orderId)
  const about = { unitPath: complaint.unitPath, collectorId }
  if (!mayRead(ctx, about)) throw notFound('support.notFound')
  const named = (await namedLines(read, [id])).map(({ productId }) => productId)
  const { openedBy: _opener, decidedBy: _decider, unitPath: _unit, ...shown } = complaint
  return { ...shown, order, lines, named, mayLetGo: await mayLetGo(read, ctx, collectorId, { lines, named, back: [] }), mayDecide: complaint.state === 'open' && mayDecide(ctx, about) && !(await isSellersSide(read, ctx, complaint.producerId)) }
}

export type ComplaintView = Pick<Complaint, 'id' | 'orderId' | 'kind' | 'words' | 'state' | 'answer' | 'openedAt' | 'decidedAt'> & { goods: string[] }

/** Of orders whose reader the caller has checked: the buyer, or the stall. */
export async function complaintsOfOrders(read: Reader, orderIds: readonly string[]): Promise<ComplaintView[]> {
  const rows = await complaintsOf(read, orderIds)
  const goods = await namedLines(read, rows.map(({ id }) => id))
  return rows.map(({ id, orderId, kind, words, state, answer, openedAt, decidedAt }) => ({
    ...{ id, orderId, kind, words, state, answer, openedAt, decidedAt },
    goods: goods.filter(({ complaintId }) => complaintId === id).map(({ name }) => name),
  }))
}

/** An order an operator was called about; not sold in her unit: not found. */
export async function orderToEnter(ctx: Context, { code }: { code: string }): Promise<Disputed> {
  const order = await orderInScope(ctx.store.read, ctx, code, 'province_operator')
  return disputedOrder(ctx.store.read, order.id)
}
