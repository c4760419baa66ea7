import { useT } from '#app/lib/i18n.ts'
import { groupDigits } from '#app/lib/money.ts'
import { DataTable } from '#app/ui/page.tsx'
import type { UnitProgress } from '../get-progress.server.ts'
import { stages, type Stage } from '../stages.ts'
import { FigureLink, Goal, type Behind } from './figure-link.tsx'

type Props = { units: UnitProgress[]; caption: string; behind: Behind }

/** Every stage of every unit: a table where there is room for nine columns, folded cards on a phone. */
export function UnitFigures(props: Props) {
  return (
    <>
      <div className="hidden md:block">
        <UnitTable {...props} />
      </div>
      <UnitCards {...props} />
    </>
  )
}

function UnitTable({ units, caption, behind }: Props) {
  const t = useT()
  const small = (unit: UnitProgress, stage: Stage) => {
    const target = unit.targets[stage]
    return target === undefined ? null : (
      <span className="block text-sm text-ink-soft">
        <span className="sr-only">{t('reporting.targetWord')} </span>/ {groupDigits(target)}
      </span>
    )
  }
  return (
    <DataTable
      caption={caption}
      hideCaption
      rows={units}
      rowKey={(unit) => unit.unitPath}
      columns={[
        { key: 'unit', title: t('reporting.unit'), cell: (unit) => unit.name },
        { key: 'households', title: t('reporting.households'), number: true, cell: (unit) => (unit.households === undefined ? '–' : groupDigits(unit.households)) },
        ...stages.map((stage) => ({
          key: stage,
          title: t(`reporting.${stage}`),
          number: true,
          cell: (unit: UnitProgress) => (
            <>
              <FigureLink unit={unit} figure={stage} behind={behind} />
              {small(unit, stage)}
            </>
          ),
        })),
      ]}
    />
  )
}

function UnitCards({ units, behind }: Props) {
  const t = useT()
  return (
    <ul className="grid gap-2 md:hidden">
      {units.map((unit) => (
        <li key={unit.unitPath}>
          <details className="card">
            <summary className="min-h-touch">
              <span className="font-display text-lg font-bold text-tea underline">{unit.name}</span>
              <span className="block text-ink-soft">
                {unit.households === undefined
                  ? t('reporting.unitShort', { registered: groupDigits(unit.figures.registered), active: groupDigits(unit.figures.paid_90_days) })
                  : t('reporting.unitShortOf', { registered: groupDigits(unit.figures.registered), households: groupDigits(unit.households), active: groupDigits(unit.figures.paid_90_days) })}
              </span>
            </summary>
            <ul className="mt-2">
              {stages.map((stage) => (
                <li key={stage} className="flex items-center border-t border-line">
                  <span className="min-w-0 flex-1 py-1">
                    <span className="block">{t(`reporting.${stage}`)}</span>
                    <span className="block text-sm"><Goal unit={unit} stage={stage} /></span>
                  </span>
                  <span className="ml-3 text-lg"><FigureLink unit={unit} figure={stage} behind={behind} /></span>
                </li>
              ))}
            </ul>
          </details>
        </li>
      ))}
    </ul>
  )
}
