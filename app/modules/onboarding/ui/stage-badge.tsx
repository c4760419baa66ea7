import { useT } from '#app/lib/i18n.ts'
import { Badge } from '#app/ui/page.tsx'
import type { Stage } from '../stage.ts'

const tones = { registered: 'plain', preparing: 'warn', waiting: 'info', open: 'good', selling: 'good', paused: 'plain' } as const

export function StageBadge({ stage }: { stage: Stage }) {
  const t = useT()
  return <Badge tone={tones[stage]}>{t(`onboarding.stage.${stage}`)}</Badge>
}
