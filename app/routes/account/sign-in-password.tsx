import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { showPhone } from '#app/lib/phone.ts'
import { PasswordForm } from '#app/modules/accounts/sign-in.form.ts'
import { signInWithPassword } from '#app/modules/accounts/sign-in-with-password.server.ts'
import { Question } from '#app/modules/accounts/ui/question.tsx'
import { clientOf } from '#app/request/client.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { entered } from '#app/request/entered.server.ts'
import { withForm } from '#app/request/form.server.ts'
import { ownPath } from '#app/request/next-path.ts'
import { page } from '#app/request/page.server.ts'
import { readJourney } from '#app/request/sign-in-journey.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { TextField } from '#app/ui/field.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }, { name: 'robots', content: 'noindex' }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request)
  const { phone, next } = await readJourney(request)
  return { title: titled(ctx.locale, 'accounts.passwordTitle'), phone: phone && showPhone(phone), next: ownPath(new URL(request.url).searchParams.get('tiep')) ?? next }
})

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const ctx = await openContext(request)
  const client = clientOf(request)
  return withForm(
    request,
    PasswordForm,
    async ({ phone, password, next }) => entered(ctx, (await signInWithPassword(ctx, { phone, password, client })).token, ownPath(next)),
    { locale: ctx.locale },
  )
})

export default function SignInPassword() {
  const { phone: typed, next } = useLoaderData<typeof loader>()
  const t = useT()
  return (
    <Question<'phone' | 'password'>
      title={t('accounts.passwordTitle')}
      answer={useActionData<typeof action>()}
      defaults={typed ? { phone: typed } : {}}
      hidden={next ? { next } : {}}
      fields={({ phone, password }) => (
        <>
          <TextField field={phone} label={t('accounts.phoneAsk')} hint={t('accounts.phoneHint')} type="tel" inputMode="tel" autoComplete="username" />
          <TextField field={password} label={t('accounts.password')} type="password" autoComplete="current-password" />
        </>
      )}
      button={t('accounts.enter')}
      icon="lock"
    >
      <p><a href={`/dang-nhap${next ? `?tiep=${encodeURIComponent(next)}` : ''}`}>{t('accounts.useCode')}</a></p>
      <p><a href="/quen-mat-khau">{t('accounts.passwordForgot')}</a></p>
    </Question>
  )
}
