import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { addressForms } from '#app/modules/accounts/address-forms.ts'
import { peopleOnPhone } from '#app/modules/accounts/people-on-phone.server.ts'
import { PersonForm } from '#app/modules/accounts/sign-in.form.ts'
import { Question } from '#app/modules/accounts/ui/question.tsx'
import { openContext } from '#app/request/context.server.ts'
import { withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { proved } from '#app/request/proved.server.ts'
import { keepJourney, readJourney } from '#app/request/sign-in-journey.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { ChoiceField, TextField } from '#app/ui/field.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }, { name: 'robots', content: 'noindex' }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request)
  const { proofToken = '', fullName, addressForm } = await readJourney(request)
  await proved(peopleOnPhone(ctx, { proofToken }))
  return { title: titled(ctx.locale, 'accounts.nameTitle'), typed: { ...(fullName && { fullName }), ...(addressForm && { addressForm }) } }
})

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const ctx = await openContext(request)
  const journey = await readJourney(request)
  return withForm(
    request,
    PersonForm,
    async (person) => redirect('/dang-nhap/moi/pin', { status: 303, headers: { 'Set-Cookie': await keepJourney({ ...journey, ...person }) } }),
    { locale: ctx.locale },
  )
})

export default function SignInNew() {
  const { typed } = useLoaderData<typeof loader>()
  const t = useT()
  return (
    <Question<'fullName' | 'addressForm'>
      title={t('accounts.nameTitle')}
      answer={useActionData<typeof action>()}
      defaults={typed}
      fields={({ fullName, addressForm }) => (
        <>
          <TextField field={fullName} label={t('accounts.fullName')} hint={t('accounts.fullNameHint')} autoComplete="name" />
          <ChoiceField field={addressForm} label={t('accounts.addressForm')} hint={t('accounts.addressFormHint')} options={addressForms.map((word) => ({ value: word, label: word }))} columns />
        </>
      )}
      button={t('common.next')}
      icon="arrow"
    />
  )
}
