import { and, eq, inArray } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { orderGroups, orders } from '#db/schema/orders.ts'
import type { Context } from '#app/lib/context.ts'
import { readableCollectors } from '#app/modules/payments/collector-access.server.ts'
import { accountStatement, chooseBooks, entriesOfOrder, type Chosen, type ShownEntry, type Statement, type StatementLine } from '#app/modules/payments/ledger/read-books.server.ts'

type WithCode<Line> = Line & { orderCode: string }
type Asked = { collectorId?: string | undefined; period?: string | undefined; account: string; party: string; page: number }

/** An account's statement with the codes of its orders, of books the actor may read. */
export async function readAccount(ctx: Context, { account, party, page, ...asked }: Asked): Promise<Chosen & { statement: Omit<Statement, 'lines'> & { lines: WithCode<StatementLine>[] } }> {
  const chosen = await chooseBooks(ctx, asked)
  const statement = await accountStatement(ctx.store.read, { collectorId: chosen.collector.id, account, party, period: chosen.period, page })
  const codes = await codesOf(ctx.store.read, statement.lines.map(({ orderId }) => orderId))
  return { ...chosen, statement: { ...statement, lines: statement.lines.map((line) => ({ ...line, orderCode: codes.get(line.orderId) ?? '' })) } }
}

export type OrderBooks = { code: string; status: string; stallName: string; collectorId: string; total: number; entries: ShownEntry[] }

/** The entries of the order with this code, or of all orders of the basket with it; empty when it is not in books the actor may read. */
export async function readOrderBooks(ctx: Context, typed: string): Promise<OrderBooks[]> {
  const { read } = ctx.store
  const code = typed.trim().toUpperCase()
  const mine = (await readableCollectors(read, ctx)).map(({ id }) => id)
  if (code === '' || mine.length === 0) return []
  const shape = { id: orders.id, code: orders.code, status: orders.status, stallName: orders.stallName, total: orders.total, collectorId: orderGroups.collectorId }
  const find = (column: typeof orders.code | typeof orderGroups.code) =>
    read.select(shape).from(orders).innerJoin(orderGroups, eq(orderGroups.id, orders.groupId)).where(and(eq(column, code), inArray(orderGroups.collectorId, mine))).orderBy(orders.code)
  const byOrder = await find(orders.code)
  const found = byOrder.length > 0 ? byOrder : await find(orderGroups.code)
  return Promise.all(found.map(async ({ id, ...order }) => ({ ...order, entries: await entriesOfOrder(read, id) })))
}

async function codesOf(read: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)].filter((id) => id !== '')
  if (wanted.length === 0) return new Map()
  const rows = await read.select({ id: orders.id, code: orders.code }).from(orders).where(inArray(orders.id, wanted))
  return new Map(rows.map(({ id, code }) => [id, code]))
}
