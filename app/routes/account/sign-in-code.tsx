import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { maskPhone } from '#app/lib/phone.ts'
import { provePhone } from '#app/modules/accounts/prove-phone.server.ts'
import { CodeForm } from '#app/modules/accounts/sign-in.form.ts'
import { isResendable, startSignIn } from '#app/modules/accounts/start-sign-in.server.ts'
import { Question } from '#app/modules/accounts/ui/question.tsx'
import { clientOf } from '#app/request/client.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { demoInbox } from '#app/request/demo-inbox.server.ts'
import { readForm, withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { keepJourney, readJourney } from '#app/request/sign-in-journey.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { Button } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/field.tsx'
import { Notice } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }, { name: 'robots', content: 'noindex' }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request)
  const { phone } = await readJourney(request)
  if (!phone) throw redirect('/dang-nhap')
  const again = new URL(request.url).searchParams.get('gui')
  return { title: titled(ctx.locale, 'accounts.code'), masked: maskPhone(phone), inbox: await demoInbox(phone), again }
})

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const ctx = await openContext(request)
  const journey = await readJourney(request)
  const { phone } = journey
  if (!phone) return redirect('/dang-nhap', 303)
  const form = await readForm(request)
  const client = clientOf(request)
  if (form.get('intent') === 'again') {
    const fresh = await isResendable(ctx, phone)
    await startSignIn(ctx, { phone, client })
    return redirect(`/dang-nhap/ma?gui=${fresh ? 'moi' : 'cu'}`, 303)
  }
  return withForm(
    form,
    CodeForm,
    async ({ code }) => {
      const { proofToken } = await provePhone(ctx, { phone, code, client })
      return redirect('/dang-nhap/ai', { status: 303, headers: { 'Set-Cookie': await keepJourney({ ...journey, proofToken }) } })
    },
    { locale: ctx.locale },
  )
})

export default function SignInCode() {
  const { masked, inbox, again } = useLoaderData<typeof loader>()
  const t = useT()
  return (
    <Question<'code'>
      title={t('accounts.codeTitle', { phone: masked })}
      lead={<strong>{t('accounts.codeWarn')}</strong>}
      answer={useActionData<typeof action>()}
      fields={({ code }) => <TextField field={code} label={t('accounts.code')} inputMode="numeric" autoComplete="one-time-code" />}
      button={t('accounts.codeGo')}
      before={again && <Notice live tone={again === 'moi' ? 'good' : 'info'}>{t(again === 'moi' ? 'accounts.codeSent' : 'accounts.codeFresh')}</Notice>}
    >
      <form method="post" className="stack">
        <input type="hidden" name="intent" value="again" />
        <p className="text-ink-soft">{t('accounts.codeAgainHint')}</p>
        <Button kind="secondary" wide>{t('accounts.codeAgain')}</Button>
      </form>
      <p><a href="/dang-nhap">{t('accounts.otherPhone')}</a></p>
      {inbox && <p><a href={inbox} target="_blank" rel="noreferrer">{t('accounts.inbox')}</a></p>}
    </Question>
  )
}
