import { type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useSay, useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { showPhone } from '#app/lib/phone.ts'
import { showDate, showDateTime } from '#app/lib/time.ts'
import { notePrivacyVisit } from '#app/modules/accounts/data-about-me.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { readSessionToken } from '#app/request/cookies.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { whatIsKept } from '#app/request/what-is-kept.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { KeyValues, Page, PageTitle, Section } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }, { name: 'robots', content: 'noindex' }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: 'person' })
  await notePrivacyVisit(ctx)
  return { title: titled(ctx.locale, 'accounts.dataTitle'), mine: await whatIsKept(ctx, await readSessionToken(request)) }
})

export default function MyData() {
  const { mine } = useLoaderData<typeof loader>()
  const t = useT()
  const say = useSay()
  const role = (held: (typeof mine.roles)[number]) => {
    const words = { role: `${say(`accounts.role.${held.role}`)} (${held.unitPath || t('accounts.dataWhole')})`, from: showDate(held.validFrom) }
    return held.validTo ? t('accounts.dataRoleEnded', { ...words, to: showDate(held.validTo) }) : t('accounts.dataRole', words)
  }
  return (
    <Page width="narrow">
      <PageTitle lead={t('accounts.dataLead')}>{t('accounts.dataTitle')}</PageTitle>
      <ButtonLink to="/tai-khoan/du-lieu/tai-ve" icon="receipt" kind="secondary" reloadDocument>{t('accounts.dataDownload')}</ButtonLink>
      <Section title={t('accounts.dataPerson')}>
        <KeyValues
          rows={[
            { key: 'name', label: t('accounts.fullName'), value: mine.person.fullName, strong: true },
            { key: 'form', label: t('accounts.addressForm'), value: mine.person.addressForm ?? '—' },
            { key: 'since', label: t('accounts.dataSince'), value: showDate(mine.person.registeredAt) },
          ]}
        />
      </Section>
      <Listed title={t('accounts.dataPhones')} items={mine.phones.map(({ phone, checkedAt }) => `${showPhone(phone)} · ${checkedAt ? t('accounts.dataChecked', { date: showDate(checkedAt) }) : t('accounts.dataUnchecked')}`)} />
      {mine.household && (
        <Section title={t('accounts.dataHousehold')}>
          <KeyValues
            rows={[
              { key: 'household', label: t('accounts.dataHouseholdName'), value: mine.household.name, strong: true },
              { key: 'place', label: t('accounts.dataPlace'), value: [mine.household.hamlet, mine.household.commune].filter(Boolean).join(', ') },
              { key: 'grows', label: t('accounts.dataGrows'), value: mine.household.grows },
              { key: 'data', label: t('accounts.dataConsent'), value: mine.household.consents.data ? showDate(mine.household.consents.data) : '—' },
              { key: 'rules', label: t('accounts.dataConsentRules'), value: mine.household.consents.stallRules ? showDate(mine.household.consents.stallRules) : '—' },
            ]}
          />
        </Section>
      )}
      <Listed title={t('accounts.toOrders')} items={mine.orders.slice(0, 10).map(({ code, total, placedAt }) => `${code} · ${showDong(total)} · ${showDate(placedAt)}`)} />
      <Listed title={t('accounts.dataSecrets')} items={mine.secrets.map((kind) => say(`accounts.secret.${kind}`))} />
      <Listed title={t('accounts.dataRoles')} items={mine.roles.map(role)} />
      <Listed title={t('accounts.mineSessions')} items={mine.sessions.map(({ device, seenAt }) => `${device || t('accounts.sessionUnknown')} · ${showDateTime(seenAt)}`)} />
      <Listed title={t('accounts.mineDevices')} items={mine.devices.map(({ name, enrolledAt }) => `${name} · ${showDate(enrolledAt)}`)} />
      <p className="text-ink-soft">{t('accounts.dataWhy')}</p>
      <p><a href="/rieng-tu">{t('accounts.dataPrivacy')}</a></p>
      <p><a href="/tai-khoan">{t('common.back')}</a></p>
    </Page>
  )
}

function Listed({ title, items }: { title: string; items: string[] }) {
  const t = useT()
  return (
    <Section title={title}>
      {items.length === 0 ? <p className="text-ink-soft">{t('accounts.dataNone')}</p> : <ul className="list-disc pl-6">{items.map((item, at) => <li key={at} className="py-1">{item}</li>)}</ul>}
    </Section>
  )
}
