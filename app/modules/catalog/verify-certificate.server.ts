import type { Writer } from '#db/client.server.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { covers, scopesOf, type Context } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { bumpCatalog } from './bump-catalog.server.ts'
import { certificateById, markVerified, markWithdrawn } from './certificates.repo.server.ts'
import { changeRow } from './products.repo.server.ts'

type OfCertificate = { certificateId: string }

/** The province operator compared it with the paper. Never by the person who typed it. */
export function verifyCertificate(ctx: Context, { certificateId }: OfCertificate): Promise<void> {
  return ctx.store.write(async (tx) => {
    const { certificate, producerId } = await inScope(tx, ctx, certificateId)
    if (certificate.typedBy === ctx.actor!.personId) throw new DomainError('forbidden', 'catalog.certificateOwn')
    if (!(await markVerified(tx, certificateId, ctx.actor!.personId, ctx.now()))) throw new DomainError('conflict', 'catalog.certificateLate')
    await appendEvent(tx, ctx, { type: 'certificate.verified', subjectType: 'product', subjectId: certificate.productId, producerId, payload: { stars: certificate.stars } })
    await showChange(tx, certificate.productId)
  })
}

/** It was taken back, or never matched the paper; it shows no more. */
export function withdrawCertificate(ctx: Context, { certificateId }: OfCertificate): Promise<void> {
  return ctx.store.write(async (tx) => {
    const { certificate } = await inScope(tx, ctx, certificateId)
    if (!(await markWithdrawn(tx, certificateId, ctx.now()))) throw new DomainError('conflict', 'catalog.certificateLate')
    await showChange(tx, certificate.productId)
  })
}

async function inScope(tx: Writer, ctx: Context, certificateId: string) {
  const found = await certificateById(tx, certificateId)
  if (!found || !scopesOf(ctx.actor, 'province_operator').some((scope) => covers(scope, found.unitPath))) throw notFound()
  return found
}

async function showChange(tx: Writer, productId: string) {
  await changeRow(tx, productId, {})
  await bumpCatalog(tx)
}
