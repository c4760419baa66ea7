import { and, asc, count, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm'
import { persons, roleGrants } from '#db/schema/accounts.ts'
import { stalls } from '#db/schema/stalls.ts'
import type { Reader } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { unitName } from '#app/modules/places/unit-name.server.ts'
import type { Collector } from '#app/modules/stalls/find-collector.server.ts'
import { assertReads, readableCollectors, worksFor } from './collector-access.server.ts'
import { collectorAccount } from './collector-account.server.ts'
import { currentMerchant } from './merchants.repo.server.ts'
import { proposalsOf } from './proposals.repo.server.ts'
import type { ProposalKind } from './proposals.ts'

export type CollectorItem = Pick<Collector, 'id' | 'name' | 'settlement'> & { unit: string; stalls: number }

/** Those the reader may see; households that are their own collectors are counted, not listed. */
export async function listReadableCollectors(ctx: Context): Promise<{ rows: CollectorItem[]; direct: number }> {
  const all = await readableCollectors(ctx.store.read, ctx)
  const shown = all.filter(({ producerId }) => producerId === null)
  const served = shown.length === 0 ? [] : await ctx.store.read.select({ id: stalls.collectorId, n: count() }).from(stalls).where(inArray(stalls.collectorId, shown.map(({ id }) => id))).groupBy(stalls.collectorId)
  const rows: CollectorItem[] = []
  for (const { id, name, settlement, unitPath } of shown) rows.push({ id, name, settlement, unit: await unitName(ctx.store.read, unitPath), stalls: served.find((one) => one.id === id)?.n ?? 0 })
  return { rows, direct: all.length - shown.length }
}

export type ProposalView = { id: string; kind: ProposalKind; state: string; proposer: string; proposedAt: Date; decidedAt: Date | null; own: boolean; content: Record<string, string> }
export type CollectorView = {
  collector: Collector
  unit: string
  account: { bankName: string; numberEnd: string; holderName: string } | null
  /** null: payments go through the merchant of the configuration. */
  merchant: { tmnCode: string; since: Date } | null
  staff: { name: string; role: string }[]
  proposals: ProposalView[]
  makes: boolean
  checks: boolean
}

/** One collector with its ways to be paid; never a whole account number, never a secret. Throws not_found for somebody else's. */
export async function getCollector(ctx: Context, { collectorId }: { collectorId: string }): Promise<CollectorView> {
  const read = ctx.store.read
  const collector = await assertReads(read, ctx, collectorId)
  const [account, merchant] = [await collectorAccount(read, ctx, collectorId), await currentMerchant(read, collectorId, ctx.now())]
  return {
    collector,
    unit: await unitName(read, collector.unitPath),
    account: account ? { bankName: account.bankName, numberEnd: account.numberEnd, holderName: account.holderName } : null,
    merchant: merchant ? { tmnCode: merchant.tmnCode, since: merchant.validFrom } : null,
    staff: await staffOf(read, collectorId, ctx.now()),
    proposals: (await proposalsOf(read, collectorId)).map(({ proposal: { id, kind, state, proposedAt, decidedAt, proposedBy, content }, proposer }) => ({
      ...{ id, kind: kind as ProposalKind, state, proposer, proposedAt, decidedAt, own: proposedBy === ctx.actor?.personId },
      content: Object.fromEntries(Object.entries(content).filter(([field]) => !field.endsWith('Sealed'))),
    })),
    makes: worksFor(ctx, 'collector_maker').includes(collectorId),
    checks: worksFor(ctx, 'collector_checker').includes(collectorId),
  }
}

const staffOf = (read: Reader, collectorId: string, now: Date) =>
  read
    .select({ name: persons.fullName, role: roleGrants.role })
    .from(roleGrants)
    .innerJoin(persons, eq(persons.id, roleGrants.personId))
    .where(and(eq(roleGrants.collectorId, collectorId), lte(roleGrants.validFrom, now), or(isNull(roleGrants.validTo), gt(roleGrants.validTo, now))))
    .orderBy(asc(roleGrants.role), asc(persons.fullName))
    .limit(50)
