import type { Context } from '#app/lib/context.ts'
import { notFound } from '#app/lib/errors.ts'
import { isMonth } from '#app/lib/time.ts'
import { readableCollectors, worksFor } from '../collectors/collector-access.server.ts'
import { booksState } from '../ledger/kept-checks.server.ts'
import { periodAt } from '../ledger/post-entry.server.ts'
import { readModes } from './read-modes.server.ts'
import { allRules, certificatesOf, periodsOf, sellersOf, totalOf } from './report.repo.server.ts'

const PAGE = 50
const MOST_PERIODS = 24
const MOST_CERTIFICATES = 50
const MOST_EXPORTED = 100_000

/** What was kept of every seller in a month, by the collector's people, the operator and the auditor; amounts in đồng. Throws not_found for a month that is none, or another's collector. */
export async function getTaxReport(ctx: Context, { collectorId, month, page = 1, all = false }: { collectorId?: string | undefined; month?: string | undefined; page?: number; all?: boolean }) {
  const { read } = ctx.store
  const collectors = (await readableCollectors(read, ctx)).map(({ id, name }) => ({ id, name }))
  const collector = collectorId ? collectors.find(({ id }) => id === collectorId) : collectors[0]
  const thisMonth = periodAt(ctx.now())
  const period = month || thisMonth
  if (!collector || !isMonth(period)) throw notFound()
  const range = { collectorId: collector.id, from: period, to: period }
  const total = await totalOf(read, range)
  return {
    ...{ collectors, collector, period, total, page, asOf: ctx.now() },
    books: await booksState(read, [collector.id]),
    pages: Math.max(1, Math.ceil(total.sellers / PAGE)),
    sellers: await sellersOf(read, range, all ? { limit: MOST_EXPORTED, offset: 0 } : { limit: PAGE, offset: (page - 1) * PAGE }),
    periods: [...new Set([thisMonth, ...(await periodsOf(read, collector.id, MOST_PERIODS))])].sort().reverse(),
    rules: await allRules(read),
    withholding: await readModes(read, ctx, collector.id),
    certificates: (await certificatesOf(read, { collectorIds: [collector.id] }, MOST_CERTIFICATES)).map(({ paper: { id, number, fromPeriod, toPeriod, vat, pit, issuedAt }, producerName }) => ({ id, number, fromPeriod, toPeriod, vat, pit, issuedAt, producerName })),
    /** Months that are over can be certified, by the collector's makers. */
    mayCertify: worksFor(ctx, 'collector_maker').includes(collector.id) && period < thisMonth,
  }
}
export type TaxReport = Awaited<ReturnType<typeof getTaxReport>>
