import type { Context } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { isMonth } from '#app/lib/time.ts'
import { unitName } from '#app/modules/places/unit-name.server.ts'
import { producerOfActor } from '#app/modules/producers/own-producer.server.ts'
import { assertWorks, readableCollectors } from '../collectors/collector-access.server.ts'
import { periodAt } from '../ledger/post-entry.server.ts'
import { addCertificate, certificateById, certificatesOf, identityEnd, rulesOfRange, totalOf } from './report.repo.server.ts'
import { addToCounter } from './tax.repo.server.ts'

const MOST = 100

type Issue = { collectorId: string; producerId: string; from: string; to: string }

/**
 * A numbered certificate of the tax kept from a seller in whole months that are over ('2026-10', both inclusive), by the collector's maker. Refunds of a later month
 * stand in that month, so what is certified stays true. Throws conflict for months that are not over, certified already, or without tax.
 */
export function issueCertificate(ctx: Context, { collectorId, producerId, from, to }: Issue): Promise<{ id: string }> {
  return ctx.store.write(async (tx) => {
    assertWorks(ctx, collectorId, 'collector_maker')
    if (!isMonth(from) || !isMonth(to) || from > to || from.slice(0, 4) !== to.slice(0, 4)) throw new DomainError('invalid', 'tax.rangeWrong', { field: 'from' })
    const now = ctx.now()
    if (to >= periodAt(now)) throw new DomainError('conflict', 'tax.monthNotOver', { field: 'to' })
    const year = to.slice(0, 4)
    const sequence = await addToCounter(tx, `certificate:${year}:${collectorId}`, 1)
    const range = { collectorId, from, to }
    const { sold, refunded, vat, pit } = await totalOf(tx, range, producerId)
    if (vat + pit <= 0) throw new DomainError('conflict', 'tax.nothingKept')
    const paper = {
      ...{ id: ctx.newId(), collectorId, producerId, number: `${year}-${String(sequence).padStart(6, '0')}`, fromPeriod: from, toPeriod: to, base: sold + refunded, vat, pit },
      ...{ rules: (await rulesOfRange(tx, range, producerId)).map(({ id }) => id), issuedBy: ctx.actor!.personId, issuedAt: now },
    }
    if (!(await addCertificate(tx, paper))) throw new DomainError('conflict', 'tax.certifiedAlready')
    return { id: paper.id }
  })
}

/** For the seller's people who see money, and for whoever may read the collector's books. */
export async function getCertificate(ctx: Context, id: string) {
  const { read } = ctx.store
  const found = await certificateById(read, id)
  if (!found) throw notFound()
  const { paper, producerName, collectorName, unitPath } = found
  const own = ctx.producer?.id === paper.producerId && (await producerOfActor(read, ctx, 'money')).id === paper.producerId
  if (!own && !(await readableCollectors(read, ctx)).some((collector) => collector.id === paper.collectorId)) throw notFound()
  const bases = (await rulesOfRange(read, { collectorId: paper.collectorId, from: paper.fromPeriod, to: paper.toPeriod }, paper.producerId)).map(({ legalBasis }) => legalBasis)
  const identity = await identityEnd(read, paper.producerId)
  return { ...paper, producerName, collectorName, place: await unitName(read, unitPath), bases: [...new Set(bases)], numberEnd: identity?.end ?? null }
}
export type Certificate = Awaited<ReturnType<typeof getCertificate>>

/** The newest certificates of the actor's producer, for its people who see money (owner, accountant); throws forbidden for its others, not_found for strangers. */
export async function listOwnCertificates(ctx: Context) {
  const { read } = ctx.store
  const own = await producerOfActor(read, ctx, 'money')
  const rows = await certificatesOf(read, { producerId: own.id }, MOST)
  return { name: own.name, certificates: rows.map(({ paper: { id, number, fromPeriod, toPeriod, vat, pit, issuedAt }, collectorName }) => ({ id, number, fromPeriod, toPeriod, vat, pit, issuedAt, collectorName })) }
}
