import { and, eq } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { producers } from '#db/schema/producers.ts'
import { covers, type Context, type MemberRole } from '#app/lib/context.ts'
import { notFound } from '#app/lib/errors.ts'
import { searchWords } from '#app/lib/fold.ts'
import { nameHas } from './name-search.server.ts'
import { membersOf, membershipsOf, pageOf, phonesOf, placeOf, rowOf, type ProducerRow } from './producers.repo.server.ts'
import { visibleScopes, withinScopes } from './scope.server.ts'

/** Unscoped, for callers that check whose it is. Ids come from addresses. */
export const findProducerRow = (read: Reader, id: string): Promise<ProducerRow | undefined> => rowOf(read, id)

export type Membership = { id: string; roles: MemberRole[] }

/** The producer a person belongs to today with all her roles there; the one she joined first when there are several. */
export async function findProducerOf(ctx: Pick<Context, 'now'> & { store: { read: Reader } }, personId: string): Promise<Membership | undefined> {
  return membershipIn(ctx.store.read, personId, ctx.now())
}

export async function membershipIn(read: Reader, personId: string, now: Date): Promise<Membership | undefined> {
  const rows = await membershipsOf(read, personId, now)
  const first = rows.find(({ role }) => role === 'owner') ?? rows[0]
  if (!first) return undefined
  return { id: first.producerId, roles: rows.filter(({ producerId }) => producerId === first.producerId).map(({ role }) => role as MemberRole) }
}

export type Member = { personId: string; fullName: string; addressForm: string | null; roles: MemberRole[]; since: Date }

/** Everybody who belongs to these producers today, a person once for each producer. */
export async function listMembers(read: Reader, producerIds: readonly string[], now: Date): Promise<Map<string, Member[]>> {
  const all = new Map<string, Member[]>(producerIds.map((id) => [id, []]))
  for (const { producerId, role, ...person } of await membersOf(read, producerIds, now)) {
    const members = all.get(producerId)!
    const known = members.find(({ personId }) => personId === person.personId)
    if (known) known.roles.push(role)
    else members.push({ ...person, roles: [role] })
  }
  return all
}

/** Ids of the persons who hold one of these roles today. */
export async function membersWithRole(read: Reader, producerId: string, now: Date, roles: readonly MemberRole[]): Promise<string[]> {
  const members = (await listMembers(read, [producerId], now)).get(producerId) ?? []
  return members.filter((member) => member.roles.some((role) => roles.includes(role))).map(({ personId }) => personId)
}

export type ProducerDetail = ProducerRow & { commune: string; hamlet: string; members: (Member & { phone: string | null; phoneChecked: boolean })[] }

/** Her own members and the staff of her unit; for everybody else there is no such producer. */
export async function getProducer(ctx: Context, id: string): Promise<ProducerDetail> {
  const { read } = ctx.store
  const row = await rowOf(read, id)
  if (!row || !(await mayRead(ctx, read, row))) throw notFound('producers.notFound')
  const members = (await listMembers(read, [id], ctx.now())).get(id) ?? []
  const phones = await phonesOf(read, members.map(({ personId }) => personId))
  return {
    ...row,
    ...(await placeOf(read, row.unitPath, row.communeCode)),
    members: members.map((member) => {
      const own = phones.filter(({ personId }) => personId === member.personId)
      const best = own.find(({ checkedAt }) => checkedAt) ?? own[0]
      return { ...member, phone: best?.phone ?? null, phoneChecked: best?.checkedAt != null }
    }),
  }
}

async function mayRead(ctx: Context, read: Reader, row: ProducerRow): Promise<boolean> {
  if (visibleScopes(ctx).some((scope) => covers(scope, row.unitPath))) return true
  return ctx.actor !== null && (await membershipsOf(read, ctx.actor.personId, ctx.now())).some(({ producerId }) => producerId === row.id)
}

const PAGE_SIZE = 20

/** Producers within the actor's units, by name. */
export async function listProducers(ctx: Context, { q = '', communeCode, page = 1 }: { q?: string; communeCode?: string | undefined; page?: number }) {
  const where = and(withinScopes(producers.unitPath, visibleScopes(ctx)), nameHas(searchWords(q)), communeCode ? eq(producers.communeCode, communeCode) : undefined)
  const { rows, total } = await pageOf(ctx.store.read, where, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE })
  return { rows, total, page, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) }
}
