import { Link } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { groupDigits } from '#app/lib/money.ts'
import type { UnitProgress } from '../get-progress.server.ts'
import { percentOf, type Figure, type Stage } from '../stages.ts'

/** Builds the address of the list of a figure; undefined for those who read figures only. */
export type Behind = ((unitPath: string, figure: Figure) => string) | undefined

export function FigureLink({ unit, figure, behind }: { unit: UnitProgress; figure: Figure; behind: Behind }) {
  const t = useT()
  const shown = groupDigits(unit.figures[figure])
  if (!behind) return <strong>{shown}</strong>
  const label = `${shown} · ${t('reporting.behindOf', { figure: t(`reporting.${figure}`), unit: unit.name || t('reporting.all') })}`
  return (
    <Link to={behind(unit.unitPath, figure)} aria-label={label} className="inline-flex min-h-touch items-center px-1 font-bold text-tea underline md:min-h-0 md:py-1">
      {shown}
    </Link>
  )
}

/** 'chỉ tiêu 40, đạt 25%' */
export function Goal({ unit, stage }: { unit: UnitProgress; stage: Stage }) {
  const t = useT()
  const target = unit.targets[stage]
  const percent = percentOf(unit.figures[stage], target)
  return target === undefined ? null : <span className="text-ink-soft">{t('reporting.target', { target: groupDigits(target), percent: percent ?? 0 })}</span>
}
