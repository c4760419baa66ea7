import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { bankAccounts, delegations } from '#db/schema/producers.ts'
import type { NameCheck } from './bank-account.ts'

export type BankAccount = Omit<typeof bankAccounts.$inferSelect, 'nameCheck'> & { nameCheck: NameCheck }

export const currentAccounts = async (read: Reader, producerIds: readonly string[]): Promise<BankAccount[]> =>
  producerIds.length === 0 ? [] : ((await read.select().from(bankAccounts).where(and(inArray(bankAccounts.producerId, [...producerIds]), isNull(bankAccounts.replacedAt)))) as BankAccount[])

export const accountsByIds = async (read: Reader, ids: readonly string[]): Promise<BankAccount[]> =>
  ids.length === 0 ? [] : ((await read.select().from(bankAccounts).where(inArray(bankAccounts.id, [...ids]))) as BankAccount[])

/** The newest first. */
export const accountsOf = async (read: Reader, producerId: string, most: number): Promise<BankAccount[]> =>
  (await read.select().from(bankAccounts).where(eq(bankAccounts.producerId, producerId)).orderBy(desc(bankAccounts.createdAt), desc(bankAccounts.id)).limit(most)) as BankAccount[]

export const retireAccount = (tx: Writer, producerId: string, at: Date) =>
  tx.update(bankAccounts).set({ replacedAt: at }).where(and(eq(bankAccounts.producerId, producerId), isNull(bankAccounts.replacedAt)))

/** False when another account became the current one at the same moment. */
export const addAccount = async (tx: Writer, row: typeof bankAccounts.$inferInsert): Promise<boolean> =>
  (await tx.insert(bankAccounts).values(row).onConflictDoNothing().returning({ id: bankAccounts.id })).length === 1

/** Compare-and-set on the current account. */
export const moveNameCheck = async (tx: Writer, id: string, from: readonly NameCheck[], set: { nameCheck: NameCheck; decidedBy: string; decidedAt: Date; confirmedBy?: string; confirmedAt?: Date }): Promise<boolean> =>
  (await tx.update(bankAccounts).set(set).where(and(eq(bankAccounts.id, id), isNull(bankAccounts.replacedAt), inArray(bankAccounts.nameCheck, [...from]))).returning({ id: bankAccounts.id })).length === 1

export const setBankName = (tx: Writer, id: string, name: string) => tx.update(bankAccounts).set({ bankSaysName: name }).where(eq(bankAccounts.id, id))

/** Living, ended or withdrawn. */
export const everDelegated = async (read: Reader, producerId: string, officerId: string): Promise<boolean> =>
  (await read.select({ id: delegations.id }).from(delegations).where(and(eq(delegations.producerId, producerId), eq(delegations.officerId, officerId))).limit(1)).length > 0
