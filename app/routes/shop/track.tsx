import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readCode, showCode } from '#app/lib/code.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { href, useLocale, useT } from '#app/lib/i18n.ts'
import { HOUR, MINUTE } from '#app/lib/time.ts'
import { refuseTooMany } from '#app/modules/accounts/rate-limit.server.ts'
import { basketCodesOf } from '#app/modules/checkout/find-basket-payments.server.ts'
import { TrackForm } from '#app/modules/checkout/track.form.ts'
import { findGroupCode } from '#app/modules/orders/get-buyer-order.server.ts'
import { clientOf } from '#app/request/client.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { withForm } from '#app/request/form.server.ts'
import { grantCookie, readGrants } from '#app/request/order-grant.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { TextField } from '#app/ui/field.tsx'
import { Page, PageTitle, Section } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }, { name: 'robots', content: 'noindex' }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request)
  const own = (await readGrants(request)).map((code) => ({ code, shown: showCode(code) }))
  const named = readCode((new URL(request.url).searchParams.get('ma') ?? '').slice(0, 40))
  return { title: titled(ctx.locale, 'checkout.track'), own, named: named ? showCode(named) : '' }
})

/** A whole village may share an address of its carrier; a phone number has one owner. */
const limits = { phone: { max: 10, windowMs: HOUR }, ip: { max: 60, windowMs: 10 * MINUTE } }

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const ctx = await openContext(request)
  return withForm(
    request,
    TrackForm,
    async ({ orderCode, phone }) => {
      await refuseTooMany(ctx, { [`track:phone:${ctx.ports.vault.digest('track', phone)}`]: limits.phone, [`track:ip:${clientOf(request).ip}`]: limits.ip })
      const code = await findGroupCode(ctx, { typed: orderCode, phone })
      if (!code) throw new DomainError('invalid', 'checkout.trackNone')
      return redirect(href(ctx.locale, `/don-hang/${code}`), { status: 303, headers: { 'Set-Cookie': await grantCookie(request, await basketCodesOf(ctx, code)) } })
    },
    { locale: ctx.locale },
  )
})

export default function Track() {
  const { own, named } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>() as SubmissionResult<string[]> | undefined
  const t = useT()
  const locale = useLocale()
  const [form, fields] = useForm<{ orderCode: string; phone: string }>({ id: 'track', lastResult, defaultValue: { orderCode: named } })
  return (
    <Page width="narrow">
      <PageTitle lead={t('checkout.trackLead')}>{t('checkout.track')}</PageTitle>
      <form method="post" action={href(locale, '/tra-cuu')} {...getFormProps(form)} className="card stack">
        <ErrorSummary form={form} title={t('common.seeBelow')} />
        <TextField field={fields.orderCode} label={t('checkout.orderCode')} hint={t('checkout.codeHint')} autoComplete="off" autoCapitalize="characters" spellCheck={false} />
        <TextField field={fields.phone} label={t('checkout.phone')} type="tel" inputMode="tel" autoComplete="tel-national" />
        <Button wide icon="search">{t('checkout.find')}</Button>
      </form>
      {own.length > 0 && (
        <Section title={t('checkout.myOrders')}>
          <ul className="stack">
            {own.map(({ code, shown }) => (
              <li key={code}><a className="card flex min-h-touch items-center justify-between font-mono text-lg font-bold text-ink" href={href(locale, `/don-hang/${code}`)}>{shown}</a></li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  )
}
