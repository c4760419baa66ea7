import { Link } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { showDateTime, showDay } from '#app/lib/time.ts'
import { DataTable, Empty, Pagination, Section } from '#app/ui/page.tsx'
import type { listImports } from '../read-bank.server.ts'

type Imports = Awaited<ReturnType<typeof listImports>>

export function ImportedFiles({ statements, pages, page }: Imports & { page: number }) {
  const t = useT()
  return (
    <Section title={t('bank.imports')}>
      {statements.length === 0 ? (
        <Empty title={t('bank.noImports')} />
      ) : (
        <DataTable
          caption={t('bank.imports')}
          hideCaption
          rows={statements}
          rowKey={({ id }) => id}
          columns={[
            { key: 'file', title: t('bank.fileName'), cell: ({ id, fileName }) => <Link to={`/quan-tri/doi-soat/sao-ke/${id}`} className="inline-flex min-h-touch items-center [overflow-wrap:anywhere] text-tea underline md:min-h-0 md:py-1">{fileName}</Link> },
            { key: 'account', title: t('bank.account'), cell: ({ account }) => account },
            { key: 'days', title: t('bank.days'), cell: ({ fromDay, toDay }) => t('bank.fromTo', { from: showDay(fromDay), to: showDay(toDay) }) },
            { key: 'rows', title: t('bank.rows'), number: true, cell: ({ rows }) => rows },
            { key: 'taken', title: t('bank.newRows'), number: true, cell: ({ taken }) => taken },
            { key: 'at', title: t('bank.importedAt'), cell: ({ importedAt }) => showDateTime(importedAt) },
          ]}
        />
      )}
      <Pagination page={page} pages={pages} href={(n) => `/quan-tri/doi-soat/sao-ke?trang=${n}`} />
    </Section>
  )
}
