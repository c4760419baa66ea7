import { useForm } from '@conform-to/react'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { withCommuneChoices } from '#app/modules/places/commune-choices.server.ts'
import { requireCommune } from '#app/modules/places/communes.server.ts'
import { findHelper } from '#app/modules/producers/find-helper.server.ts'
import { getProducer } from '#app/modules/producers/find-producer.server.ts'
import { dataConsentOf, giveDataConsent } from '#app/modules/producers/give-own-consent.server.ts'
import { addMember, endMember } from '#app/modules/producers/members.server.ts'
import { can } from '#app/modules/producers/member-rights.ts'
import { AddMemberForm, ConsentForm, EndMemberForm, RegisterOwnForm } from '#app/modules/producers/register-producer.form.ts'
import { registerProducer } from '#app/modules/producers/register-producer.server.ts'
import { ConsentSection } from '#app/modules/producers/ui/consent-section.tsx'
import { MembersSection } from '#app/modules/producers/ui/members-section.tsx'
import { ProducerFacts } from '#app/modules/producers/ui/producer-facts.tsx'
import { RegisterFields } from '#app/modules/producers/ui/register-fields.tsx'
import { openContext } from '#app/request/context.server.ts'
import { readForm, withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Page, PageTitle } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }, { name: 'robots', content: 'noindex' }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: 'person' })
  if (!ctx.producer) return { title: titled(ctx.locale, 'producers.registerTitle'), actor: ctx.actor.name, producer: null }
  const producer = await getProducer(ctx, ctx.producer.id)
  return {
    title: titled(ctx.locale, 'producers.profileTitle'),
    actor: ctx.actor.name,
    producer,
    consentAt: await dataConsentOf(ctx, producer.id),
    mayChangeMembers: can(ctx.producer.roles, 'members'),
    helper: (await findHelper(ctx.store.read, producer.unitPath, ctx.now()))?.called ?? null,
  }
})

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: 'person' })
  const form = await readForm(request)
  const done = () => redirect('/nong-ho/ho-so', 303)
  const options = { locale: ctx.locale }
  if (!ctx.producer) {
    const answer = await withForm(
      form,
      RegisterOwnForm,
      async ({ commune: typed, communeCode: code, consent, ...value }) => {
        const commune = await requireCommune(ctx.store.read, { typed, code })
        await registerProducer(ctx, { ...value, fullName: ctx.actor.name, communeCode: commune.code, consent: consent ? 'self' : undefined })
        return redirect('/nong-ho', 303)
      },
      options,
    )
    return withCommuneChoices(ctx.store.read, form, answer)
  }
  const producerId = ctx.producer.id
  switch (form.get('intent')) {
    case 'addMember':
      return withForm(form, AddMemberForm, async (member) => addMember(ctx, { producerId, ...member }).then(done), options)
    case 'endMember':
      return withForm(form, EndMemberForm, async (member) => endMember(ctx, { producerId, ...member }).then(done), options)
    default:
      return withForm(form, ConsentForm, async () => giveDataConsent(ctx, { producerId }).then(() => redirect('/nong-ho', 303)), options)
  }
})

export default function Profile() {
  const data = useLoaderData<typeof loader>()
  const t = useT()
  if (!data.producer) return <RegisterPage actor={data.actor} />
  const { producer, consentAt, mayChangeMembers } = data
  return (
    <Page width="narrow">
      <PageTitle lead={t('producers.profileLead')}>{producer.name}</PageTitle>
      <ProducerFacts producer={producer} />
      <ConsentSection consentAt={consentAt ?? null} mayGive />
      <MembersSection members={producer.members} mayChange={mayChangeMembers ?? false} />
    </Page>
  )
}

function RegisterPage({ actor }: { actor: string }) {
  const t = useT()
  const [form, fields] = useForm({ id: 'register', lastResult: useActionData<typeof action>() ?? null, defaultValue: { kind: 'household' } })
  return (
    <Page width="narrow">
      <PageTitle lead={t('producers.registerLead')}>{t('producers.registerTitle')}</PageTitle>
      <Form method="post" id={form.id} noValidate className="stack">
        <ErrorSummary form={form} title={t('common.seeBelow')} />
        <p>
          {t('producers.headIs')} <strong>{actor}</strong>
        </p>
        <RegisterFields fields={fields} consent />
        <Button wide>{t('producers.registerButton')}</Button>
        <ButtonLink to="/nong-ho" kind="quiet">{t('common.back')}</ButtonLink>
      </Form>
    </Page>
  )
}
