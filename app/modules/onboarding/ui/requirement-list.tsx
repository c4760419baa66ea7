import type { ReactNode } from 'react'
import { useT, type Key, type T } from '#app/lib/i18n.ts'
import { Icon } from '#app/ui/icon.tsx'
import { Badge } from '#app/ui/page.tsx'
import type { RequirementView } from '../checklist-view.server.ts'

const titles: Record<string, Key> = {
  producer: 'onboarding.row.producer',
  consent: 'onboarding.row.consent',
  stall: 'onboarding.row.stall',
  product: 'onboarding.row.product',
  verified: 'onboarding.row.verified',
  bank: 'onboarding.row.bank',
}

export const requirementTitle = (t: T, { key, skill }: RequirementView): string => skill ?? t(titles[key] as 'onboarding.row.bank')

/** One line for each requirement: done or not, and who must act. `helper` is the officer as she is called. */
export function RequirementList({ rows, helper, names = false }: { rows: RequirementView[]; helper: string; names?: boolean }) {
  return (
    <ul className="divide-y-2 divide-line rounded border-2 border-line bg-card">
      {rows.map((row) => (
        <RequirementLine key={row.key} row={row} helper={helper} names={names} />
      ))}
    </ul>
  )
}

function RequirementLine({ row, helper, names }: { row: RequirementView; helper: string; names: boolean }) {
  const t = useT()
  return (
    <li className="flex px-3 py-3">
      <span className={`mr-3 ${row.done ? 'text-tea' : 'text-ink-soft'}`}>
        <Icon name={row.done ? 'check' : 'clock'} />
        <span className="sr-only">{t(row.done ? 'onboarding.isDone' : 'onboarding.isMissing')}</span>
      </span>
      <div className="min-w-0 flex-1">
        <p className={row.done ? 'text-ink-soft' : 'font-bold'}>{requirementTitle(t, row)}</p>
        {!row.done && row.alternative && <p className="text-sm text-ink-soft">{t('training.otherWay', { way: row.alternative })}</p>}
        {!row.done && names && row.missing && row.missing.length > 0 && <p className="text-sm text-ink-soft">{row.missing.join(', ')}</p>}
        {!row.done && <p className="mt-1">{who(t, row, helper)}</p>}
      </div>
    </li>
  )
}

function who(t: T, { who: doer, notYetAvailable }: RequirementView, helper: string): ReactNode {
  if (notYetAvailable) return <Badge>{t('training.notYetAvailable')}</Badge>
  if (doer === 'officer') return <Badge tone="info" icon="people">{t('onboarding.who.officer', { helper })}</Badge>
  return <Badge tone="warn" icon="hand">{t('onboarding.who.farmer')}</Badge>
}
