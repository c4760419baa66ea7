import type { Reader } from '#db/client.server.ts'
import { notFound } from '#app/lib/errors.ts'
import { accountsOfProducers, type BankAccount } from '#app/modules/producers/bank-account.server.ts'
import { findCollector, type Collector } from '#app/modules/stalls/find-collector.server.ts'
import { listStallsOf } from '#app/modules/stalls/find-stall.server.ts'
import { judge, type Verdict } from './eligibility.ts'
import { balancesOf, livingHolds, pastOf } from './payouts.repo.server.ts'

export const CANDIDATES_PAGE = 200

export type Candidate = Verdict & { producerId: string; stallName: string; balance: number; account: BankAccount | undefined }

type Which = { collectorId: string; producerIds?: readonly string[]; page?: number; /** Pay-outs that do not count as under way: those being decided. */ except?: readonly string[] }

/** Producers whom the collector owes something, judged by the rules of today. Unscoped: callers have checked whose collector it is. */
export async function candidatesOf(read: Reader, now: Date, { collectorId, producerIds, page = 1, except = [] }: Which): Promise<{ rows: Candidate[]; total: number }> {
  const collector = await findCollector(read, collectorId)
  if (!collector || producerIds?.length === 0) return { rows: [], total: 0 }
  const { rows, total } = await balancesOf(read, collectorId, { ...(producerIds && { producerIds }), limit: CANDIDATES_PAGE, offset: (page - 1) * CANDIDATES_PAGE })
  return { total, rows: await judged(read, now, collector, rows, except) }
}

/** One producer as she stands, with or without money on her balance. */
export async function standingOf(read: Reader, now: Date, { collectorId, producerId }: { collectorId: string; producerId: string }): Promise<Candidate> {
  const collector = await findCollector(read, collectorId)
  if (!collector) throw notFound()
  const { rows } = await balancesOf(read, collectorId, { producerIds: [producerId], limit: 1, offset: 0 })
  return (await judged(read, now, collector, rows.length > 0 ? rows : [{ producerId, balance: 0 }], []))[0]!
}

async function judged(read: Reader, now: Date, { id: collectorId, leastPayout, firstPayoutCap }: Collector, rows: readonly { producerId: string; balance: number }[], except: readonly string[]): Promise<Candidate[]> {
  const ids = rows.map(({ producerId }) => producerId)
  if (ids.length === 0) return []
  const [stalls, accounts, holds, past] = [await listStallsOf(read, ids), await accountsOfProducers(read, ids), await livingHolds(read, ids, now), await pastOf(read, collectorId, ids)]
  return rows.map(({ producerId, balance }) => {
    const stall = stalls.find((one) => one.producerId === producerId)
    const account = accounts.get(producerId)
    const standing = {
      ...{ balance, leastPayout, firstPayoutCap, payableAt: stall?.payableAt ?? null, account: account ?? null },
      holds: holds.filter((hold) => hold.producerId === producerId),
      open: past.open.some((payout) => payout.producerId === producerId && !except.includes(payout.id)),
      paid: (account && past.paid.get(account.id)) ?? 0,
      returned: account !== undefined && past.returned.has(account.id),
      contradicted: past.contradicted.has(producerId),
    }
    return { producerId, stallName: stall?.name ?? '', balance, account, ...judge(standing, now) }
  })
}
