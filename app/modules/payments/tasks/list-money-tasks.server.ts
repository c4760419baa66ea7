import type { Context } from '#app/lib/context.ts'
import { readableCollectors, worksFor } from '../collectors/collector-access.server.ts'
import { openTasks } from './money-tasks.server.ts'

/** Open tasks of every kind of every collector whose books she may read, the oldest first. works: she decides, not only looks. */
export async function listMoneyTasks(ctx: Context, page: number) {
  const { read } = ctx.store
  const collectors = await readableCollectors(read, ctx)
  const names = new Map(collectors.map(({ id, name }) => [id, name]))
  const collectorIds = [...names.keys()]
  const { rows, total, pages } = await openTasks(read, collectorIds, page)
  return {
    tasks: rows.map(({ id, kind, subjectType, subjectId, amount, openedAt, collectorId }) => ({ id, kind, subjectType, subjectId, amount, openedAt, collector: names.get(collectorId) ?? collectorId })),
    ...{ total, page, pages, several: collectors.length > 1, works: worksFor(ctx, 'collector_maker', 'collector_checker').length > 0, collectorIds },
  }
}
