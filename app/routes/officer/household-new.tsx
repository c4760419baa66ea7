import { useForm } from '@conform-to/react'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { useT } from '#app/lib/i18n.ts'
import { addressForms } from '#app/modules/accounts/address-forms.ts'
import { withCommuneChoices } from '#app/modules/places/commune-choices.server.ts'
import { findCommune, requireCommune } from '#app/modules/places/communes.server.ts'
import { readUnitPath } from '#app/modules/places/unit-path.ts'
import { findDuplicates, type LikelyDuplicate } from '#app/modules/producers/find-duplicates.server.ts'
import { RegisterAtDoorForm } from '#app/modules/producers/register-producer.form.ts'
import { registerProducer } from '#app/modules/producers/register-producer.server.ts'
import { fieldRoles, fieldScopes } from '#app/modules/producers/scope.server.ts'
import { RegisterFields } from '#app/modules/producers/ui/register-fields.tsx'
import { openContext } from '#app/request/context.server.ts'
import { readForm, withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { CheckField, SelectField, TextField } from '#app/ui/field.tsx'
import { Notice, Page, PageTitle } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: fieldRoles })
  const commune = await onlyCommune(ctx)
  return { forms: [...addressForms], commune: commune?.fullName ?? '', title: titled(ctx.locale, 'onboarding.doorTitle') }
})

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: fieldRoles })
  const form = await readForm(request)
  const province = onlyProvince(ctx)
  if (province) form.set('province', province)
  let duplicates: LikelyDuplicate[] = []
  const answer = await withForm(
    form,
    RegisterAtDoorForm,
    async ({ commune: typed, communeCode: code, confirmed, ...value }) => {
      const commune = await requireCommune(ctx.store.read, { typed, code, provinceCode: province })
      if (!confirmed) duplicates = await findDuplicates(ctx, { ...value, communeCode: commune.code })
      if (duplicates.length > 0) throw new DomainError('conflict', 'onboarding.maybeSameAsk', { field: 'confirmed' })
      const { producerId } = await registerProducer(ctx, { ...value, communeCode: commune.code, met: true })
      return redirect(`/can-bo/ho/${producerId}`, 303)
    },
    { locale: ctx.locale },
  )
  if (duplicates.length > 0 && 'data' in answer) Object.assign(answer.data, { duplicates })
  return withCommuneChoices(ctx.store.read, form, answer)
})

/** Most officers work in one province and one commune: then nobody types them. */
function onlyProvince(ctx: Context): string | undefined {
  const codes = new Set(fieldScopes(ctx.actor).map((scope) => readUnitPath(scope).provinceCode))
  return codes.size === 1 ? [...codes][0] : undefined
}

async function onlyCommune(ctx: Context) {
  const codes = new Set(fieldScopes(ctx.actor).map((scope) => readUnitPath(scope).communeCode))
  const [code] = codes
  return codes.size === 1 && code ? findCommune(ctx.store.read, code) : undefined
}

export default function NewHousehold() {
  const { forms, commune } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const duplicates = (answer as { duplicates?: LikelyDuplicate[] } | undefined)?.duplicates ?? []
  const t = useT()
  const [form, fields] = useForm({ id: 'door', lastResult: answer ?? null, defaultValue: { kind: 'household', commune } })
  const field = fields as unknown as Record<'fullName' | 'addressForm' | 'phone' | 'confirmed', Parameters<typeof TextField>[0]['field']>
  return (
    <Page width="narrow">
      <PageTitle lead={t('onboarding.doorLead')}>{t('onboarding.doorTitle')}</PageTitle>
      <Form method="post" id={form.id} noValidate className="stack">
        <ErrorSummary form={form} title={t('common.seeBelow')} />
        <TextField field={field.fullName} label={t('producers.fullNameHead')} autoComplete="off" />
        <SelectField field={field.addressForm} label={t('producers.addressForm')} placeholder="" options={forms.map((value) => ({ value, label: value }))} />
        <TextField field={field.phone} label={t('producers.phone')} optional={t('producers.phoneOptional')} type="tel" inputMode="numeric" autoComplete="off" />
        <RegisterFields fields={fields} />
        {duplicates.length > 0 && <Duplicates found={duplicates} />}
        {(duplicates.length > 0 || field.confirmed.initialValue !== undefined) && <CheckField field={field.confirmed} label={t('onboarding.doorConfirm')} />}
        <Button wide>{t('onboarding.doorButton')}</Button>
        <ButtonLink to="/can-bo/ho" kind="quiet">{t('onboarding.backToList')}</ButtonLink>
      </Form>
    </Page>
  )
}

function Duplicates({ found }: { found: LikelyDuplicate[] }) {
  const t = useT()
  return (
    <Notice tone="warn" title={t('onboarding.maybeSame')}>
      <ul className="list-disc pl-6">
        {found.map(({ why, known }, index) => (
          <li key={known?.id ?? index}>
            {known ? <a href={`/can-bo/ho/${known.id}`}>{known.name}</a> : t('onboarding.sameElsewhere')}: {t(why === 'phone' ? 'onboarding.samePhone' : 'onboarding.sameName')}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
