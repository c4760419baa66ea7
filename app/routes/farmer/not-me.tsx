import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { HOUR, showDate } from '#app/lib/time.ts'
import { refuseTooMany } from '#app/modules/accounts/rate-limit.server.ts'
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
  const { numberEnd, createdAt } = await accountOfToken(ctx, params.token ?? '')
  return { title: titled(ctx.locale, 'payouts.notMeTitle'), end: numberEnd, at: createdAt, stopped: new URL(request.url).searchParams.has('xong') }
})

export const action = page(async ({ request, params }: ActionFunctionArgs) => {
  const ctx = await openContext(request)
  const token = params.token ?? ''
  await refuseTooMany(ctx, { [`not-me:ip:${clientOf(request).ip}`]: { max: 100, windowMs: HOUR } })
  await notMeByToken(ctx, token)
  return redirect(`/k/${encodeURIComponent(token)}?xong`, 303)
})

export default function NotMe() {
  const { end, at, stopped } = useLoaderData<typeof loader>()
  const t = useT()
  return (
    <main>
      <Page width="narrow">
        <p className="flex items-center font-display font-bold"><LogoMark size={40} /><span className="ml-2">{t('common.brand')}</span></p>
        <PageTitle lead={t('payouts.notMeLead', { end, date: showDate(at) })}>{t('payouts.notMeTitle')}</PageTitle>
        {stopped ? (
          <Notice tone="good" live title={t('payouts.notMeDone')} />
        ) : (
          <form method="post" className="stack">
            <p className="font-bold">{t('payouts.notMeAsk')}</p>
            <Button kind="danger" wide icon="hand">{t('payouts.notMe')}</Button>
          </form>
        )}
        <p className="text-sm text-ink-soft">{t('payouts.notMeOnly')}</p>
      </Page>
    </main>
  )
}
