import { covers, scopesOf, type Context, type StaffRole } from '#app/lib/context.ts'
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
export type Progress = { asOf: Date; period: string; communes: UnitProgress[]; provinces: UnitProgress[]; total: UnitProgress; cashless: { bank: number; cod: number } }

const noFigures = () => Object.fromEntries(figures.map((figure) => [figure, 0])) as Record<Figure, number>

/** Every figure per commune and province where the actor holds one of these roles, with targets and denominators of the year. Throws not_found without a scope. */
export async function getProgress(ctx: Context, roles: readonly StaffRole[]): Promise<Progress> {
  const scopes = outermost(scopesOf(ctx.actor, ...roles))
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
  const total = sumBy(sorted, () => unitOf(scopes), () => '')[0] ?? { unitPath: unitOf(scopes), name: '', provinceName: '', figures: noFigures(), households: undefined, targets: {} }
  for (const unit of [...sorted, ...provinces]) applyGoals(unit, goals)
  applyGoals(total, sumOfGoals(scopes, goals))
  const cashless = await repo.paidOrdersByMethod(ctx.store.read, { scopes, since: plus(now, -ACTIVE_DAYS * DAY) })
  const ordersBy = (method: string) => cashless.find((row) => row.method === method)?.orders ?? 0
  return { asOf: now, period, communes: sorted, provinces, total, cashless: { bank: ordersBy('vnpay') + ordersBy('vietqr'), cod: ordersBy('cod') } }
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

/** Scopes without those that lie within another. */
const outermost = (scopes: readonly string[]) => scopes.filter((scope) => !scopes.some((other) => other !== scope && covers(other, scope)))

type Goal = { unitPath: string; indicator: string; value: number }

/** Goals of all scopes together, as goals of the sum; an indicator that one of them lacks has none. */
function sumOfGoals(scopes: readonly string[], goals: readonly Goal[]): Goal[] {
  const unitPath = unitOf(scopes)
  return [...new Set(goals.map(({ indicator }) => indicator))].flatMap((indicator) => {
    const own = scopes.map((scope) => goals.find((goal) => goal.unitPath === scope && goal.indicator === indicator)?.value)
    return own.some((value) => value === undefined) ? [] : [{ unitPath, indicator, value: own.reduce<number>((sum, value) => sum + value!, 0) }]
  })
}

/** The unit that stands for everything the actor sees. */
const unitOf = (scopes: readonly string[]) => (scopes.length === 1 ? scopes[0]! : '')

function applyGoals(unit: UnitProgress, goals: readonly Goal[]) {
  for (const { indicator, value } of goals.filter((goal) => goal.unitPath === unit.unitPath)) {
    if (indicator === 'households') unit.households = value
    else if ((stages as readonly string[]).includes(indicator)) unit.targets[indicator as Stage] = value
  }
}

export type ProducerBehind = { id: string; name: string; grows: string; commune: string; createdAt: Date }
const PAGE = 50

type Behind = { unit: string; figure: Figure; page: number; roles: readonly StaffRole[] }

/** The producers a figure counts, in one unit that touches the actor's scopes; `total` equals the figure. Throws not_found elsewhere. */
export async function listProducersBehind(ctx: Context, { unit, figure, page, roles }: Behind): Promise<{ rows: ProducerBehind[]; total: number; page: number; pages: number }> {
  const scopes = outermost(scopesOf(ctx.actor, ...roles))
  if (!scopes.some((scope) => covers(scope, unit) || covers(unit, scope))) throw notFound()
  const query = { scopes, unit, figure, now: ctx.now() }
  const total = await repo.countBehind(ctx.store.read, query)
  const pages = Math.max(1, Math.ceil(total / PAGE))
  const shown = Math.min(page, pages)
  const rows = await repo.listBehind(ctx.store.read, { ...query, limit: PAGE, offset: (shown - 1) * PAGE })
  return { rows, total, page: shown, pages }
}
