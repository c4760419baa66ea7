import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { HouseholdQuery } from '#app/modules/onboarding/households.form.ts'
import { listHouseholds, type HouseholdRow } from '#app/modules/onboarding/list-households.server.ts'
import { stages } from '#app/modules/onboarding/stage.ts'
import { fieldRoles, householdReaders } from '#app/modules/producers/scope.server.ts'
import { StageBadge } from '#app/modules/onboarding/ui/stage-badge.tsx'
import { requirementTitle } from '#app/modules/onboarding/ui/requirement-list.tsx'
import { openContext } from '#app/request/context.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { PlainField, PlainSelect } from '#app/ui/field.tsx'
import { DataTable, Empty, FilterBar, Page, PageTitle, Pagination } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: householdReaders })
  const { q, xa, chang, trang } = HouseholdQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const list = await listHouseholds(ctx, { q, communeCode: xa, stage: chang, page: trang })
  const mayRegister = ctx.actor.grants.some(({ role }) => (fieldRoles as readonly string[]).includes(role))
  return { ...list, q, xa, chang, mayRegister, title: titled(ctx.locale, 'onboarding.households') }
})

export default function Households() {
  const { households, total, page, pages, communes, q, xa, chang, mayRegister } = useLoaderData<typeof loader>()
  const t = useT()
  const filtered = [q, xa, chang].filter(Boolean).length
  const address = (to: number) => `/can-bo/ho?${new URLSearchParams({ ...(q && { q }), ...(xa && { xa }), ...(chang && { chang }), trang: String(to) }).toString()}`
  return (
    <Page>
      <PageTitle lead={t('onboarding.householdsLead')}>{t('onboarding.households')}</PageTitle>
      {mayRegister && <ButtonLink to="/can-bo/ho/moi" icon="plus">{t('onboarding.newHousehold')}</ButtonLink>}
      <FilterBar title={t('onboarding.filter')} active={filtered} open={filtered > 0}>
        <form method="get" className="grid items-end gap-3 md:grid-cols-4">
          <PlainField name="q" label={t('onboarding.searchName')} defaultValue={q} type="text" autoComplete="off" />
          <PlainSelect name="xa" label={t('onboarding.filterCommune')} defaultValue={xa} placeholder={t('onboarding.anyCommune')} options={communes.map(({ code, fullName }) => ({ value: code, label: fullName }))} />
          <PlainSelect name="chang" label={t('onboarding.filterStage')} defaultValue={chang} placeholder={t('onboarding.anyStage')} options={stages.map((stage) => ({ value: stage, label: t(`onboarding.stage.${stage}`) }))} />
          <Button kind="secondary" icon="search">{t('onboarding.filterButton')}</Button>
        </form>
      </FilterBar>
      {households.length > 0 ? <HouseholdTable rows={households} total={total} /> : <Empty title={t(filtered > 0 ? 'onboarding.noMatch' : 'onboarding.noHouseholds')} />}
      <Pagination page={page} pages={pages} href={address} />
    </Page>
  )
}

function HouseholdTable({ rows, total }: { rows: HouseholdRow[]; total: number }) {
  const t = useT()
  return (
    <DataTable
      caption={t('onboarding.householdCount', { n: total })}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', title: t('onboarding.household'), cell: ({ id, name }) => <Link to={`/can-bo/ho/${id}`} className="inline-block py-2 font-bold text-tea underline">{name}</Link> },
        { key: 'where', title: t('onboarding.where'), cell: ({ hamlet, commune }) => [hamlet, commune].filter(Boolean).join(', ') },
        { key: 'stage', title: t('onboarding.stage'), cell: ({ stage }) => <StageBadge stage={stage} /> },
        {
          key: 'blocks',
          title: t('onboarding.blocks'),
          cell: ({ blocks }) => (blocks.length === 0 ? t('onboarding.nothingBlocks') : <Blocks titles={blocks.map((row) => requirementTitle(t, row))} />),
        },
      ]}
    />
  )
}

const SHOWN = 2

function Blocks({ titles }: { titles: string[] }) {
  const t = useT()
  return (
    <span>
      {titles.slice(0, SHOWN).join(' · ')}
      {titles.length > SHOWN && <strong> {t('onboarding.moreBlocks', { n: titles.length - SHOWN })}</strong>}
    </span>
  )
}
