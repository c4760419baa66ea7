import { useT } from '#app/lib/i18n.ts'
import { Badge } from '#app/ui/page.tsx'
import type { Level } from '../curriculum.ts'

export function LevelBadge({ level }: { level: Level | null }) {
  const t = useT()
  if (level === 'alone') return <Badge tone="good" icon="check">{t('training.level.alone')}</Badge>
  if (level === 'with_help') return <Badge tone="warn" icon="people">{t('training.level.with_help')}</Badge>
  return <Badge tone="plain" icon="clock">{t(level ? 'training.level.not_yet' : 'training.notSeen')}</Badge>
}
