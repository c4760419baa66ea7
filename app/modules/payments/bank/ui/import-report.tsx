import { useT } from '#app/lib/i18n.ts'
import { DataTable, Notice } from '#app/ui/page.tsx'
import type { FaultyRow } from '../read-row.ts'
import type { Report, Unreadable } from '../read-statement.server.ts'

/** Why nothing of a file was taken: the whole file, or line by line. */
export function ImportReport({ refusal }: { refusal: { why: Unreadable } | { report: Report } }) {
  const t = useT()
  if ('why' in refusal) {
    const { fault, headings } = refusal.why
    return (
      <Notice tone="danger" live title={t(`bank.file_${fault}`)}>
        {headings && headings.length > 0 && <p>{t('bank.file_headingsSeen', { headings: headings.join(' · ') })}</p>}
      </Notice>
    )
  }
  const { rows, accepted, refused, faults } = refusal.report
  return (
    <>
      <Notice tone="danger" live title={t('bank.refusedTitle', { n: refused })}>{t('bank.refusedLead', { rows, accepted })}</Notice>
      <DataTable
        caption={t('bank.whatIsWrong')}
        hideCaption
        rows={faults}
        rowKey={({ line, fault }) => `${line} ${fault}`}
        columns={[
          { key: 'line', title: t('bank.line'), cell: ({ line }: FaultyRow) => t('bank.lineN', { n: line }) },
          { key: 'fault', title: t('bank.whatIsWrong'), cell: ({ fault, seen }) => (fault === 'repeated' ? t('bank.row_repeated', { seen }) : t(`bank.row_${fault}`)) },
          { key: 'seen', title: t('bank.seen'), cell: ({ fault, seen }) => (fault === 'repeated' || seen === '' ? '–' : seen) },
        ]}
      />
      {refused > faults.length && <p>{t('bank.refusedMore', { n: refused - faults.length })}</p>}
    </>
  )
}
