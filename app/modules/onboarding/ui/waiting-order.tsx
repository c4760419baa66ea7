import { useLocale, useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { showClock, showDate, showTime } from '#app/lib/time.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/page.tsx'

type Waiting = { code: string; status: string; summary: string; total: number; alertAt: Date | null; shipBy: Date | null; late: boolean }

/** The order that waits longest for the household stands above everything else. */
export function WaitingOrder({ order, more }: { order: Waiting; more: boolean }) {
  const t = useT()
  const isNew = order.status === 'placed'
  return (
    <Card tone="urgent" as="section">
      <h2 className="text-xl">
        <Headline order={order} />
      </h2>
      <p>{order.summary}</p>
      <p className="font-bold">{showDong(order.total)}</p>
      <ButtonLink to={`/nong-ho/don-hang/${order.code}`} kind={isNew ? 'take' : 'primary'} icon={isNew ? 'hand' : 'box'} wide>{t('onboarding.seeOrder')}</ButtonLink>
      {more && (
        <p>
          <a href="/nong-ho/don-hang">{t('onboarding.moreOrders')}</a>
        </p>
      )}
    </Card>
  )
}

function Headline({ order: { status, alertAt, shipBy, late } }: { order: Waiting }) {
  const t = useT()
  const locale = useLocale()
  if (status === 'placed' && late) return t('onboarding.lateOrder')
  if (status === 'placed' && alertAt) return t('onboarding.newOrder', { time: `${locale === 'vi' ? showTime(alertAt) : showClock(alertAt)}, ${showDate(alertAt)}` })
  if (status === 'confirmed' && shipBy) return t('onboarding.packOrder', { date: showDate(shipBy) })
  return t('onboarding.sendOrder')
}
