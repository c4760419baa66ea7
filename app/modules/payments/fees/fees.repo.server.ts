import { and, desc, eq, gte, inArray, isNull, lte, or } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { commissionRules } from '#db/schema/payments.ts'

export type CommissionRow = typeof commissionRules.$inferSelect

/** Agreed rules in force on a day, of a collector and of everywhere. */
export const agreedRulesOn = (read: Reader, collectorId: string, day: string): Promise<CommissionRow[]> =>
  read
    .select()
    .from(commissionRules)
    .where(
      and(
        eq(commissionRules.state, 'agreed'),
        inArray(commissionRules.collectorId, ['', collectorId]),
        lte(commissionRules.validFrom, day),
        or(isNull(commissionRules.validTo), gte(commissionRules.validTo, day)),
      ),
    )

/** Agreed rules in force on a day or later. */
export const agreedRulesFrom = (read: Reader, collectorId: string, day: string): Promise<CommissionRow[]> =>
  read.select().from(commissionRules).where(and(eq(commissionRules.state, 'agreed'), inArray(commissionRules.collectorId, ['', collectorId]), or(isNull(commissionRules.validTo), gte(commissionRules.validTo, day))))

export const addRule = async (tx: Writer, row: typeof commissionRules.$inferInsert): Promise<void> => void (await tx.insert(commissionRules).values(row))
export const ruleById = async (read: Reader, id: string): Promise<CommissionRow | undefined> => (await read.select().from(commissionRules).where(eq(commissionRules.id, id)))[0]

/** Compare-and-set: false when somebody decided before. */
export const decideRule = async (tx: Writer, id: string, set: { state: 'agreed' | 'refused'; decidedBy: string; decidedAt: Date }): Promise<boolean> =>
  (await tx.update(commissionRules).set(set).where(and(eq(commissionRules.id, id), eq(commissionRules.state, 'proposed'))).returning({ id: commissionRules.id })).length === 1

export const rulesOfCollectors = (read: Reader, collectorIds: readonly string[], most: number): Promise<CommissionRow[]> =>
  read.select().from(commissionRules).where(inArray(commissionRules.collectorId, ['', ...collectorIds])).orderBy(desc(commissionRules.validFrom), desc(commissionRules.proposedAt), desc(commissionRules.id)).limit(most)
