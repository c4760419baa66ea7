import { useT } from '#app/lib/i18n.ts'
import type { UnitProgress } from '../get-progress.server.ts'
import { stages } from '../stages.ts'
import { FigureLink, Goal, type Behind } from './figure-link.tsx'

/** Stage under stage, each bar beside the registered households: where the bars shorten, households stand still. */
export function WayChart({ unit, behind }: { unit: UnitProgress; behind: Behind }) {
  const t = useT()
  const whole = unit.figures.registered
  return (
    <ol className="grid gap-1">
      {stages.map((stage) => (
        <li key={stage} className="flex items-center">
          <span className="mr-3 w-12 shrink-0 text-right font-display text-xl">
            <FigureLink unit={unit} figure={stage} behind={behind} />
          </span>
          <span className="min-w-0 flex-1">
            <span className="block leading-tight">
              <strong>{t(`reporting.${stage}`)}</strong> <Goal unit={unit} stage={stage} />
            </span>
            <Bar value={unit.figures[stage]} max={whole} />
          </span>
        </li>
      ))}
    </ol>
  )
}

function Bar({ value, max }: { value: number; max: number }) {
  return (
    <svg viewBox="0 0 100 4" preserveAspectRatio="none" className="mt-1 block h-3 w-full" aria-hidden="true" focusable="false">
      <rect className="fill-sunk" width="100" height="4" />
      <rect className="fill-tea-fill" width={max > 0 ? Math.min(100, (value / max) * 100) : 0} height="4" />
    </svg>
  )
}
