import { Form, Link } from '@remix-run/react'
import { staffRoles } from '#app/lib/context.ts'
import { useT } from '#app/lib/i18n.ts'
import { showPhone } from '#app/lib/phone.ts'
import { showDate } from '#app/lib/time.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { PlainSelect } from '#app/ui/field.tsx'
import { Badge, DataTable, Empty, Notice, Page, PageTitle, Pagination } from '#app/ui/page.tsx'
import type { RoleItem } from '../list-people.server.ts'

type Props = { rows: RoleItem[]; total: number; page: number; pages: number; role: string; done: 'given' | 'ended' | undefined; hrefOf: (page: number) => string }

export function PeoplePage({ rows, total, page, pages, role, done, hrefOf }: Props) {
  const t = useT()
  return (
    <Page>
      <PageTitle lead={t('outreach.peopleLead')}>{t('outreach.people')}</PageTitle>
      {done && <Notice tone="good" live title={t(`outreach.role.${done}`)} />}
      <div className="grid gap-4 md:grid-cols-2">
        <Form method="get" className="flex items-end">
          <div className="mr-2 min-w-0 flex-1">
            <PlainSelect name="viec" label={t('outreach.whichRole')} defaultValue={role} placeholder={t('outreach.everyRole')} options={staffRoles.map((value) => ({ value, label: t(`accounts.role.${value}`) }))} />
          </div>
          <Button kind="secondary">{t('outreach.filter')}</Button>
        </Form>
        <div className="row items-end md:justify-end">
          <ButtonLink to="/quan-tri/thu-ho" kind="secondary" icon="money">{t('collectors.title')}</ButtonLink>
          <ButtonLink to="/quan-tri/nguoi-dung/giao-viec" icon="plus">{t('outreach.giveRole')}</ButtonLink>
        </div>
      </div>
      {rows.length === 0 ? (
        <Empty title={t('outreach.noPeople')} />
      ) : (
        <DataTable
          caption={t('outreach.rolesCount', { total })}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            { key: 'name', title: t('outreach.person'), cell: (row) => <Name row={row} /> },
            { key: 'role', title: t('outreach.roleTitle'), cell: (row) => t(`accounts.role.${row.role}`) },
            { key: 'unit', title: t('outreach.unit'), cell: (row) => row.collector || row.unit || t('places.wholeCountry') },
            { key: 'phone', title: t('outreach.phone'), cell: (row) => (row.phone ? showPhone(row.phone) : '–') },
            { key: 'since', title: t('outreach.since'), cell: (row) => showDate(row.since) },
          ]}
        />
      )}
      <Pagination page={page} pages={pages} href={hrefOf} />
    </Page>
  )
}

function Name({ row }: { row: RoleItem }) {
  const t = useT()
  if (row.mine) return <>{row.fullName} <Badge>{t('outreach.you')}</Badge></>
  if (!row.appointable) return <>{row.fullName}</>
  return <Link to={`/quan-tri/nguoi-dung/${row.id}`} className="inline-flex min-h-touch items-center text-tea underline md:min-h-0 md:py-1">{row.fullName}</Link>
}
