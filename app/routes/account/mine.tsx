import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { addressForms } from '#app/modules/accounts/address-forms.ts'
import { secretsOf } from '#app/modules/accounts/change-secret.server.ts'
import { liveGrants } from '#app/modules/accounts/find-session.server.ts'
import { personById } from '#app/modules/accounts/person-contact.server.ts'
import { listDevices, listSessions, revokeDevice, revokeSession } from '#app/modules/accounts/sessions.server.ts'
import { MineForm } from '#app/modules/accounts/sign-in.form.ts'
import { MyDevices, MySessions } from '#app/modules/accounts/ui/my-devices.tsx'
import { AnswerForm } from '#app/modules/accounts/ui/question.tsx'
import { chooseLanguage, updatePerson } from '#app/modules/accounts/update-person.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { languageCookie, readSessionToken } from '#app/request/cookies.server.ts'
import { withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ChoiceField, SelectField, TextField } from '#app/ui/field.tsx'
import type { IconName } from '#app/ui/icon.tsx'
import { Notice, Page, PageTitle, Section } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }, { name: 'robots', content: 'noindex' }]

const said = { luu: 'accounts.saved', ra: 'accounts.sessionEnded', doi: 'accounts.changed' } as const

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: 'person' })
  const token = await readSessionToken(request)
  const person = (await personById(ctx.store.read, ctx.actor.personId))!
  const has = (...roles: string[]) => ctx.actor.grants.some(({ role }) => roles.includes(role))
  const done = new URL(request.url).searchParams.get('xong')
  return {
    title: titled(ctx.locale, 'accounts.mine'),
    done: done !== null && done in said ? said[done as keyof typeof said] : null,
    person: { fullName: person.fullName, ...(person.addressForm && { addressForm: person.addressForm }) },
    locale: ctx.locale,
    secrets: await secretsOf(ctx),
    sessions: await listSessions(ctx, { token }),
    devices: await listDevices(ctx),
    staff: (await liveGrants(ctx, ctx.actor.personId)).length > 0,
    screens: {
      stall: ctx.producer !== undefined,
      officer: has('officer', 'team_member'),
      admin: has('province_operator', 'collector_maker', 'collector_checker', 'auditor'),
      post: has('post_clerk'),
    },
  }
})

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: 'person' })
  return withForm(
    request,
    MineForm,
    async (change) => {
      const headers = new Headers()
      if (change.intent === 'person') await updatePerson(ctx, change)
      if (change.intent === 'session') await revokeSession(ctx, { sessionId: change.id })
      if (change.intent === 'device') await revokeDevice(ctx, { deviceId: change.id })
      if (change.intent === 'language') {
        await chooseLanguage(ctx, change.language)
        headers.append('Set-Cookie', await languageCookie.serialize(change.language))
      }
      return redirect(`/tai-khoan?xong=${change.intent === 'session' || change.intent === 'device' ? 'ra' : 'luu'}`, { status: 303, headers })
    },
    { locale: ctx.locale },
  )
})

export default function Mine() {
  const { done, person, locale, secrets, sessions, devices, screens, staff } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  return (
    <Page width="narrow">
      <PageTitle lead={t('accounts.mineLead')}>{t('accounts.mine')}</PageTitle>
      {done && <Notice tone="good" live>{t(done)}</Notice>}
      <nav aria-label={t('accounts.mineWork')} className="stack">
        {screens.stall && <Screen to="/nong-ho" icon="stall">{t('accounts.toStall')}</Screen>}
        {screens.officer && <Screen to="/can-bo" icon="people">{t('accounts.toOfficer')}</Screen>}
        {screens.admin && <Screen to="/quan-tri" icon="people">{t('accounts.toAdmin')}</Screen>}
        {screens.post && <Screen to="/buu-cuc" icon="truck">{t('accounts.toPost')}</Screen>}
        <Screen to="/tai-khoan/don-hang" icon="receipt">{t('accounts.toOrders')}</Screen>
      </nav>
      <Section title={t('accounts.mineName')}>
        <AnswerForm<'fullName' | 'addressForm'>
          answer={answer}
          defaults={person}
          hidden={{ intent: 'person' }}
          fields={({ fullName, addressForm }) => (
            <>
              <TextField field={fullName} label={t('accounts.fullName')} autoComplete="name" />
              <SelectField field={addressForm} label={t('accounts.addressForm')} placeholder="—" options={addressForms.map((word) => ({ value: word, label: word }))} />
            </>
          )}
          button={t('common.save')}
          kind="secondary"
        />
      </Section>
      <Section title={t('accounts.mineLanguage')}>
        <AnswerForm<'language'>
          id="language"
          answer={undefined}
          defaults={{ language: locale }}
          hidden={{ intent: 'language' }}
          fields={({ language }) => (
            <ChoiceField field={language} label={t('accounts.mineLanguage')} columns options={[{ value: 'vi', label: t('accounts.languageVi') }, { value: 'en', label: t('accounts.languageEn') }]} />
          )}
          button={t('common.save')}
          kind="secondary"
        />
      </Section>
      <Section title={t('accounts.mineSecrets')}>
        <div className="row">
          <ButtonLink to="/tai-khoan/doi?loai=pin" kind="secondary" icon="lock" reloadDocument>{t(secrets.includes('pin') ? 'accounts.pinChange' : 'accounts.pinSet')}</ButtonLink>
          <ButtonLink to="/tai-khoan/doi?loai=password" kind="secondary" icon="lock" reloadDocument>{t(secrets.includes('password') ? 'accounts.passwordChange' : 'accounts.passwordSet')}</ButtonLink>
          {staff && <ButtonLink to="/tai-khoan/ghep-may" kind="secondary" icon="phone" reloadDocument>{t('accounts.stepPair')}</ButtonLink>}
        </div>
      </Section>
      <MySessions sessions={sessions} />
      <MyDevices devices={devices} />
      <p><a href="/tai-khoan/du-lieu">{t('accounts.toData')}</a></p>
      <form method="post" action="/dang-xuat">
        <Button kind="danger" wide>{t('common.signOut')}</Button>
      </form>
    </Page>
  )
}

function Screen({ to, icon, children }: { to: string; icon: IconName; children: string }) {
  return <ButtonLink to={to} icon={icon} kind="secondary" wide reloadDocument>{children}</ButtonLink>
}
