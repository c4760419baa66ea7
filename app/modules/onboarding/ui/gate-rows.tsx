import { useT } from '#app/lib/i18n.ts'
import { Notice, Progress, Section } from '#app/ui/page.tsx'
import type { RequirementView } from '../checklist-view.server.ts'
import { RequirementList } from './requirement-list.tsx'

/** Both gates, what is missing first. */
export function GateRows({ rows, helper, names }: { rows: RequirementView[]; helper: string; names: boolean }) {
  const t = useT()
  return (
    <>
      {(['open', 'payout'] as const).map((gate) => {
        const own = rows.filter((row) => row.gate === gate)
        const done = own.filter((row) => row.done)
        return (
          <Section key={gate} title={t(gate === 'open' ? 'onboarding.gateOpen' : 'onboarding.gatePayout')}>
            <Progress value={done.length} max={own.length} label={t('onboarding.progress', { done: done.length, all: own.length })} />
            {done.length === own.length && <Notice tone="good" title={t('onboarding.gateAllDone')} />}
            <RequirementList rows={[...own.filter((row) => !row.done), ...done]} helper={helper} names={names} />
          </Section>
        )
      })}
    </>
  )
}
