import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { notFound } from '#app/lib/errors.ts'
import { useT } from '#app/lib/i18n.ts'
import { peopleOnPhone } from '#app/modules/accounts/people-on-phone.server.ts'
import { resetPin } from '#app/modules/accounts/reset-pin.server.ts'
import { ResetForm } from '#app/modules/accounts/sign-in.form.ts'
import { Question } from '#app/modules/accounts/ui/question.tsx'
import { clientOf } from '#app/request/client.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { entered } from '#app/request/entered.server.ts'
import { withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { proved } from '#app/request/proved.server.ts'
import { readJourney } from '#app/request/sign-in-journey.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { TextField } from '#app/ui/field.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }, { name: 'robots', content: 'noindex' }]

async function open(request: Request) {
  const ctx = await openContext(request)
  const { proofToken = '', next } = await readJourney(request)
  const personId = new URL(request.url).searchParams.get('nguoi') ?? ''
  const { people } = await proved(peopleOnPhone(ctx, { proofToken }))
  if (!people.some((person) => person.personId === personId)) throw notFound()
  return { ctx, proofToken, next, personId }
}

export const loader = page(async ({ request }: LoaderFunctionArgs) => ({ title: titled((await open(request)).ctx.locale, 'accounts.resetTitle') }))

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const { ctx, proofToken, next, personId } = await open(request)
  return withForm(
    request,
    ResetForm,
    async ({ helperCode, pin }) => {
      const { token } = await proved(resetPin(ctx, { proofToken, personId, helperCode, pin, device: clientOf(request).device }))
      return entered(ctx, token, next)
    },
    { locale: ctx.locale },
  )
})

export default function ResetPin() {
  const t = useT()
  return (
    <Question<'helperCode' | 'pin'>
      title={t('accounts.resetTitle')}
      lead={t('accounts.resetLead')}
      answer={useActionData<typeof action>()}
      fields={({ helperCode, pin }) => (
        <>
          <TextField field={helperCode} label={t('accounts.helperCode')} autoComplete="off" autoCapitalize="characters" spellCheck={false} />
          <TextField field={pin} label={t('accounts.newPin')} inputMode="numeric" autoComplete="off" />
        </>
      )}
      button={t('accounts.finish')}
      icon="check"
    >
      <p><a href="/dang-nhap/ai">{t('common.back')}</a></p>
    </Question>
  )
}
