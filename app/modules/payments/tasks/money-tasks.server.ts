import { and, asc, count, eq, inArray, isNull } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { moneyTasks } from '#db/schema/payments.ts'
import type { Context } from '#app/lib/context.ts'
import type { TaskKind } from './task-kinds.ts'

export type MoneyTask = Omit<typeof moneyTasks.$inferSelect, 'kind'> & { kind: TaskKind }
type NewTask = Pick<MoneyTask, 'collectorId' | 'kind' | 'key' | 'subjectType' | 'subjectId' | 'amount'>

/** Step: something a person must decide. The same key is the same task, open or closed; false when it was there before. */
export async function openTask(tx: Writer, ctx: Context, task: NewTask): Promise<boolean> {
  const added = await tx.insert(moneyTasks).values({ id: ctx.newId(), openedAt: ctx.now(), ...task }).onConflictDoNothing({ target: moneyTasks.key }).returning({ id: moneyTasks.id })
  return added.length === 1
}

/** Step: a question that may come more than once about its subject: while one is open it is the same; closed, it is asked anew. False when it is open. */
export async function openTaskAnew(tx: Writer, ctx: Context, task: NewTask): Promise<boolean> {
  const before = await tx.select({ closedAt: moneyTasks.closedAt }).from(moneyTasks).where(isAbout(task))
  if (before.some(({ closedAt }) => closedAt === null)) return false
  return openTask(tx, ctx, before.length === 0 ? task : { ...task, key: `${task.key}:${before.length}` })
}

const isAbout = ({ kind, subjectType, subjectId }: Pick<NewTask, 'kind' | 'subjectType' | 'subjectId'>) => and(eq(moneyTasks.subjectType, subjectType), eq(moneyTasks.subjectId, subjectId), eq(moneyTasks.kind, kind))

/** Step: decided. False when somebody else was first. */
export async function closeTask(tx: Writer, ctx: Context, { resolution, note = '', ...which }: { resolution: string; note?: string } & ({ id: string } | { key: string } | Pick<NewTask, 'kind' | 'subjectType' | 'subjectId'>)): Promise<boolean> {
  const closed = await tx
    .update(moneyTasks)
    .set({ closedAt: ctx.now(), closedBy: ctx.actor?.personId ?? null, resolution, ...(note !== '' && { note }) })
    .where(and('id' in which ? eq(moneyTasks.id, which.id) : 'key' in which ? eq(moneyTasks.key, which.key) : isAbout(which), isNull(moneyTasks.closedAt)))
    .returning({ id: moneyTasks.id })
  return closed.length === 1
}

export async function taskById(read: Reader, id: string): Promise<MoneyTask | undefined> {
  const [row] = await read.select().from(moneyTasks).where(eq(moneyTasks.id, id))
  return row as MoneyTask | undefined
}

export async function taskByKey(read: Reader, key: string): Promise<MoneyTask | undefined> {
  const [row] = await read.select().from(moneyTasks).where(eq(moneyTasks.key, key))
  return row as MoneyTask | undefined
}

/** Still open, by its key. */
export async function openTaskOf(read: Reader, key: string): Promise<MoneyTask | undefined> {
  const [row] = await read.select().from(moneyTasks).where(and(eq(moneyTasks.key, key), isNull(moneyTasks.closedAt)))
  return row as MoneyTask | undefined
}

const PAGE = 50

/** Open ones of these collectors, the oldest first. */
export async function openTasks(read: Reader, collectorIds: readonly string[], page = 1): Promise<{ rows: MoneyTask[]; total: number; pages: number }> {
  if (collectorIds.length === 0) return { rows: [], total: 0, pages: 1 }
  const rows = await read.select().from(moneyTasks).where(openOf(collectorIds)).orderBy(asc(moneyTasks.openedAt), asc(moneyTasks.id)).limit(PAGE).offset((Math.max(1, page) - 1) * PAGE)
  const total = await countOpenTasks(read, collectorIds)
  return { rows: rows as MoneyTask[], total, pages: Math.max(1, Math.ceil(total / PAGE)) }
}

export async function countOpenTasks(read: Reader, collectorIds: readonly string[]): Promise<number> {
  const [all] = await read.select({ n: count() }).from(moneyTasks).where(openOf(collectorIds))
  return all?.n ?? 0
}

const openOf = (collectorIds: readonly string[]) => and(inArray(moneyTasks.collectorId, [...collectorIds]), isNull(moneyTasks.closedAt))
