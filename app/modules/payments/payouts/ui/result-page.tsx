import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { showDateTime } from '#app/lib/time.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { controlProps, FieldFrame } from '#app/ui/field-parts.tsx'
import { KeyValues, Notice, Section } from '#app/ui/page.tsx'
import type { ImportAnswer, listImports } from '../import-result.server.ts'

type Imports = Awaited<ReturnType<typeof listImports>>

export function ResultForm({ works, lastResult }: { works: Imports['works']; lastResult: SubmissionResult<string[]> | undefined }) {
  const t = useT()
  const [form, fields] = useForm<{ collectorId: string; file: string }>({ id: 'result', lastResult: lastResult ?? null, defaultValue: { collectorId: works[0]?.id ?? '' } })
  const hint = t('payouts.resultFileHint')
  return (
    <Form method="post" encType="multipart/form-data" {...getFormProps(form)} className="stack">
      <ErrorSummary form={form} title={t('common.seeBelow')} />
      {works.length === 1 ? (
        <input type="hidden" name="collectorId" value={works[0]!.id} />
      ) : (
        <SelectField field={fields.collectorId} label={t('payouts.resultCollector')} options={works.map(({ id, name }) => ({ value: id, label: name }))} />
      )}
      <FieldFrame field={fields.file} label={t('payouts.resultFile')} hint={hint}>
        <input {...controlProps(fields.file, hint)} type="file" accept=".csv,text/csv,text/plain" className="control" />
      </FieldFrame>
      <Button icon="receipt">{t('payouts.resultButton')}</Button>
    </Form>
  )
}

/** What was booked, or every row that kept the file from being taken. */
export function ResultReport({ answer }: { answer: ImportAnswer }) {
  const t = useT()
  if ('fault' in answer) return <Notice tone="danger" live title={t(`payouts.fileFault.${answer.fault}`)} />
  if ('taken' in answer) {
    const { tasks, ...counts } = answer.taken
    return (
      <Notice tone={tasks > 0 ? 'warn' : 'good'} live title={t('payouts.resultDone', counts)}>
        {tasks > 0 && <p>{t('payouts.resultTasks', { n: tasks })}</p>}
      </Notice>
    )
  }
  return (
    <Notice tone="danger" live title={t('payouts.resultRefused')}>
      <ul className="mt-2">
        {answer.faults.slice(0, MOST_SHOWN).map(({ line, fault, seen }) => (
          <li key={line}><strong>{t('payouts.resultLine', { line })}</strong>: {t(`payouts.rowFault.${fault}`, { seen })}</li>
        ))}
      </ul>
    </Notice>
  )
}

const MOST_SHOWN = 100

export function ResultFiles({ files }: { files: Imports['files'] }) {
  const t = useT()
  if (files.length === 0) return null
  return (
    <Section title={t('payouts.recentFiles')}>
      <KeyValues rows={files.map(({ id, fileName, rows, importedAt, by }) => ({ key: id, label: `${fileName} · ${by}`, value: t('payouts.fileRows', { rows, time: showDateTime(importedAt) }) }))} />
    </Section>
  )
}
