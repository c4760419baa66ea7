import { useT } from '#app/lib/i18n.ts'
import { Timeline } from '#app/ui/page.tsx'
import { type TimelineStep, timelineOf } from '../order-timeline.ts'
import { useStatusWords } from './status-words.tsx'
import { useWhen } from './when.tsx'

/** Each step with its time and on whose word; what is to come stands grey below. */
export function OrderTimeline({ steps, cod, audience }: { steps: readonly TimelineStep[]; cod: boolean; audience: 'buyer' | 'seller' }) {
  const t = useT()
  const when = useWhen()
  const words = useStatusWords(audience)
  const said = { post_clerk: t('checkout.byPost'), carrier: t('checkout.byPost'), officer: t('checkout.byOfficer'), operator: t('checkout.byOperator'), buyer: t('checkout.byBuyer') } as Partial<Record<string, string>>
  return (
    <Timeline
      items={timelineOf(steps).map(({ status, at, source, note }, index) => ({
        key: `${index} ${status}`,
        title: words.step(status, cod, source),
        done: at !== null,
        at: at && when.full(at),
        note: at && (status === 'cancelled' ? words.reason(note) : said[source] && ['confirmed', 'handed_over', 'delivered', 'returned'].includes(status) ? said[source] : undefined),
      }))}
    />
  )
}
