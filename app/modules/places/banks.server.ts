import { asc, eq } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { banks } from '#db/schema/places.ts'

export type Bank = typeof banks.$inferSelect

/** Those a transfer can reach by their NAPAS number, by the name people know. */
export const listBanks = async (read: Reader): Promise<Bank[]> => (await read.select().from(banks).where(eq(banks.receivesVietQr, true)).orderBy(asc(banks.shortName))).filter(({ bin }) => bin !== '')

/** undefined for a bank that a transfer cannot reach. */
export async function findBank(read: Reader, code: string): Promise<Bank | undefined> {
  const [bank] = await read.select().from(banks).where(eq(banks.code, code.slice(0, 20)))
  return bank?.receivesVietQr && bank.bin !== '' ? bank : undefined
}

export const bankNames = async (read: Reader): Promise<Map<string, Bank>> => new Map((await read.select().from(banks)).map((bank) => [bank.code, bank]))
