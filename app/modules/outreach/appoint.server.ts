import type { Writer } from '#db/client.server.ts'
import { covers, scopesOf, type Context } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { HOUR } from '#app/lib/time.ts'
import { addPerson, tidyName } from '#app/modules/accounts/add-person.server.ts'
import { endRole, grantRole } from '#app/modules/accounts/grant-role.server.ts'
import { issueHelperCode } from '#app/modules/accounts/helper-codes.server.ts'
import { refuseTooMany } from '#app/modules/accounts/rate-limit.server.ts'
import { communeByCode } from '#app/modules/places/communes.server.ts'
import { listHamlets } from '#app/modules/places/ensure-hamlet.server.ts'
import { unitPathOf } from '#app/modules/places/unit-path.ts'
import { calledAs } from '#app/modules/producers/called.ts'
import { listCollectors, type Collector } from '#app/modules/stalls/find-collector.server.ts'
import { isCollectorRole, keepsApart, type GrantableRole } from './grantable.ts'
import { getRole } from './list-people.server.ts'
import { liveGrantsOf, peopleWithPhone } from './people.repo.server.ts'

const SHORTEST_NAME = 3
const LOOK_UPS = { max: 60, windowMs: HOUR }

export type Appointment = { phone: string; role: GrantableRole; communeCode?: string; collectorId?: string | undefined; hamlet?: string | undefined; person: string; fullName?: string | undefined }
/** `place` in words: the commune, or the collector. */
export type Candidates = { people: { id: string; called: string }[]; place: string; hamlets: { name: string; unitPath: string }[] }
type Where = { role: GrantableRole; communeCode?: string | undefined; collectorId?: string | undefined }

/** Value of `person` for somebody nobody knows yet. */
export const SOMEBODY_NEW = 'new'

const operatorScopes = (ctx: Context) => scopesOf(ctx.actor, 'province_operator')

/** What the second screen asks about: people at this number, hamlets of the commune. Throws beside `commune` or `collectorId` outside the operator's units. */
export async function findCandidates(ctx: Context, { phone, ...where }: Where & { phone: string }): Promise<Candidates> {
  await refuseTooMany(ctx, { [`appoint:${ctx.actor!.personId}`]: LOOK_UPS })
  const { place, hamlets } = await placeOf(ctx, where)
  const people = await peopleWithPhone(ctx.store.read, phone)
  return { people: people.map((person) => ({ id: person.id, called: calledAs(person) })), place, hamlets }
}

/** Collectors within the operator's units that hold other people's money. */
export async function collectorsToStaff(ctx: Context): Promise<Collector[]> {
  return (await listCollectors(ctx.store.read)).filter(({ settlement, unitPath }) => settlement === 'collect' && operatorScopes(ctx).some((scope) => covers(scope, unitPath)))
}

async function placeOf(ctx: Context, { role, communeCode = '', collectorId }: Where): Promise<{ unitPath: string; place: string; hamlets: { name: string; unitPath: string }[] }> {
  if (isCollectorRole(role)) {
    const collector = (await collectorsToStaff(ctx)).find(({ id }) => id === collectorId)
    if (!collector) throw new DomainError('invalid', 'outreach.chooseCollector', { field: 'collectorId' })
    return { unitPath: collector.unitPath, place: collector.name, hamlets: [] }
  }
  const commune = await communeByCode(ctx.store.read, communeCode)
  refuseForeign(ctx, unitPathOf(commune))
  return { unitPath: unitPathOf(commune), place: commune.fullName, hamlets: await listHamlets(ctx.store.read, commune.code) }
}

function refuseForeign(ctx: Context, unitPath: string) {
  if (!operatorScopes(ctx).some((scope) => covers(scope, unitPath))) throw new DomainError('invalid', 'outreach.unitNotYours', { field: 'commune' })
}

/** The operator gives a role in one of her units to somebody else. Doing it again changes nothing. */
export async function appoint(ctx: Context, input: Appointment): Promise<void> {
  const { unitPath: whole, hamlets } = await placeOf(ctx, input)
  const unitPath = input.hamlet || whole
  if (![whole, ...hamlets.map((hamlet) => hamlet.unitPath)].includes(unitPath)) throw new DomainError('invalid', 'outreach.unitNotYours', { field: 'hamlet' })
  const collectorId = isCollectorRole(input.role) ? input.collectorId : undefined
  await ctx.store.write(async (tx) => {
    const personId = await personFor(tx, ctx, input)
    if (personId === ctx.actor!.personId) throw new DomainError('forbidden', 'outreach.notYourself')
    if (collectorId && (await liveGrantsOf(tx, personId, ctx.now())).some(({ role }) => keepsApart(role))) throw new DomainError('conflict', 'outreach.keptApart')
    await grantRole(tx, ctx, { personId, role: input.role, unitPath, collectorId })
  })
}

async function personFor(tx: Writer, ctx: Context, { phone, person, fullName = '' }: Appointment): Promise<string> {
  const people = await peopleWithPhone(tx, phone)
  if (person !== SOMEBODY_NEW) {
    if (!people.some(({ id }) => id === person)) throw new DomainError('invalid', 'outreach.choosePerson', { field: 'person' })
    return person
  }
  const name = tidyName(fullName)
  if (name.length < SHORTEST_NAME) throw new DomainError('invalid', 'accounts.nameShort', { field: 'fullName' })
  // the same form sent twice makes one person
  return people.find((known) => known.fullName === name)?.id ?? addPerson(tx, ctx, { fullName: name, phone })
}

/** Ends somebody else's role today. Throws not_found outside the operator's units, or when it has ended. */
export async function dismiss(ctx: Context, { grantId }: { grantId: string }): Promise<void> {
  const { personId, role, unitPath, collectorId } = await othersRole(ctx, grantId)
  await ctx.store.write(async (tx) => {
    if (!(await endRole(tx, ctx, { personId, role, unitPath, collectorId }))) throw notFound()
  })
}

/** A code the operator reads to this person, for the first second factor, a device or a forgotten PIN. */
export async function helpPerson(ctx: Context, { grantId }: { grantId: string }): Promise<string> {
  const { personId, helpable } = await othersRole(ctx, grantId)
  if (!helpable) throw new DomainError('forbidden', 'outreach.helpElsewhere')
  return ctx.store.write((tx) => issueHelperCode(tx, ctx, { personId }))
}

async function othersRole(ctx: Context, grantId: string) {
  const found = await getRole(ctx, grantId)
  if (found.mine) throw new DomainError('forbidden', 'outreach.notYourself')
  return found
}
