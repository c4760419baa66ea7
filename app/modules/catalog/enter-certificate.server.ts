import { appendEvent } from '#app/lib/events.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { localDay } from '#app/lib/time.ts'
import { addCertificate, certificatesOf } from './certificates.repo.server.ts'
import { expiryOf, levelTrouble } from './ocop-badge.ts'
import { ownOr404 } from './own.server.ts'

type Entered = { productId: string; number: string; stars: number; decisionNo: string; issuedByLevel: string; issuedOn: string; illustrative?: boolean }

/** What the paper says. It shows to nobody until somebody else has verified it. Days are Vietnamese calendar days. */
export async function enterCertificate(ctx: Context, { productId, illustrative = false, ...paper }: Entered): Promise<{ certificateId: string }> {
  const { actor } = ctx
  if (!actor) throw notFound()
  if (paper.issuedOn > localDay(ctx.now())) throw new DomainError('invalid', 'catalog.ocopDayFuture', { field: 'issuedOn' })
  const trouble = levelTrouble(paper)
  if (trouble) throw new DomainError('invalid', trouble, { field: 'issuedByLevel' })
  return ctx.store.write(async (tx) => {
    await ownOr404(tx, ctx, productId)
    const before = await certificatesOf(tx, productId)
    if (before.some(({ number, withdrawnAt }) => number === paper.number && withdrawnAt === null)) throw new DomainError('conflict', 'catalog.ocopAlready', { field: 'number' })
    const certificateId = ctx.newId()
    await addCertificate(tx, { ...paper, id: certificateId, productId, expiresOn: expiryOf(paper.issuedOn), illustrative, typedBy: actor.personId })
    await appendEvent(tx, ctx, { type: 'certificate.entered', subjectType: 'product', subjectId: productId, payload: { stars: paper.stars } })
    return { certificateId }
  })
}
