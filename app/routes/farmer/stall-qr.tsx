import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useSay, useT } from '#app/lib/i18n.ts'
import { qrOf } from '#app/lib/qr.server.ts'
import { stallQrOf, type StallQr } from '#app/modules/payments/vietqr/stall-qr.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Logo } from '#app/ui/logo.tsx'
import { Notice, Page, PageTitle } from '#app/ui/page.tsx'
import { QrImage, type Qr } from '#app/ui/qr-image.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }, { name: 'robots', content: 'noindex' }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: 'farmer' })
  const found = await stallQrOf(ctx)
  const title = titled(ctx.locale, 'payments.stallQr')
  if (typeof found === 'string') return { title, refusal: found, sign: null }
  const { payload, ...sign } = found
  return { title, refusal: null, sign: { ...sign, qr: qrOf(payload) } }
})

export default function StallQrPage() {
  const { refusal, sign } = useLoaderData<typeof loader>()
  const t = useT()
  const say = useSay()
  return (
    <Page width="narrow">
      {sign ? (
        <>
          <h1 className="sr-only">{t('payments.stallQr')}</h1>
          <Sign sign={sign} />
          <div className="no-print stack">
            <Button type="button" wide icon="printer" onClick={() => window.print()}>{t('payments.stallQrPrint')}</Button>
            <Notice tone="warn" title={t('payments.stallQrOwn')}>
              <p>{t('payments.stallQrLook')}</p>
            </Notice>
          </div>
        </>
      ) : (
        <>
          <PageTitle>{t('payments.stallQr')}</PageTitle>
          {refusal && <Notice tone="info" icon="clock" title={say(refusal)} />}
          <ButtonLink to="/nong-ho/tien-ve" wide>{t('payments.stallQrAccount')}</ButtonLink>
        </>
      )}
      <div className="no-print">
        <ButtonLink to="/nong-ho/gian-hang" kind="secondary" wide>{t('payments.stallQrBack')}</ButtonLink>
      </div>
    </Page>
  )
}

/** One sheet to hang at the stall. */
function Sign({ sign: { stallName, bankName, number, holderName, qr } }: { sign: Omit<StallQr, 'payload'> & { qr: Qr } }) {
  const t = useT()
  return (
    <article className="border-2 border-ink bg-card p-4 text-center" aria-label={t('payments.stallQr')}>
      <div className="flex justify-center"><Logo name={t('common.brand')} /></div>
      <p className="mt-3 font-display text-2xl font-bold [overflow-wrap:anywhere]">{stallName}</p>
      <p className="text-lg">{t('payments.stallQrScan')}</p>
      <div className="mx-auto max-w-[22rem]"><QrImage qr={qr} label={t('payments.stallQrOf', { stall: stallName, holder: holderName })} /></div>
      <p className="text-lg font-bold">{holderName}</p>
      <p className="font-mono text-xl font-bold [overflow-wrap:anywhere]">{number}</p>
      <p>{bankName}</p>
      <p className="mt-3 border-t-2 border-ink pt-3 text-sm">{t('payments.stallQrCheck', { holder: holderName })}</p>
    </article>
  )
}
