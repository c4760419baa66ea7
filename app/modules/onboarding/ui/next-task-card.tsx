import { useT } from '#app/lib/i18n.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { ListenButton } from '#app/ui/listen-button.tsx'
import { Card } from '#app/ui/page.tsx'
import type { Task } from '../next-task.ts'

/** The one thing to do next, with the reason and one big button. */
export function NextTaskCard({ task, helper }: { task: Task; helper: string }) {
  const t = useT()
  const title = t(`onboarding.task.${task.task}`)
  const why = task.task === 'learn' ? t('onboarding.why.learn', { n: task.skills, helper }) : task.task === 'wait' ? t('onboarding.why.wait', { helper }) : t(`onboarding.why.${task.task}`)
  return (
    <Card tone={task.task === 'wait' || task.task === 'sell' ? 'done' : 'urgent'} as="section">
      <p className="font-bold text-clay">{t('onboarding.next')}</p>
      <h2 className="text-xl">{title}</h2>
      <p>{why}</p>
      <ButtonLink to={task.to} wide icon="arrow">{t(`onboarding.go.${task.task}`)}</ButtonLink>
      <ListenButton text={`${title}. ${why}`}>{t('common.listen')}</ListenButton>
    </Card>
  )
}
