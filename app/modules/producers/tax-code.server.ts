import { and, asc, eq, isNull, ne } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { communes } from '#db/schema/places.ts'
import { identities, producers } from '#db/schema/producers.ts'
import { covers, scopesOf, type Context } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { membershipIn } from './find-producer.server.ts'
import { withinScopes } from './scope.server.ts'

const taxCodeJudges = ['officer', 'province_operator'] as const
const MOST = 200

/** Organisations of the actor's units with the state of their tax code; only its last digits are shown. */
export async function listTaxCodes(ctx: Context) {
  const rows = await ctx.store.read
    .select({ producerId: producers.id, name: producers.name, commune: communes.fullName, end: identities.numberEnd, typedBy: identities.typedBy, verifiedAt: identities.verifiedAt })
    .from(producers)
    .innerJoin(communes, eq(communes.code, producers.communeCode))
    .leftJoin(identities, and(eq(identities.producerId, producers.id), eq(identities.kind, 'tax_code')))
    .where(and(ne(producers.kind, 'household'), withinScopes(producers.unitPath, scopesOf(ctx.actor, ...taxCodeJudges))))
    .orderBy(asc(producers.name), asc(producers.id))
    .limit(MOST)
  return rows.map(({ typedBy, ...row }) => ({ ...row, own: typedBy === ctx.actor?.personId }))
}

/** The code of an organisation, as it stands on its papers: ten digits, or ten and three for a branch. Typing it anew takes an earlier verification back. */
export function recordTaxCode(ctx: Context, { producerId, code }: { producerId: string; code: string }): Promise<void> {
  return ctx.store.write(async (tx) => {
    await organisationInScope(tx, ctx, producerId)
    const digits = code.replace(/\D/g, '')
    const typed = { kind: 'tax_code', numberSealed: ctx.ports.vault.seal(digits), numberEnd: digits.slice(-4), assurance: 'none', typedBy: ctx.actor!.personId, typedAt: ctx.now(), verifiedBy: null, verifiedAt: null }
    await tx.insert(identities).values({ id: ctx.newId(), producerId, ...typed }).onConflictDoUpdate({ target: identities.producerId, set: typed })
  })
}

/** A second person has compared it with the registration paper: from now on the organisation declares its tax itself. */
export function verifyTaxCode(ctx: Context, { producerId, end }: { producerId: string; end: string }): Promise<void> {
  return ctx.store.write(async (tx) => {
    await organisationInScope(tx, ctx, producerId)
    const personId = ctx.actor!.personId
    if ((await membershipIn(tx, personId, ctx.now()))?.id === producerId) throw new DomainError('forbidden', 'producers.taxCodeOwn')
    const unverified = and(eq(identities.producerId, producerId), eq(identities.kind, 'tax_code'), eq(identities.numberEnd, end), isNull(identities.verifiedAt))
    const [row] = await tx.select({ typedBy: identities.typedBy }).from(identities).where(unverified)
    if (row?.typedBy === personId) throw new DomainError('forbidden', 'producers.taxCodeOwn')
    const done = await tx.update(identities).set({ assurance: 'org_document', verifiedBy: personId, verifiedAt: ctx.now() }).where(and(unverified, ne(identities.typedBy, personId))).returning({ id: identities.id })
    if (done.length === 0) throw new DomainError('conflict', 'producers.taxCodeChanged')
    await appendEvent(tx, ctx, { type: 'producer.tax_code_verified', subjectType: 'producer', subjectId: producerId, producerId, payload: {} })
  })
}

async function organisationInScope(read: Reader, ctx: Context, producerId: string): Promise<void> {
  const [row] = await read.select({ unitPath: producers.unitPath }).from(producers).where(and(eq(producers.id, producerId), ne(producers.kind, 'household')))
  if (!row || !scopesOf(ctx.actor, ...taxCodeJudges).some((scope) => covers(scope, row.unitPath))) throw notFound('producers.notFound')
}
