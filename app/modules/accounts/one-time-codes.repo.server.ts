import { and, eq, gt, lt, lte, sql } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { oneTimeCodes } from '#db/schema/accounts.ts'

type Purpose = 'sign_in' | 'consent' | 'enrol'
type Claim = { id: string; phone: string; purpose: Purpose; codeHash: string; issuedBy?: string | null; sentAt: Date; expiresAt: Date }

const named = (phone: string, purpose: Purpose) => and(eq(oneTimeCodes.phone, phone), eq(oneTimeCodes.purpose, purpose))

export async function findSentAt(read: Reader, phone: string, purpose: Purpose): Promise<Date | undefined> {
  const [row] = await read.select({ sentAt: oneTimeCodes.sentAt }).from(oneTimeCodes).where(named(phone, purpose))
  return row?.sentAt
}

/** Replaces the code; false when another one was made after `olderThan`. */
export async function replaceCode(tx: Writer, code: Claim, olderThan: Date): Promise<boolean> {
  const { id, codeHash, issuedBy = null, sentAt, expiresAt } = code
  const rows = await tx
    .insert(oneTimeCodes)
    .values({ ...code, tries: 0 })
    .onConflictDoUpdate({ target: [oneTimeCodes.phone, oneTimeCodes.purpose], set: { id, codeHash, issuedBy, sentAt, expiresAt, tries: 0 }, setWhere: lte(oneTimeCodes.sentAt, olderThan) })
    .returning({ id: oneTimeCodes.id })
  return rows[0]?.id === id
}

/** Counts a try before the code is compared. Undefined when there is no code to try any more. */
export async function claimCodeTry(tx: Writer, phone: string, purpose: Purpose, now: Date, maxTries: number) {
  const [row] = await tx
    .update(oneTimeCodes)
    .set({ tries: sql`${oneTimeCodes.tries} + 1` })
    .where(and(named(phone, purpose), lt(oneTimeCodes.tries, maxTries), gt(oneTimeCodes.expiresAt, now)))
    .returning()
  return row
}

export const dropCode = (tx: Writer, id: string) => tx.delete(oneTimeCodes).where(eq(oneTimeCodes.id, id))
