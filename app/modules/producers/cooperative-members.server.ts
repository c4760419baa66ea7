import { and, asc, eq, gt, isNull, or } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { cooperativeMembers } from '#db/schema/producers.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { producerOfActor } from './own-producer.server.ts'

export type CooperativeMember = { id: string; name: string; since: Date }
const MOST_COOPERATIVE_MEMBERS = 500

const living = (cooperativeId: string, now: Date) => and(eq(cooperativeMembers.cooperativeId, cooperativeId), or(isNull(cooperativeMembers.validTo), gt(cooperativeMembers.validTo, now)))

/** Today's member households of a co-operative, by name. */
const membersOfCooperative = (read: Reader, cooperativeId: string, now: Date): Promise<CooperativeMember[]> =>
  read
    .select({ id: cooperativeMembers.id, name: cooperativeMembers.name, since: cooperativeMembers.validFrom })
    .from(cooperativeMembers)
    .where(living(cooperativeId, now))
    .orderBy(asc(cooperativeMembers.name), asc(cooperativeMembers.id))
    .limit(MOST_COOPERATIVE_MEMBERS)

/** Step: throws invalid unless `makerId` is a living member of this co-operative; nobody in particular is always right. */
export async function checkMaker(read: Reader, ctx: Context, { cooperativeId, makerId }: { cooperativeId: string; makerId: string | null | undefined }): Promise<void> {
  if (!makerId) return
  const [member] = await read.select({ id: cooperativeMembers.id }).from(cooperativeMembers).where(and(eq(cooperativeMembers.id, makerId), living(cooperativeId, ctx.now())))
  if (!member) throw new DomainError('invalid', 'producers.makerUnknown', { field: 'makerId' })
}

/** The members of the actor's own co-operative, for whoever may see its goods or its money. Throws not_found for households. */
export async function listCooperativeMembers(ctx: Context): Promise<{ cooperativeId: string; name: string; members: CooperativeMember[] }> {
  const own = await ownCooperative(ctx.store.read, ctx, 'orders')
  return { cooperativeId: own.id, name: own.name, members: await membersOfCooperative(ctx.store.read, own.id, ctx.now()) }
}

/** Whom the goods of the actor's producer may be made by: the members of a co-operative, nobody for a household. */
export async function listMakers(ctx: Context): Promise<CooperativeMember[]> {
  const own = await producerOfActor(ctx.store.read, ctx, 'products')
  return own.kind === 'cooperative' ? membersOfCooperative(ctx.store.read, own.id, ctx.now()) : []
}

/** By the co-operative's owner or accountant. The same name twice at one time is refused: their statements could not be told apart. */
export function addCooperativeMember(ctx: Context, { name }: { name: string }): Promise<{ id: string }> {
  return ctx.store.write(async (tx) => {
    const { id: cooperativeId } = await ownCooperative(tx, ctx, 'money')
    const members = await membersOfCooperative(tx, cooperativeId, ctx.now())
    if (members.some((member) => member.name.toLocaleLowerCase('vi') === name.toLocaleLowerCase('vi'))) throw new DomainError('conflict', 'producers.makerTwice', { field: 'name' })
    if (members.length >= MOST_COOPERATIVE_MEMBERS) throw new DomainError('conflict', 'producers.makerTooMany', { max: MOST_COOPERATIVE_MEMBERS, field: 'name' })
    const id = ctx.newId()
    await tx.insert(cooperativeMembers).values({ id, cooperativeId, name, validFrom: ctx.now() })
    return { id }
  })
}

/** The row stays with its dates, and so do the lines it made. */
export function endCooperativeMember(ctx: Context, { id }: { id: string }): Promise<void> {
  return ctx.store.write(async (tx) => {
    const { id: cooperativeId } = await ownCooperative(tx, ctx, 'money')
    const ended = await endMember(tx, { id, cooperativeId }, ctx.now())
    if (!ended) throw notFound()
  })
}

const endMember = async (tx: Writer, { id, cooperativeId }: { id: string; cooperativeId: string }, now: Date): Promise<boolean> =>
  (
    await tx
      .update(cooperativeMembers)
      .set({ validTo: now })
      .where(and(eq(cooperativeMembers.id, id), living(cooperativeId, now)))
      .returning({ id: cooperativeMembers.id })
  ).length === 1

async function ownCooperative(read: Reader, ctx: Context, right: 'orders' | 'money') {
  const own = await producerOfActor(read, ctx, right)
  if (own.kind !== 'cooperative') throw notFound()
  return own
}
