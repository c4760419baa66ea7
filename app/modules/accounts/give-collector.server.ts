import { and, eq, inArray } from 'drizzle-orm'
import type { Writer } from '#db/client.server.ts'
import { roleGrants } from '#db/schema/accounts.ts'

/** Step: makers and checkers appointed before a role named its collector work for this one. Returns how many. */
export const giveCollector = async (tx: Writer, collectorId: string): Promise<number> =>
  (await tx.update(roleGrants).set({ collectorId }).where(and(inArray(roleGrants.role, ['collector_maker', 'collector_checker']), eq(roleGrants.collectorId, ''))).returning({ id: roleGrants.id })).length
