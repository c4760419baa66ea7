import { useT } from '#app/lib/i18n.ts'
import { Badge, type BadgeTone } from '#app/ui/marks.tsx'
import type { IconName } from '#app/ui/icon.tsx'
import type { BatchState, PayoutState } from '../payout-states.ts'

const looks: Record<PayoutState, { tone: BadgeTone; icon: IconName }> = {
  drafted: { tone: 'plain', icon: 'clock' },
  sent: { tone: 'info', icon: 'arrow' },
  paid: { tone: 'good', icon: 'check' },
  returned: { tone: 'danger', icon: 'warning' },
  dropped: { tone: 'plain', icon: 'close' },
}

export function PayoutBadge({ state }: { state: PayoutState }) {
  const t = useT()
  return <Badge {...looks[state]}>{t(`payouts.state.${state}`)}</Badge>
}

const batchTone: Record<BatchState, BadgeTone> = { drafted: 'warn', approved: 'info', refused: 'plain', closed: 'good' }

export function BatchBadge({ state }: { state: BatchState }) {
  const t = useT()
  return <Badge tone={batchTone[state]}>{t(`payouts.batchState.${state}`)}</Badge>
}
