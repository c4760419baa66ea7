import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { scopesOf } from '#app/lib/context.ts'
import { useT } from '#app/lib/i18n.ts'
import { adminRoles } from '#app/modules/outreach/admin-roles.ts'
import { NewCollectorForm } from '#app/modules/payments/collectors/collector.form.ts'
import { listReadableCollectors, type CollectorItem } from '#app/modules/payments/collectors/get-collector.server.ts'
import { openCollector } from '#app/modules/payments/collectors/open-collector.server.ts'
import { unitName } from '#app/modules/places/unit-name.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { DataTable, Empty, Notice, Page, PageTitle, Section } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: adminRoles })
  const scopes = scopesOf(ctx.actor, 'province_operator')
  const units = await Promise.all(scopes.map(async (unitPath) => ({ value: unitPath, label: await unitName(ctx.store.read, unitPath) })))
  return { ...(await listReadableCollectors(ctx)), units, title: titled(ctx.locale, 'collectors.title') }
})

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: ['province_operator'] })
  return withForm(
    request,
    NewCollectorForm,
    async ({ name, unit }) => {
      const { collectorId } = await openCollector(ctx, { name, unitPath: unit })
      return redirect(`/quan-tri/thu-ho/${collectorId}?xong=1`, 303)
    },
    { locale: ctx.locale },
  )
})

export default function Collectors() {
  const { rows, direct, units } = useLoaderData<typeof loader>()
  const t = useT()
  return (
    <Page>
      <PageTitle lead={t('collectors.lead')}>{t('collectors.title')}</PageTitle>
      {direct > 0 && <Notice title={t('collectors.directCount', { n: direct })} />}
      {rows.length === 0 ? (
        <Empty title={t('collectors.none')} />
      ) : (
        <DataTable
          caption={t('collectors.title')}
          hideCaption
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            { key: 'name', title: t('collectors.name'), cell: ({ id, name }: CollectorItem) => <Link to={`/quan-tri/thu-ho/${id}`} className="inline-flex min-h-touch items-center text-tea underline md:min-h-0 md:py-1">{name}</Link> },
            { key: 'unit', title: t('outreach.unit'), cell: ({ unit }: CollectorItem) => unit || t('places.wholeCountry') },
            { key: 'stalls', title: t('collectors.stalls'), number: true, cell: (row: CollectorItem) => row.stalls },
          ]}
        />
      )}
      {units.length > 0 && <NewCollector units={units} />}
    </Page>
  )
}

function NewCollector({ units }: { units: { value: string; label: string }[] }) {
  const t = useT()
  const [form, fields] = useForm<Record<'name' | 'unit', string>>({ id: 'collector', lastResult: (useActionData<typeof action>() as SubmissionResult<string[]> | undefined) ?? null, defaultValue: { unit: units[0]!.value } })
  return (
    <Section title={t('collectors.new')}>
      <Form method="post" {...getFormProps(form)} className="stack max-w-narrow">
        <ErrorSummary form={form} title={t('common.seeBelow')} />
        <TextField field={fields.name} label={t('collectors.name')} hint={t('collectors.nameHint')} />
        <SelectField field={fields.unit} label={t('collectors.where')} options={units.map(({ value, label }) => ({ value, label: label || t('places.wholeCountry') }))} />
        <Button icon="plus">{t('collectors.newGo')}</Button>
      </Form>
    </Section>
  )
}
