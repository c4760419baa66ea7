import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { notFound } from '#app/lib/errors.ts'
import { useT } from '#app/lib/i18n.ts'
import { signInChoosingPin, signInWithPin } from '#app/modules/accounts/enter.server.ts'
import { peopleOnPhone } from '#app/modules/accounts/people-on-phone.server.ts'
import { PinForm } from '#app/modules/accounts/sign-in.form.ts'
import { ChoosePin } from '#app/modules/accounts/ui/choose-pin.tsx'
import { Question } from '#app/modules/accounts/ui/question.tsx'
import { calledAs } from '#app/modules/producers/called.ts'
import { clientOf } from '#app/request/client.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { entered } from '#app/request/entered.server.ts'
import { withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { proved } from '#app/request/proved.server.ts'
import { readJourney } from '#app/request/sign-in-journey.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/field.tsx'
import { Page, PageTitle } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }, { name: 'robots', content: 'noindex' }]

async function open(request: Request) {
  const ctx = await openContext(request)
  const journey = await readJourney(request)
  const proofToken = journey.proofToken ?? ''
  const { people } = await proved(peopleOnPhone(ctx, { proofToken }))
  const person = people.find(({ personId }) => personId === new URL(request.url).searchParams.get('nguoi'))
  if (!person) throw notFound()
  return { ctx, next: journey.next, proofToken, person }
}

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const { ctx, person } = await open(request)
  if (person.entry === 'password') throw redirect('/dang-nhap/mat-khau')
  return {
    title: titled(ctx.locale, 'accounts.pin'),
    entry: person.entry,
    personId: person.personId,
    name: ctx.locale === 'vi' ? calledAs({ ...person, fullName: person.name }) : person.name,
  }
})

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const { ctx, next, proofToken, person } = await open(request)
  const { device } = clientOf(request)
  return withForm(
    request,
    PinForm,
    async ({ pin }) => {
      const enter = person.entry === 'choose_pin' ? signInChoosingPin : signInWithPin
      const { token } = await proved(enter(ctx, { proofToken, personId: person.personId, pin, device }))
      return entered(ctx, token, next)
    },
    { locale: ctx.locale },
  )
})

export default function SignInPin() {
  const { entry, name, personId } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  const reset = `/dang-nhap/dat-lai?nguoi=${personId}`
  if (entry === 'help') {
    return (
      <Page width="narrow">
        <PageTitle lead={t('accounts.numberSilent')}>{t('accounts.helpTitle')}</PageTitle>
        <ButtonLink to={reset} wide reloadDocument>{t('accounts.forgotGo')}</ButtonLink>
        <p><a href="/dang-nhap/ai">{t('accounts.notMe')}</a></p>
      </Page>
    )
  }
  if (entry === 'choose_pin') return <ChoosePin answer={answer} />
  return (
    <Question<'pin'>
      title={t('accounts.pinTitle', { name })}
      lead={t('accounts.pinLead')}
      answer={answer}
      fields={({ pin }) => <TextField field={pin} label={t('accounts.pin')} type="password" inputMode="numeric" autoComplete="current-password" />}
      button={t('accounts.enter')}
      icon="lock"
    >
      <p><a href="/dang-nhap/ai">{t('accounts.notMe')}</a></p>
      <p><a href={reset}>{t('accounts.pinForgot')}</a></p>
    </Question>
  )
}
