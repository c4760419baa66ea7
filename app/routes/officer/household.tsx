import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { covers, scopesOf, type Context } from '#app/lib/context.ts'
import { useT } from '#app/lib/i18n.ts'
import { showDate } from '#app/lib/time.ts'
import { personContact } from '#app/modules/accounts/person-contact.server.ts'
import { HouseholdForm } from '#app/modules/onboarding/household.form.ts'
import { viewOf } from '#app/modules/onboarding/checklist-view.server.ts'
import { checklistOf } from '#app/modules/onboarding/requirement-checklist.server.ts'
import { GateRows } from '#app/modules/onboarding/ui/gate-rows.tsx'
import { HouseholdStall } from '#app/modules/onboarding/ui/household-stall.tsx'
import { verifyProducer } from '#app/modules/onboarding/verify-producer.server.ts'
import { visitsOf } from '#app/modules/outreach/visits-of.server.ts'
import { calledAs } from '#app/modules/producers/called.ts'
import { findHelper } from '#app/modules/producers/find-helper.server.ts'
import { getProducer } from '#app/modules/producers/find-producer.server.ts'
import { giveDataConsent } from '#app/modules/producers/give-own-consent.server.ts'
import { addMember, endMember } from '#app/modules/producers/members.server.ts'
import { fieldRoles, fieldScopes, householdReaders } from '#app/modules/producers/scope.server.ts'
import { ConsentSection } from '#app/modules/producers/ui/consent-section.tsx'
import { MembersSection } from '#app/modules/producers/ui/members-section.tsx'
import { ProducerFacts } from '#app/modules/producers/ui/producer-facts.tsx'
import { openContext } from '#app/request/context.server.ts'
import { withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { CallLink, Card, Notice, Page, PageTitle, Section, Timeline } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.producer.name }]

export const loader = page(async ({ request, params }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: householdReaders })
  const producer = await getProducer(ctx, params.id!)
  const { facts, rows } = await checklistOf(ctx.store.read, producer.id, ctx.now())
  const within = (scopes: string[]) => scopes.some((scope) => covers(scope, producer.unitPath))
  return {
    producer,
    stall: facts.stall ? { ...facts.stall, products: facts.products, verifiedBy: await nameOf(ctx, facts.stall.verifiedBy) } : null,
    consentAt: facts.consentAt,
    rows: viewOf(rows, ctx.locale),
    helper: (await findHelper(ctx.store.read, producer.unitPath, ctx.now()))?.called ?? null,
    visits: await visitsOf(ctx.store.read, producer.id),
    works: within(fieldScopes(ctx.actor)),
    verifies: within(scopesOf(ctx.actor, 'officer')),
    opened: new URL(request.url).searchParams.has('mo'),
  }
})

const nameOf = async (ctx: Context, personId: string | null) => {
  const contact = personId ? await personContact(ctx.store.read, personId) : undefined
  return contact ? calledAs(contact) : null
}

export const action = page(async ({ request, params }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: fieldRoles })
  const producerId = params.id!
  await getProducer(ctx, producerId)
  return withForm(
    request,
    HouseholdForm,
    async (value) => {
      const home = `/can-bo/ho/${producerId}`
      switch (value.intent) {
        case 'verify': {
          const { opened } = await verifyProducer(ctx, { producerId })
          return redirect(opened ? `${home}?mo=1` : home, 303)
        }
        case 'consent':
          await giveDataConsent(ctx, { producerId })
          return redirect(home, 303)
        case 'addMember':
          await addMember(ctx, { producerId, ...value })
          return redirect(home, 303)
        case 'endMember':
          await endMember(ctx, { producerId, ...value })
          return redirect(home, 303)
      }
    },
    { locale: ctx.locale },
  )
})

export default function Household() {
  const { producer, stall, consentAt, rows, helper, visits, works, verifies, opened } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useT()
  const helperName = helper ?? t('onboarding.someOfficer')
  const head = producer.members.find(({ roles }) => roles.includes('owner'))
  const formErrors = refused?.error?.[''] ?? []
  return (
    <Page>
      <PageTitle kicker={<a href="/can-bo/ho">{t('onboarding.households')}</a>} lead={[producer.hamlet, producer.commune].filter(Boolean).join(', ')}>{producer.name}</PageTitle>
      {opened && <Notice tone="good" live title={t('onboarding.openedNow')} />}
      {formErrors.length > 0 && <Notice tone="danger" live title={formErrors.join(' ')} />}
      <div className="row">
        {head?.phone && <CallLink phone={head.phone} label={t('onboarding.callHead', { name: calledAs(head) })} />}
        {works && <ButtonLink to={`/can-bo/ho/${producer.id}/ky-nang`} kind="secondary" icon="book">{t('onboarding.checkSkills')}</ButtonLink>}
      </div>
      <div className="grid gap-6 md:grid-cols-2">
        <div>
          <GateRows rows={rows} helper={helperName} names={producer.members.length > 1} />
        </div>
        <div>
          <HouseholdStall stall={stall}>{verifies && stall && !stall.verifiedAt && <Verify />}</HouseholdStall>
          <Section title={t('onboarding.about')}>
            <ProducerFacts producer={producer} />
          </Section>
          <MembersSection members={producer.members} mayChange={works}>
            {({ personId }) => works && <a href={`/can-bo/ho/${producer.id}/ky-nang?nguoi=${personId}`}>{t('onboarding.checkSkills')}</a>}
          </MembersSection>
          <ConsentSection consentAt={consentAt} mayGive={works} paper />
          <Section title={t('onboarding.visits')} action={works && <ButtonLink to={`/can-bo/chuyen-tham?ho=${producer.id}`} kind="quiet">{t('onboarding.logVisit')}</ButtonLink>}>
            <p>{producer.metAt ? t('onboarding.metOn', { date: showDate(producer.metAt) }) : t('onboarding.notMet')}</p>
            {visits.length === 0 ? <p className="text-ink-soft">{t('onboarding.noVisits')}</p> : <Timeline items={visits.map((visit) => ({ key: visit.id, title: t(`onboarding.visit.${visit.purpose as 'other'}`), at: `${showDate(visit.at)} · ${visit.by}`, note: visit.note, done: true }))} />}
          </Section>
        </div>
      </div>
    </Page>
  )
}

function Verify() {
  const t = useT()
  return (
    <Card tone="urgent" as="section">
      <p>{t('onboarding.verifyLead')}</p>
      <Form method="post">
        <input type="hidden" name="intent" value="verify" />
        <Button wide icon="check">{t('onboarding.verifyButton')}</Button>
      </Form>
    </Card>
  )
}
