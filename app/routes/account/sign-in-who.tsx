import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { maskPhone } from '#app/lib/phone.ts'
import { peopleOnPhone } from '#app/modules/accounts/people-on-phone.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { page } from '#app/request/page.server.ts'
import { proved } from '#app/request/proved.server.ts'
import { readJourney } from '#app/request/sign-in-journey.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { Icon } from '#app/ui/icon.tsx'
import { Page, PageTitle } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }, { name: 'robots', content: 'noindex' }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request)
  const { proofToken, forgot } = await readJourney(request)
  const { phone, people } = await proved(peopleOnPhone(ctx, { proofToken: proofToken ?? '' }))
  if (people.length === 0) throw redirect('/dang-nhap/moi')
  return { title: titled(ctx.locale, 'accounts.whoTitle'), masked: maskPhone(phone), people: people.map(({ personId, name, addressForm }) => ({ personId, name: ctx.locale === 'vi' && addressForm ? `${addressForm} ${name}` : name })), forgot: forgot ?? false }
})

export default function SignInWho() {
  const { masked, people, forgot } = useLoaderData<typeof loader>()
  const t = useT()
  return (
    <Page width="narrow">
      <PageTitle lead={t('accounts.whoLead', { phone: masked })}>{t('accounts.whoTitle')}</PageTitle>
      <ul className="stack">
        {people.map((person) => (
          <li key={person.personId}>
            <Choice to={`/dang-nhap/${forgot ? 'dat-lai' : 'pin'}?nguoi=${person.personId}`} icon="person" name={person.name} />
          </li>
        ))}
        {!forgot && <li><Choice to="/dang-nhap/moi" icon="plus" name={t('accounts.newPerson')} hint={t('accounts.newPersonHint')} /></li>}
      </ul>
      <p><a href="/dang-nhap">{t('accounts.otherPhone')}</a></p>
    </Page>
  )
}

function Choice({ to, icon, name, hint }: { to: string; icon: 'person' | 'plus'; name: string; hint?: string }) {
  return (
    <a href={to} className="card flex min-h-touch items-center text-ink no-underline">
      <Icon name={icon} className="mr-4 shrink-0 text-tea" large />
      <span>
        <span className="block font-display text-lg font-bold">{name}</span>
        {hint && <span className="block text-ink-soft">{hint}</span>}
      </span>
    </a>
  )
}
