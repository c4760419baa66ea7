import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useLocation } from '@remix-run/react'
import { href, useLocale, useSay, useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { showClock, showDate, showTime } from '#app/lib/time.ts'
import { findBasketPayments, type BasketPayment } from '#app/modules/checkout/find-basket-payments.server.ts'
import { BasketPayments } from '#app/modules/checkout/ui/basket-payments.tsx'
import { readReturn, type ReturnView } from '#app/modules/orders/settling/read-return.server.ts'
import { failureKey } from '#app/modules/payments/attempts/failure.ts'
import { openContext } from '#app/request/context.server.ts'
import { orderInAddress } from '#app/request/order-access.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Code, Notice, Page, PageTitle } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }, { name: 'robots', content: 'noindex' }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request)
  const view = await readReturn(ctx, new URL(request.url).searchParams)
  const mayOpen = view.known && (await orderInAddress(ctx, request, view.groupCode)).granted
  return { title: titled(ctx.locale, 'payments.resultTitle'), view, parts: mayOpen ? await findBasketPayments(ctx, view.groupCode) : [] }
})

export default function VnpayReturn() {
  const { view, parts } = useLoaderData<typeof loader>()
  return <Page width="narrow">{view.known ? <Known view={view} parts={parts} /> : <Unknown />}</Page>
}

type KnownView = Extract<ReturnView, { known: true }>

function Known({ view, parts }: { view: KnownView; parts: BasketPayment[] }) {
  const t = useT()
  return (
    <>
      <Words view={view} />
      <p>
        <Code label={t('payments.orderCode')}>{view.shownCode}</Code>
      </p>
      <p>{t('payments.keepCode')}</p>
      <WayOn view={view} />
      <BasketPayments payments={parts} />
    </>
  )
}

function Words({ view: { state, amount, failure, holdUntil, answerBy, moneyBack } }: { view: KnownView }) {
  const t = useT()
  const say = useSay()
  const until = useClock(holdUntil)
  const newsBy = useClock(answerBy)
  const day = holdUntil ? `${until}, ${showDate(holdUntil)}` : ''
  const money = showDong(amount)
  if (moneyBack === 'duplicate') return <Told tone="warn" title={t('payments.twiceTitle')} lead={t('payments.twice', { amount: money })} />
  if (moneyBack === 'refunded') return <Told tone="warn" title={t('refunds.allBackTitle')} lead={t('refunds.allBackLead')} />
  if (moneyBack) return <Told tone="warn" title={t('payments.lateTitle')} lead={t('payments.late', { amount: money })} />
  if (state === 'paid') return <Told tone="good" title={t('payments.paidTitle')} lead={t('payments.paid', { amount: money })} />
  if (state === 'silent') return <Told tone="warn" title={t('payments.silentTitle')} lead={newsBy ? t('payments.silentUntil', { time: newsBy }) : t('payments.silent')} />
  if (state === 'failed') return <Told tone="danger" title={t('payments.failedTitle', { reason: say(failureKey(failure)) })} lead={t('payments.stillKept', { time: until })} />
  if (state === 'transfer') return <Told tone="warn" title={t('payments.transferTitle')} lead={t('payments.transfer', { time: day })} />
  if (state === 'over') return <Told tone="danger" title={t('payments.overTitle')} lead={t('payments.over')} />
  return <Told tone="info" title={t('payments.waitingTitle')} lead={t('payments.stillKept', { time: until })} />
}

function Told({ tone, title, lead }: { tone: 'good' | 'warn' | 'danger' | 'info'; title: string; lead: string }) {
  return (
    <>
      <PageTitle>{title}</PageTitle>
      <Notice tone={tone}>{lead}</Notice>
    </>
  )
}

function WayOn({ view: { state, groupCode } }: { view: KnownView }) {
  const t = useT()
  const locale = useLocale()
  const { pathname, search } = useLocation()
  const toOrder = href(locale, `/don-hang/${groupCode}`)
  const again = state === 'failed' || state === 'open' || state === 'waiting'
  return (
    <div className="stack">
      {state === 'silent' && <ButtonLink to={pathname + search} reloadDocument wide>{t('payments.checkAgain')}</ButtonLink>}
      {again && <ButtonLink to={href(locale, `/thanh-toan/${groupCode}`)} reloadDocument wide>{t('payments.anotherWay')}</ButtonLink>}
      <ButtonLink to={toOrder} kind={state === 'paid' ? 'primary' : 'secondary'} reloadDocument wide>{t('payments.toOrder')}</ButtonLink>
    </div>
  )
}

function Unknown() {
  const t = useT()
  const locale = useLocale()
  return (
    <>
      <Told tone="warn" title={t('payments.unreadableTitle')} lead={t('payments.unreadable')} />
      <ButtonLink to={href(locale, '/tra-cuu')} reloadDocument wide>{t('payments.findOrder')}</ButtonLink>
    </>
  )
}

function useClock(at: Date | null): string {
  const locale = useLocale()
  return at ? (locale === 'vi' ? showTime : showClock)(at) : ''
}
