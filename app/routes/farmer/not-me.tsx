import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { HOUR, showDate } from '#app/lib/time.ts'
import { refuseTooMany } from '#app/modules/accounts/rate-limit.server.ts'
import { stopWay, wayOfToken } from '#app/modules/payments/collectors/stop-way.server.ts'
import { accountOfToken, notMeByToken } from '#app/modules/payments/payouts/not-me.server.ts'
import { clientOf } from '#app/request/client.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { Button } from '#app/ui/button.tsx'
import { LogoMark } from '#app/ui/logo.tsx'
import { Notice, Page, PageTitle } from '#app/ui/page.tsx'

/** The address is the key: it goes to no other site. */
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }, { name: 'robots', content: 'noindex' }, { name: 'referrer', content: 'same-origin' }]

export const loader = page(async ({ request, params }: LoaderFunctionArgs) => {
  const ctx = await openContext(request)
  const token = params.token ?? ''
  const stopped = new URL(request.url).searchParams.has('xong')
  const way = await wayOfToken(ctx, token)
  if (way) return { title: titled(ctx.locale, 'collectors.wayTitle'), kind: way.kind, shown: way.shown, at: way.since, stopped }
  const { numberEnd, createdAt } = await accountOfToken(ctx, token)
  return { title: titled(ctx.locale, 'payouts.notMeTitle'), kind: 'payout' as const, shown: numberEnd, at: createdAt, stopped }
})

export const action = page(async ({ request, params }: ActionFunctionArgs) => {
  const ctx = await openContext(request)
  const token = params.token ?? ''
  await refuseTooMany(ctx, { [`not-me:ip:${clientOf(request).ip}`]: { max: 100, windowMs: HOUR } })
  const way = await wayOfToken(ctx, token)
  await (way ? stopWay(ctx, way) : notMeByToken(ctx, token))
  return redirect(`/k/${encodeURIComponent(token)}?xong`, 303)
})

export default function NotMe() {
  const { kind, shown, at, stopped } = useLoaderData<typeof loader>()
  const t = useT()
  const date = showDate(at)
  const payout = kind === 'payout'
  return (
    <main>
      <Page width="narrow">
        <p className="flex items-center font-display font-bold"><LogoMark size={40} /><span className="ml-2">{t('common.brand')}</span></p>
        <PageTitle lead={stopped ? undefined : payout ? t('payouts.notMeLead', { end: shown, date }) : t(`collectors.way_${kind}`, { shown, date })}>{t(payout ? 'payouts.notMeTitle' : 'collectors.wayTitle')}</PageTitle>
        {stopped ? (
          <Notice tone="good" live title={t(payout ? 'payouts.notMeDone' : 'collectors.wayStopped')} />
        ) : (
          <form method="post" className="stack">
            <p className="font-bold">{t(payout ? 'payouts.notMeAsk' : 'collectors.wayAsk')}</p>
            <Button kind="danger" wide icon="hand">{t('payouts.notMe')}</Button>
            <p className="text-sm text-ink-soft">{t('payouts.notMeOnly')}</p>
          </form>
        )}
      </Page>
    </main>
  )
}
