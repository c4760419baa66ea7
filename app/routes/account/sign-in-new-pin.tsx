import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { registerPerson } from '#app/modules/accounts/enter.server.ts'
import { peopleOnPhone } from '#app/modules/accounts/people-on-phone.server.ts'
import { PersonForm, PinForm } from '#app/modules/accounts/sign-in.form.ts'
import { ChoosePin } from '#app/modules/accounts/ui/choose-pin.tsx'
import { clientOf } from '#app/request/client.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { entered } from '#app/request/entered.server.ts'
import { withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { proved } from '#app/request/proved.server.ts'
import { readJourney } from '#app/request/sign-in-journey.server.ts'
import { titled } from '#app/request/titled.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }, { name: 'robots', content: 'noindex' }]

async function open(request: Request) {
  const ctx = await openContext(request)
  const { proofToken = '', next, ...journey } = await readJourney(request)
  await proved(peopleOnPhone(ctx, { proofToken }))
  const person = PersonForm.safeParse(journey)
  if (!person.success) throw redirect('/dang-nhap/moi')
  return { ctx, proofToken, next, person: person.data }
}

export const loader = page(async ({ request }: LoaderFunctionArgs) => ({ title: titled((await open(request)).ctx.locale, 'accounts.pinChoose') }))

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const { ctx, proofToken, next, person } = await open(request)
  return withForm(
    request,
    PinForm,
    async ({ pin }) => {
      const { token } = await proved(registerPerson(ctx, { proofToken, ...person, pin, device: clientOf(request).device }))
      return entered(ctx, token, next)
    },
    { locale: ctx.locale },
  )
})

export default function SignInNewPin() {
  return <ChoosePin answer={useActionData<typeof action>()} />
}
