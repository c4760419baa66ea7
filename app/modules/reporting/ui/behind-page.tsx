import { Link } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { showDate } from '#app/lib/time.ts'
import { DataTable, Empty, Page, PageTitle, Pagination } from '#app/ui/page.tsx'
import type { ProducerBehind } from '../get-progress.server.ts'
import type { Figure } from '../stages.ts'

type Props = { figure: Figure; unitName: string; rows: ProducerBehind[]; total: number; page: number; pages: number; back: string; hrefOf: (page: number) => string; householdOf: (id: string) => string }

/** The producers a figure counts. */
export function BehindPage({ figure, unitName, rows, total, page, pages, back, hrefOf, householdOf }: Props) {
  const t = useT()
  return (
    <Page>
      <PageTitle kicker={<Link to={back} className="inline-flex min-h-touch items-center text-tea underline">{t('reporting.back')}</Link>} lead={t('reporting.behind', { total })}>
        {t('reporting.behindOf', { figure: t(`reporting.${figure}`), unit: unitName || t('reporting.all') })}
      </PageTitle>
      {rows.length === 0 ? (
        <Empty title={t('reporting.nobody')} />
      ) : (
        <DataTable
          caption={t('reporting.behind', { total })}
          hideCaption
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            { key: 'name', title: t('reporting.household'), cell: (row) => <Link to={householdOf(row.id)} className="inline-flex min-h-touch items-center text-tea underline md:min-h-0 md:py-1">{row.name}</Link> },
            { key: 'grows', title: t('reporting.grows'), cell: (row) => row.grows },
            { key: 'commune', title: t('reporting.commune'), cell: (row) => row.commune },
            { key: 'since', title: t('reporting.since'), cell: (row) => showDate(row.createdAt) },
          ]}
        />
      )}
      <Pagination page={page} pages={pages} href={hrefOf} />
    </Page>
  )
}
