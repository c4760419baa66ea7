import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { changeSecret, secretInUse } from '#app/modules/accounts/change-secret.server.ts'
import { ChangeForm } from '#app/modules/accounts/sign-in.form.ts'
import { Question } from '#app/modules/accounts/ui/question.tsx'
import { openContext } from '#app/request/context.server.ts'
import { readSessionToken } from '#app/request/cookies.server.ts'
import { withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { TextField } from '#app/ui/field.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }, { name: 'robots', content: 'noindex' }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: 'person' })
  const kind = new URL(request.url).searchParams.get('loai') === 'password' ? ('password' as const) : ('pin' as const)
  return { title: titled(ctx.locale, kind === 'pin' ? 'accounts.pinChange' : 'accounts.passwordChange'), kind, current: await secretInUse(ctx) }
})

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: 'person' })
  const token = (await readSessionToken(request)) ?? ''
  return withForm(
    request,
    ChangeForm,
    async (change) => {
      await changeSecret(ctx, { ...change, token })
      return redirect('/tai-khoan?xong=doi', 303)
    },
    { locale: ctx.locale },
  )
})

export default function ChangeSecret() {
  const { kind, current } = useLoaderData<typeof loader>()
  const t = useT()
  const isPin = kind === 'pin'
  return (
    <Question<'current' | 'next'>
      title={t(isPin ? 'accounts.pinChange' : 'accounts.passwordChange')}
      lead={t('accounts.changeLead')}
      answer={useActionData<typeof action>()}
      hidden={{ kind }}
      fields={(fields) => (
        <>
          <TextField field={fields.current} label={t(current === 'pin' ? 'accounts.currentPin' : 'accounts.currentPassword')} type="password" inputMode={current === 'pin' ? 'numeric' : 'text'} autoComplete="current-password" />
          <TextField field={fields.next} label={t(isPin ? 'accounts.newPin' : 'accounts.newPassword')} hint={isPin ? t('accounts.pinChooseLead') : t('accounts.passwordHint')} type="password" inputMode={isPin ? 'numeric' : 'text'} autoComplete="new-password" />
        </>
      )}
      button={t('common.save')}
      icon="lock"
    >
      <p><a href="/tai-khoan">{t('common.back')}</a></p>
    </Question>
  )
}
