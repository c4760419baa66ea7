import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { secretsOf } from '#app/modules/accounts/change-secret.server.ts'
import { StepForm } from '#app/modules/accounts/sign-in.form.ts'
import { passSecondFactor } from '#app/modules/accounts/totp.server.ts'
import { Question } from '#app/modules/accounts/ui/question.tsx'
import { clientOf } from '#app/request/client.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { keepSession, readSessionToken } from '#app/request/cookies.server.ts'
import { withForm } from '#app/request/form.server.ts'
import { ownPath } from '#app/request/next-path.ts'
import { page } from '#app/request/page.server.ts'
import { proved } from '#app/request/proved.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/field.tsx'
import { Page, PageTitle } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }, { name: 'robots', content: 'noindex' }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: 'person' })
  return { title: titled(ctx.locale, 'accounts.stepTitle'), paired: (await secretsOf(ctx)).includes('totp') }
})

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: 'person' })
  const token = (await readSessionToken(request)) ?? ''
  const next = ownPath(new URL(request.url).searchParams.get('tiep')) ?? '/tai-khoan'
  return withForm(
    request,
    StepForm,
    async ({ code }) => {
      const stepped = await proved(passSecondFactor(ctx, { code, token, device: clientOf(request).device }))
      return redirect(next, { status: 303, headers: { 'Set-Cookie': await keepSession(stepped.token) } })
    },
    { locale: ctx.locale },
  )
})

export default function SecondFactor() {
  const { paired } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  if (!paired) {
    return (
      <Page width="narrow">
        <PageTitle lead={t('accounts.stepNone')}>{t('accounts.stepTitle')}</PageTitle>
        <ButtonLink to="/tai-khoan/ghep-may" wide reloadDocument>{t('accounts.stepPair')}</ButtonLink>
      </Page>
    )
  }
  return (
    <Question<'code'>
      title={t('accounts.stepTitle')}
      lead={t('accounts.stepLead')}
      answer={answer}
      fields={({ code }) => <TextField field={code} label={t('accounts.stepCode')} autoComplete="one-time-code" autoCapitalize="characters" spellCheck={false} />}
      button={t('accounts.enter')}
      icon="lock"
    />
  )
}
