import type { Reader } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { notFound } from '#app/lib/errors.ts'
import { namesOf } from '#app/modules/accounts/person-contact.server.ts'
import { bankNames } from '#app/modules/places/banks.server.ts'
import { findAccounts } from '#app/modules/producers/bank-account.server.ts'
import { listStallsOf } from '#app/modules/stalls/find-stall.server.ts'
import { assertReads, readableCollectors, worksFor } from '../collectors/collector-access.server.ts'
import type { Layout } from './bank-layouts.ts'
import { candidatesOf } from './candidates.server.ts'
import { whyLeftOut, type Hindrance } from './eligibility.ts'
import { heldProducers } from './holds.server.ts'
import { batchByCode, listBatchRows, payoutsOfBatch, type Batch, type Payout } from './payouts.repo.server.ts'
import { shownState, type PayoutState } from './payout-states.ts'

const BATCHES_PAGE = 20

/** Of every collector whose books the actor may read, the newest first. */
export async function listBatches(ctx: Context, { page = 1 }: { page?: number } = {}) {
  const { read } = ctx.store
  const collectors = await readableCollectors(read, ctx)
  const { rows, total } = await listBatchRows(read, collectors.map(({ id }) => id), { limit: BATCHES_PAGE, offset: (page - 1) * BATCHES_PAGE })
  const names = await namesOf(read, rows.flatMap(people))
  return {
    page,
    pages: Math.max(1, Math.ceil(total / BATCHES_PAGE)),
    rows: rows.map((batch) => ({ ...shown(batch, names), collectorName: collectors.find(({ id }) => id === batch.collectorId)?.name ?? '' })),
    collectors: collectors.map(({ id, name }) => ({ id, name })),
    /** Where this person makes batches. */
    makes: worksFor(ctx, 'collector_maker'),
    works: worksFor(ctx, 'collector_maker', 'collector_checker'),
  }
}

const people = ({ madeBy, checkedBy }: Batch) => (checkedBy ? [madeBy, checkedBy] : [madeBy])
const shown = ({ code, state, layout, total, count, madeAt, madeBy, checkedAt, checkedBy, note }: Batch, names: Map<string, string>) => ({
  ...{ code, state, layout: layout as Layout, total, count, madeAt, checkedAt, note },
  maker: names.get(madeBy) ?? '',
  checker: checkedBy ? (names.get(checkedBy) ?? '') : '',
})

/** One batch with its lines and what this person may do with it. `hindered`: why a drafted line would be left out if it were checked now, or why one that was checked is not in the bank's file. */
export async function getBatch(ctx: Context, code: string) {
  const { read } = ctx.store
  const batch = await batchByCode(read, code.slice(0, 20))
  if (!batch) throw notFound()
  const collector = await assertReads(read, ctx, batch.collectorId)
  const works = worksFor(ctx, 'collector_maker', 'collector_checker').includes(batch.collectorId)
  const checks = worksFor(ctx, 'collector_checker').includes(batch.collectorId)
  const own = batch.madeBy === ctx.actor?.personId
  const lines = await linesOf(read, ctx.now(), batch)
  const drafted = batch.state === 'drafted'
  return {
    ...shown(batch, await namesOf(read, people(batch))),
    collectorName: collector.name,
    lines,
    mayApprove: drafted && checks && !own,
    mayRefuse: drafted && works && (own || checks),
    ownBatch: drafted && own,
    mayTakeFile: works && lines.some(({ state, hindered }) => state === 'sent' && hindered === null),
    mayPullBack: checks && lines.some(({ state }) => state === 'sent'),
  }
}

async function linesOf(read: Reader, now: Date, batch: Batch) {
  const rows = await payoutsOfBatch(read, batch.id)
  const producerIds = rows.map(({ producerId }) => producerId)
  const accounts = await findAccounts(read, rows.map(({ bankAccountId }) => bankAccountId))
  const [stalls, banks] = [await listStallsOf(read, producerIds), await bankNames(read)]
  const standing = batch.state === 'drafted' ? (await candidatesOf(read, now, { collectorId: batch.collectorId, producerIds, except: rows.map(({ id }) => id) })).rows : []
  const held = await heldProducers(read, producerIds, now)
  const hinders: Partial<Record<PayoutState, (row: Payout) => Hindrance | undefined>> = {
    drafted: (row) => whyLeftOut(row, standing.find(({ producerId }) => producerId === row.producerId)),
    sent: ({ producerId }) => held.get(producerId),
  }
  return rows.map((row) => {
    const { id, code, producerId, amount, state, bankAccountId, bankSaysName, returnReason } = row
    const account = accounts.get(bankAccountId)
    return {
      ...{ id, code, producerId, amount, state: shownState(row), bankSaysName, returnReason },
      stallName: stalls.find((stall) => stall.producerId === producerId)?.name ?? '',
      bank: account ? (banks.get(account.bankCode)?.shortName ?? account.bankCode) : '',
      end: account?.numberEnd ?? '',
      holder: account?.holderName ?? '',
      hindered: hinders[state]?.(row) ?? null,
    }
  })
}
