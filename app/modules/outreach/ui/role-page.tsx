import { Form } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { showPhone } from '#app/lib/phone.ts'
import { showDate } from '#app/lib/time.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { CallLink, Card, Code, KeyValues, Notice, Page, PageTitle, Section } from '#app/ui/page.tsx'
import type { RoleItem } from '../list-people.server.ts'

/** One person's role: a code to read to her, and the end of it after a second look. */
export function RolePage({ item, ending, code, problem }: { item: RoleItem & { helpable: boolean }; ending: boolean; code: string | undefined; problem: string | undefined }) {
  const t = useT()
  const here = `/quan-tri/nguoi-dung/${item.id}`
  const role = t(`accounts.role.${item.role}`)
  const unit = item.collector || item.unit || t('places.wholeCountry')
  return (
    <Page width="narrow">
      <PageTitle>{item.fullName}</PageTitle>
      {problem && <Notice tone="warn" live title={problem} />}
      <KeyValues
        rows={[
          { key: 'role', label: t('outreach.roleTitle'), value: role },
          { key: 'unit', label: t('outreach.unit'), value: unit },
          { key: 'phone', label: t('outreach.phone'), value: item.phone ? showPhone(item.phone) : '–' },
          { key: 'since', label: t('outreach.since'), value: showDate(item.since) },
        ]}
      />
      {item.phone && <CallLink phone={item.phone} wide label={t('outreach.callPerson', { name: item.fullName, phone: showPhone(item.phone) })} />}
      {item.helpable && (
        <Section title={t('outreach.helpTitle')}>
          <p>{t('outreach.helpLead')}</p>
          {code ? (
            <Notice tone="good" live title={t('outreach.helpReady', { name: item.fullName })}>
              <div className="my-2"><Code>{code}</Code></div>
              <p>{t('outreach.helpOnce')}</p>
            </Notice>
          ) : (
            <Form method="post" action={here}>
              <Button kind="secondary" icon="phone" name="intent" value="help">{t('outreach.helpGo')}</Button>
            </Form>
          )}
        </Section>
      )}
      <Section title={t('outreach.endTitle')}>
        {ending ? (
          <Card tone="urgent">
            <p className="font-bold">{t('outreach.endSure', { name: item.fullName, role, unit })}</p>
            <p>{t('outreach.endNote')}</p>
            <Form method="post" action={here} className="grid gap-2 sm:grid-cols-2">
              <Button kind="danger" name="intent" value="end">{t('outreach.endGo')}</Button>
              <ButtonLink to={here} kind="quiet">{t('common.cancel')}</ButtonLink>
            </Form>
          </Card>
        ) : (
          <ButtonLink to={`${here}?thoi=1`} kind="quiet" icon="close">{t('outreach.endAsk')}</ButtonLink>
        )}
      </Section>
      <ButtonLink to="/quan-tri/nguoi-dung" kind="quiet">{t('outreach.backToPeople')}</ButtonLink>
    </Page>
  )
}
