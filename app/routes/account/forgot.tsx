import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useT } from '#app/lib/i18n.ts'
import { PhoneForm } from '#app/modules/accounts/sign-in.form.ts'
import { startSignIn } from '#app/modules/accounts/start-sign-in.server.ts'
import { Question } from '#app/modules/accounts/ui/question.tsx'
import { clientOf } from '#app/request/client.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { keepJourney } from '#app/request/sign-in-journey.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { TextField } from '#app/ui/field.tsx'
import { Card } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }, { name: 'robots', content: 'noindex' }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => ({ title: titled((await openContext(request)).locale, 'accounts.forgotTitle') }))

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const ctx = await openContext(request)
  return withForm(
    request,
    PhoneForm,
    async ({ phone }) => {
      await startSignIn(ctx, { phone, client: clientOf(request) })
      return redirect('/dang-nhap/ma', { status: 303, headers: { 'Set-Cookie': await keepJourney({ phone, forgot: true }) } })
    },
    { locale: ctx.locale },
  )
})

export default function Forgot() {
  const t = useT()
  return (
    <Question<'phone'>
      title={t('accounts.forgotTitle')}
      lead={t('accounts.forgotLead')}
      answer={useActionData<typeof action>()}
      before={
        <ol className="stack">
          <Way title={t('accounts.forgotDevice')}>{t('accounts.forgotDeviceHint')}</Way>
          <Way title={t('accounts.forgotPassword')}>{t('accounts.forgotPasswordHint')}</Way>
          <Way title={t('accounts.forgotHelper')}>{t('accounts.forgotHelperHint')}</Way>
        </ol>
      }
      fields={({ phone }) => <TextField field={phone} label={t('accounts.phoneAsk')} hint={t('accounts.phoneHint')} type="tel" inputMode="tel" autoComplete="tel-national" />}
      button={t('accounts.sendCode')}
      icon="phone"
    >
      <p><a href="/dang-nhap">{t('common.back')}</a></p>
    </Question>
  )
}

function Way({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card as="li">
      <p className="font-bold">{title}</p>
      <p>{children}</p>
    </Card>
  )
}
