import { and, desc, eq } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { persons } from '#db/schema/accounts.ts'
import { collectorProposals } from '#db/schema/payments.ts'

export type ProposalRow = typeof collectorProposals.$inferSelect

/** False when one of this kind waits already. */
export const addProposal = async (tx: Writer, row: typeof collectorProposals.$inferInsert): Promise<boolean> =>
  (await tx.insert(collectorProposals).values(row).onConflictDoNothing().returning({ id: collectorProposals.id })).length === 1

export const proposalById = async (read: Reader, id: string): Promise<ProposalRow | undefined> => (await read.select().from(collectorProposals).where(eq(collectorProposals.id, id)))[0]

/** Compare-and-set: false when somebody decided first. */
export const decide = async (tx: Writer, id: string, set: { state: 'taken' | 'refused'; decidedBy: string; decidedAt: Date }): Promise<boolean> =>
  (await tx.update(collectorProposals).set(set).where(and(eq(collectorProposals.id, id), eq(collectorProposals.state, 'proposed'))).returning({ id: collectorProposals.id })).length === 1

export const proposalsOfKind = (read: Reader, collectorId: string, kind: string, most: number): Promise<ProposalRow[]> =>
  read.select().from(collectorProposals).where(and(eq(collectorProposals.collectorId, collectorId), eq(collectorProposals.kind, kind))).orderBy(desc(collectorProposals.proposedAt), desc(collectorProposals.id)).limit(most)

const MOST = 20
/** The newest first, with who proposed. */
export const proposalsOf = (read: Reader, collectorId: string) =>
  read
    .select({ proposal: collectorProposals, proposer: persons.fullName })
    .from(collectorProposals)
    .innerJoin(persons, eq(persons.id, collectorProposals.proposedBy))
    .where(eq(collectorProposals.collectorId, collectorId))
    .orderBy(desc(collectorProposals.proposedAt), desc(collectorProposals.id))
    .limit(MOST)
