import { scopesOf, type Context, type StaffRole } from '#app/lib/context.ts'
import { notFound } from '#app/lib/errors.ts'
import { findCollectors } from '#app/modules/stalls/find-collector.server.ts'
import { unitName } from '#app/modules/places/unit-name.server.ts'
import { mayAppoint, mayHelp } from './grantable.ts'
import { countGrantsIn, grantsIn, liveGrantById, liveGrantsOf, phonesOfPeople } from './people.repo.server.ts'

export type RoleItem = { id: string; personId: string; fullName: string; phone: string | null; role: StaffRole; unitPath: string; unit: string; /** '' for everybody who works on nobody's money */ collectorId: string; collector: string; since: Date; mine: boolean; appointable: boolean }

const PAGE = 40

/** Everybody who holds a role inside the operator's units today. */
export async function listPeople(ctx: Context, { role, page }: { role: StaffRole | undefined; page: number }): Promise<{ rows: RoleItem[]; total: number; page: number; pages: number }> {
  const scopes = scopesOf(ctx.actor, 'province_operator')
  const query = { scopes, now: ctx.now(), role }
  const total = await countGrantsIn(ctx.store.read, query)
  const rows = await grantsIn(ctx.store.read, { ...query, limit: PAGE, offset: (page - 1) * PAGE })
  return { rows: await withNames(ctx, scopes, rows), total, page, pages: Math.max(1, Math.ceil(total / PAGE)) }
}

/** One role and its person; `helpable` when the operator may read this person a code. Throws not_found outside her units. */
export async function getRole(ctx: Context, id: string): Promise<RoleItem & { helpable: boolean }> {
  const scopes = scopesOf(ctx.actor, 'province_operator')
  const row = await liveGrantById(ctx.store.read, id, ctx.now())
  if (!row || !mayAppoint(scopes, { role: row.role as StaffRole, unitPath: row.unitPath })) throw notFound()
  const [item] = await withNames(ctx, scopes, [row])
  return { ...item!, helpable: !item!.mine && (await isHelpable(ctx, scopes, row.personId)) }
}

async function isHelpable(ctx: Context, scopes: readonly string[], personId: string): Promise<boolean> {
  const grants = await liveGrantsOf(ctx.store.read, personId, ctx.now())
  return mayHelp(scopes, grants.map(({ role, unitPath }) => ({ role: role as StaffRole, unitPath })))
}

type Row = Awaited<ReturnType<typeof grantsIn>>[number]

async function withNames(ctx: Context, scopes: readonly string[], rows: readonly Row[]): Promise<RoleItem[]> {
  const phones = await phonesOfPeople(ctx.store.read, rows.map(({ personId }) => personId))
  const units = new Map<string, string>()
  for (const path of new Set(rows.map(({ unitPath }) => unitPath))) units.set(path, await unitName(ctx.store.read, path))
  const collectors = await findCollectors(ctx.store.read, rows.flatMap(({ collectorId }) => (collectorId === '' ? [] : [collectorId])))
  return rows.map(({ id, personId, fullName, role, unitPath, collectorId, since }) => ({
    id,
    personId,
    fullName,
    phone: phones.find((phone) => phone.personId === personId)?.phone ?? null,
    role: role as StaffRole,
    unitPath,
    unit: units.get(unitPath) ?? '',
    collectorId,
    collector: collectors.find((collector) => collector.id === collectorId)?.name ?? '',
    since,
    mine: personId === ctx.actor?.personId,
    appointable: mayAppoint(scopes, { role: role as StaffRole, unitPath }),
  }))
}
