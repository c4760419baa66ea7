import type { Reader } from '#db/client.server.ts'
import { isRefunded } from '#app/modules/orders/line-left.ts'
import { refundSumsOf } from '#app/modules/payments/refunds/find-refunds.server.ts'
import { ordersIn } from './placements.repo.server.ts'

/** Of these groups, the ids of those of whose payment nothing is kept. Callers have checked whose groups they are. */
export async function refundedGroups(read: Reader, groups: readonly { id: string; total: number; paidAt: Date | null }[]): Promise<Set<string>> {
  const refunds = await refundSumsOf(read, groups.map(({ id }) => id))
  if (refunds.length === 0) return new Set()
  const orders = await ordersIn(read, refunds.map(({ groupId }) => groupId))
  const of = <Row extends { groupId: string }>(rows: readonly Row[], id: string) => rows.filter(({ groupId }) => groupId === id)
  return new Set(groups.filter((group) => isRefunded(group, of(orders, group.id), of(refunds, group.id))).map(({ id }) => id))
}
