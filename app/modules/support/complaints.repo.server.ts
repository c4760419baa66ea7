import { and, asc, desc, eq, inArray, like, or, sql, type SQL } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { lineFreezes, orderGroups, orderLines, orders } from '#db/schema/orders.ts'
import { complaints } from '#db/schema/support.ts'
import type { ComplaintKind } from '#app/modules/orders/refunding/refund-rules.ts'
import type { ComplaintState } from './complaint-rules.ts'

export type Complaint = Omit<typeof complaints.$inferSelect, 'state' | 'kind'> & { state: ComplaintState; kind: ComplaintKind }

export const addComplaint = async (tx: Writer, row: typeof complaints.$inferInsert): Promise<void> => void (await tx.insert(complaints).values(row))

export const complaintById = async (read: Reader, id: string): Promise<Complaint | undefined> => (await read.select().from(complaints).where(eq(complaints.id, id)))[0] as Complaint | undefined

/** Compare-and-set: false when somebody else decided first. */
export const closeComplaint = async (tx: Writer, id: string, set: { state: Exclude<ComplaintState, 'open'>; answer: string; decidedBy: string | null; decidedAt: Date }): Promise<boolean> =>
  (await tx.update(complaints).set(set).where(and(eq(complaints.id, id), eq(complaints.state, 'open'))).returning({ id: complaints.id })).length === 1

export const complaintsOf = async (read: Reader, orderIds: readonly string[]): Promise<Complaint[]> =>
  orderIds.length === 0 ? [] : ((await read.select().from(complaints).where(inArray(complaints.orderId, [...orderIds])).orderBy(asc(complaints.openedAt), asc(complaints.id))) as Complaint[])

/** Lines named by complaints that are still open. */
export const openLines = async (read: Reader, orderId: string): Promise<string[]> =>
  (
    await read
      .select({ productId: lineFreezes.productId })
      .from(lineFreezes)
      .innerJoin(complaints, eq(complaints.id, lineFreezes.subjectId))
      .where(and(eq(lineFreezes.orderId, orderId), eq(complaints.state, 'open')))
  ).map(({ productId }) => productId)

export const namedLines = (read: Reader, complaintIds: readonly string[]) =>
  complaintIds.length === 0
    ? Promise.resolve([])
    : read
        .select({ complaintId: lineFreezes.subjectId, productId: lineFreezes.productId, name: orderLines.name })
        .from(lineFreezes)
        .innerJoin(orderLines, and(eq(orderLines.orderId, lineFreezes.orderId), eq(orderLines.productId, lineFreezes.productId)))
        .where(inArray(lineFreezes.subjectId, [...complaintIds]))
        .orderBy(asc(lineFreezes.subjectId), asc(lineFreezes.productId))

type Reach = { scopes: readonly string[]; collectorIds: readonly string[] }
const reached = ({ scopes, collectorIds }: Reach): SQL | undefined =>
  or(
    ...scopes.map((scope) => (scope === '' ? sql`1 = 1` : or(eq(complaints.unitPath, scope), like(complaints.unitPath, `${scope}/%`)))),
    collectorIds.length > 0 ? inArray(orderGroups.collectorId, [...collectorIds]) : sql`1 = 0`,
  )

/** Open ones first, the oldest first; then what was decided, the newest first. */
export const listReached = async (read: Reader, { page, size, open, ...reach }: Reach & { page: number; size: number; open: boolean }) =>
  read
    .select({ complaint: complaints, orderCode: orders.code, stallName: orders.stallName, collectorId: orderGroups.collectorId })
    .from(complaints)
    .innerJoin(orders, eq(orders.id, complaints.orderId))
    .innerJoin(orderGroups, eq(orderGroups.id, orders.groupId))
    .where(and(reached(reach), open ? eq(complaints.state, 'open') : sql`${complaints.state} <> 'open'`))
    .orderBy(open ? asc(complaints.openedAt) : desc(complaints.decidedAt), asc(complaints.id))
    .limit(size + 1)
    .offset((page - 1) * size)
