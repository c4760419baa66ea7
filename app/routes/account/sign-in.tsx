import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { PhoneForm } from '#app/modules/accounts/sign-in.form.ts'
import { startSignIn } from '#app/modules/accounts/start-sign-in.server.ts'
import { Question } from '#app/modules/accounts/ui/question.tsx'
import { clientOf } from '#app/request/client.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { withForm } from '#app/request/form.server.ts'
import { ownPath } from '#app/request/next-path.ts'
import { page } from '#app/request/page.server.ts'
import { keepJourney } from '#app/request/sign-in-journey.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { TextField } from '#app/ui/field.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }, { name: 'robots', content: 'noindex' }]

const isSelling = (url: URL) => url.pathname === '/dang-ky'

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request)
  const url = new URL(request.url)
  const selling = isSelling(url)
  const next = ownPath(url.searchParams.get('tiep')) ?? (selling ? '/nong-ho/ho-so' : undefined)
  if (ctx.actor && selling) throw redirect(next!)
  return { title: titled(ctx.locale, selling ? 'accounts.register' : 'accounts.signIn'), selling, next }
})

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const ctx = await openContext(request)
  return withForm(
    request,
    PhoneForm,
    async ({ phone, next }) => {
      await startSignIn(ctx, { phone, client: clientOf(request) })
      return redirect('/dang-nhap/ma', { status: 303, headers: { 'Set-Cookie': await keepJourney({ phone, next: ownPath(next) }) } })
    },
    { locale: ctx.locale },
  )
})

export default function SignIn() {
  const { selling, next } = useLoaderData<typeof loader>()
  const t = useT()
  const query = next ? `?tiep=${encodeURIComponent(next)}` : ''
  return (
    <Question<'phone'>
      title={t(selling ? 'accounts.register' : 'accounts.signIn')}
      lead={selling ? t('accounts.registerLead') : undefined}
      answer={useActionData<typeof action>()}
      hidden={next ? { next } : {}}
      fields={({ phone }) => <TextField field={phone} label={t('accounts.phoneAsk')} hint={t('accounts.phoneHint')} type="tel" inputMode="tel" autoComplete="tel-national" />}
      button={t('accounts.sendCode')}
      icon="phone"
    >
      <p><a href={`/dang-nhap/mat-khau${query}`}>{t('accounts.usePassword')}</a></p>
      <p><a href="/quen-mat-khau">{t('accounts.pinForgot')}</a></p>
    </Question>
  )
}
