import { useT } from '#app/lib/i18n.ts'
import { Badge, type BadgeTone } from '#app/ui/marks.tsx'
import type { IconName } from '#app/ui/icon.tsx'
import type { BatchState, ShownState } from '../payout-states.ts'

const looks: Record<ShownState, { tone: BadgeTone; icon: IconName }> = {
  drafted: { tone: 'plain', icon: 'clock' },
  sent: { tone: 'info', icon: 'arrow' },
  paid: { tone: 'good', icon: 'check' },
  returned: { tone: 'danger', icon: 'warning' },
  pulled_back: { tone: 'plain', icon: 'close' },
  dropped: { tone: 'plain', icon: 'close' },
}

export function PayoutBadge({ state }: { state: ShownState }) {
  const t = useT()
  return <Badge {...looks[state]}>{t(`payouts.state.${state}`)}</Badge>
}

const batchTone: Record<BatchState, BadgeTone> = { drafted: 'warn', approved: 'info', refused: 'plain', closed: 'good' }

export function BatchBadge({ state }: { state: BatchState }) {
  const t = useT()
  return <Badge tone={batchTone[state]}>{t(`payouts.batchState.${state}`)}</Badge>
}
