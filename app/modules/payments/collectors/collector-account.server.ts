import { and, desc, eq, gt, isNull, or } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { collectorAccounts } from '#db/schema/payments.ts'
import { banks } from '#db/schema/places.ts'
import type { Context } from '#app/lib/context.ts'
import type { Vault } from '#app/lib/ports.ts'
import { holdCollector } from '#app/modules/stalls/collectors.server.ts'

type Ports = Pick<Context, 'ports'>
/** Where a buyer transfers to. `number` is plain: to pages of who must pay or works there, never into logs. */
export type CollectorAccount = { id: string; collectorId: string; bankBin: string; bankName: string; number: string; numberEnd: string; holderName: string }

const columns = {
  id: collectorAccounts.id,
  collectorId: collectorAccounts.collectorId,
  bankBin: collectorAccounts.bankBin,
  bankName: banks.shortName,
  numberSealed: collectorAccounts.numberSealed,
  numberEnd: collectorAccounts.numberEnd,
  holderName: collectorAccounts.holderName,
}
const accounts = (read: Reader) => read.select(columns).from(collectorAccounts).leftJoin(banks, eq(banks.bin, collectorAccounts.bankBin))
const opened = ({ ports }: Ports, rows: (Omit<CollectorAccount, 'number' | 'bankName'> & { bankName: string | null; numberSealed: string })[]): CollectorAccount | undefined => {
  const [row] = rows
  if (!row) return undefined
  const { numberSealed, bankName, ...shown } = row
  return { ...shown, bankName: bankName ?? row.bankBin, number: ports.vault.open(numberSealed) }
}

/** The account buyers transfer to today; undefined: this collector takes no transfers. */
export const collectorAccount = async (read: Reader, ctx: Pick<Context, 'ports' | 'now'>, collectorId: string): Promise<CollectorAccount | undefined> =>
  opened(ctx, await accounts(read).where(and(eq(collectorAccounts.collectorId, collectorId), living(ctx.now()))).orderBy(desc(collectorAccounts.validFrom), desc(collectorAccounts.id)).limit(1))

/** An account of then, for an attempt that named it. */
export const collectorAccountById = async (read: Reader, ctx: Ports, id: string): Promise<CollectorAccount | undefined> => opened(ctx, await accounts(read).where(eq(collectorAccounts.id, id)).limit(1))

type NewAccount = { collectorId: string; bankBin: string; number: string; holderName: string }

/**
 * Step: from now on buyers transfer here; the account before is kept, for what is on its way to it. Returns the id. A number this collector
 * had before is the same account again, with the holder's name as it is now: what a statement or the feed told of it stays known.
 */
export async function addCollectorAccount(tx: Writer, ctx: Context, { collectorId, bankBin, number, holderName }: NewAccount): Promise<string> {
  const now = ctx.now()
  await holdCollector(tx, collectorId)
  await tx.update(collectorAccounts).set({ validTo: now }).where(and(eq(collectorAccounts.collectorId, collectorId), isNull(collectorAccounts.validTo)))
  const numberDigest = accountDigest(ctx.ports.vault, bankBin, number)
  const [before] = await tx.select({ id: collectorAccounts.id }).from(collectorAccounts).where(and(eq(collectorAccounts.collectorId, collectorId), eq(collectorAccounts.numberDigest, numberDigest))).orderBy(desc(collectorAccounts.validFrom), desc(collectorAccounts.id)).limit(1)
  if (before) {
    await tx.update(collectorAccounts).set({ holderName, validFrom: now, validTo: null }).where(eq(collectorAccounts.id, before.id))
    return before.id
  }
  const id = ctx.newId()
  await tx.insert(collectorAccounts).values({ id, collectorId, bankBin, numberSealed: ctx.ports.vault.seal(number), numberEnd: number.slice(-4), numberDigest, holderName, validFrom: now })
  return id
}

const living = (now: Date) => or(isNull(collectorAccounts.validTo), gt(collectorAccounts.validTo, now))
/** By which an account is found again without its number standing in the database. */
export const accountDigest = (vault: Vault, bankBin: string, number: string): string => vault.digest('collector account', `${bankBin} ${number}`)
