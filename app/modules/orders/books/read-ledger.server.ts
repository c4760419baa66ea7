import { inArray } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { orders } from '#db/schema/orders.ts'
import { readCode, showCode } from '#app/lib/code.server.ts'
import type { Context } from '#app/lib/context.ts'
import { readableCollectors } from '#app/modules/payments/collectors/collector-access.server.ts'
import { accountStatement, chooseBooks, entriesOfOrder, type Chosen, type ShownEntry, type Statement, type StatementLine } from '#app/modules/payments/ledger/read-books.server.ts'
import { groupByAnyCode } from '../order-access.server.ts'
import { ordersOfGroup } from '../orders.repo.server.ts'

type WithCode<Line> = Line & { orderCode: string }
type Asked = { collectorId?: string | undefined; period?: string | undefined; account: string; party: string; page: number }

/** An account's statement with the codes of its orders, of books the actor may read. */
export async function readAccount(ctx: Context, { account, party, page, ...asked }: Asked): Promise<Chosen & { statement: Omit<Statement, 'lines'> & { lines: WithCode<StatementLine>[] } }> {
  const chosen = await chooseBooks(ctx, asked)
  const statement = await accountStatement(ctx.store.read, { collectorId: chosen.collector.id, account, party, period: chosen.period, page })
  const codes = await codesOf(ctx.store.read, statement.lines.map(({ orderId }) => orderId))
  return { ...chosen, statement: { ...statement, lines: statement.lines.map((line) => ({ ...line, orderCode: codes.get(line.orderId) ?? '' })) } }
}

export type OrderBooks = { code: string; shownCode: string; status: string; stallName: string; collectorId: string; total: number; entries: ShownEntry[] }

/** The entries of the order with this code, or of all orders of the basket with it; empty when it is not in books the actor may read. */
export async function readOrderBooks(ctx: Context, typed: string): Promise<OrderBooks[]> {
  const { read } = ctx.store
  const group = await groupByAnyCode(read, typed)
  if (!group || !(await readableCollectors(read, ctx)).some(({ id }) => id === group.collectorId)) return []
  const all = await ordersOfGroup(read, group.id)
  const named = all.filter(({ code }) => code === readCode(typed))
  return Promise.all(
    (named.length > 0 ? named : all).map(async ({ id, code, status, stallName, total }) => ({ code, shownCode: showCode(code), status, stallName, total, collectorId: group.collectorId, entries: await entriesOfOrder(read, id) })),
  )
}

async function codesOf(read: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)].filter((id) => id !== '')
  if (wanted.length === 0) return new Map()
  const rows = await read.select({ id: orders.id, code: orders.code }).from(orders).where(inArray(orders.id, wanted))
  return new Map(rows.map(({ id, code }) => [id, code]))
}
