import { scopesOf, type Context, type StaffRole } from '#app/lib/context.ts'
import { notFound } from '#app/lib/errors.ts'
import { DAY, localDay, plus } from '#app/lib/time.ts'
import * as repo from './progress.repo.server.ts'
import { ACTIVE_DAYS, figures, stages, type Figure, type Stage } from './stages.ts'

export type UnitProgress = {
  unitPath: string
  name: string
  provinceName: string
  figures: Record<Figure, number>
  /** Producing households there are; undefined where nobody counted them. */
  households: number | undefined
  targets: Partial<Record<Stage, number>>
}
export type Progress = { asOf: Date; period: string; communes: UnitProgress[]; provinces: UnitProgress[]; total: UnitProgress; cashless: { vnpay: number; cod: number } }

const readers = ['team_member', 'officer', 'province_operator', 'auditor'] as const satisfies readonly StaffRole[]
/** Names of households stay with those who are assigned to them. */
const listReaders = ['team_member', 'officer', 'province_operator'] as const satisfies readonly StaffRole[]

const noFigures = () => Object.fromEntries(figures.map((figure) => [figure, 0])) as Record<Figure, number>

/** Every figure per commune and province in the actor's scopes, with targets and denominators of the year. Throws not_found without a scope. */
export async function getProgress(ctx: Context): Promise<Progress> {
  const scopes = scopesOf(ctx.actor, ...readers)
  if (scopes.length === 0) throw notFound()
  const now = ctx.now()
  const period = localDay(now).slice(0, 4)
  const communes = new Map<string, UnitProgress>()
  for (const figure of figures) {
    for (const row of await repo.countByCommune(ctx.store.read, { scopes, figure, now })) {
      const unitPath = `${row.provinceCode}/${row.communeCode}`
      const unit = communes.get(unitPath) ?? { unitPath, name: '', provinceName: '', figures: noFigures(), households: undefined, targets: {} }
      unit.figures[figure] = row.producers
      communes.set(unitPath, unit)
    }
  }
  const goals = await repo.targetsOf(ctx.store.read, { scopes, period })
  for (const { unitPath } of goals) if (unitPath.split('/').length === 2 && !communes.has(unitPath)) communes.set(unitPath, { unitPath, name: '', provinceName: '', figures: noFigures(), households: undefined, targets: {} })
  const names = await repo.communeNames(ctx.store.read, [...communes.keys()].map((path) => path.split('/')[1]!))
  for (const name of names) Object.assign(communes.get(`${name.provinceCode}/${name.code}`) ?? {}, { name: name.name, provinceName: name.provinceName })
  const order = new Map(names.map((name) => [`${name.provinceCode}/${name.code}`, `${name.provinceSort} ${name.sortKey}`]))
  const sorted = [...communes.values()].sort((a, b) => ((order.get(a.unitPath) ?? '') < (order.get(b.unitPath) ?? '') ? -1 : 1))
  const provinces = sumBy(sorted, (unit) => unit.unitPath.split('/')[0]!, (unit) => unit.provinceName)
  const total = sumBy(sorted, () => scopes.length === 1 ? scopes[0]! : '', () => '')[0] ?? { unitPath: '', name: '', provinceName: '', figures: noFigures(), households: undefined, targets: {} }
  for (const unit of [...sorted, ...provinces, total]) applyGoals(unit, goals)
  const cashless = await repo.paidOrdersByMethod(ctx.store.read, { scopes, since: plus(now, -ACTIVE_DAYS * DAY) })
  const ordersBy = (method: string) => cashless.find((row) => row.method === method)?.orders ?? 0
  return { asOf: now, period, communes: sorted, provinces, total, cashless: { vnpay: ordersBy('vnpay'), cod: ordersBy('cod') } }
}

function sumBy(units: readonly UnitProgress[], pathOf: (unit: UnitProgress) => string, nameOf: (unit: UnitProgress) => string): UnitProgress[] {
  const sums = new Map<string, UnitProgress>()
  for (const unit of units) {
    const path = pathOf(unit)
    const sum = sums.get(path) ?? { unitPath: path, name: nameOf(unit), provinceName: nameOf(unit), figures: noFigures(), households: undefined, targets: {} }
    for (const figure of figures) sum.figures[figure] += unit.figures[figure]
    sums.set(path, sum)
  }
  return [...sums.values()]
}

function applyGoals(unit: UnitProgress, goals: readonly { unitPath: string; indicator: string; value: number }[]) {
  for (const { indicator, value } of goals.filter((goal) => goal.unitPath === unit.unitPath)) {
    if (indicator === 'households') unit.households = value
    else if ((stages as readonly string[]).includes(indicator)) unit.targets[indicator as Stage] = value
  }
}

export type ProducerBehind = { id: string; name: string; grows: string; commune: string; createdAt: Date }
const PAGE = 50

/** The producers a figure counts, in one unit below the actor's scopes; `total` equals the figure. Throws not_found outside them. */
export async function listProducersBehind(ctx: Context, { unit, figure, page }: { unit: string; figure: Figure; page: number }): Promise<{ rows: ProducerBehind[]; total: number; pages: number }> {
  const scopes = scopesOf(ctx.actor, ...listReaders)
  if (scopes.length === 0) throw notFound()
  const query = { scopes, unit, figure, now: ctx.now() }
  const total = await repo.countBehind(ctx.store.read, query)
  const rows = await repo.listBehind(ctx.store.read, { ...query, limit: PAGE, offset: (page - 1) * PAGE })
  return { rows, total, pages: Math.max(1, Math.ceil(total / PAGE)) }
}
