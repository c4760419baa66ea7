import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react'
import type { ReactNode } from 'react'
import { useT } from '#app/lib/i18n.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import type { FieldLike } from '#app/ui/field.tsx'
import type { IconName } from '#app/ui/icon.tsx'
import { Page, PageTitle } from '#app/ui/page.tsx'

type Fields<Name extends string> = Record<Name, FieldLike>

type QuestionProps<Name extends string> = {
  title: ReactNode
  lead?: ReactNode
  button: ReactNode
  icon?: IconName
  answer: unknown
  defaults?: Partial<Record<Name, string>>
  hidden?: Record<string, string>
  fields: (fields: Fields<Name>) => ReactNode
  /** What was said by the last button, between the question and its field. */
  before?: ReactNode
  children?: ReactNode
}

/** One question per screen: the question as the title, its field, one button, and what else can be done below. */
export function Question<Name extends string>({ title, lead, before, children, ...form }: QuestionProps<Name>) {
  return (
    <Page width="narrow">
      <PageTitle lead={lead}>{title}</PageTitle>
      {before}
      <AnswerForm {...form} />
      {children}
    </Page>
  )
}

/** A form whose answer comes from `withForm`; works the same without JavaScript. */
export function AnswerForm<Name extends string>({ id = 'answer', answer, defaults, fields, button, icon, hidden = {}, kind = 'primary' }: Omit<QuestionProps<Name>, 'title' | 'lead' | 'before' | 'children'> & { id?: string; kind?: 'primary' | 'secondary' }) {
  const t = useT()
  const lastResult = (answer ?? undefined) as SubmissionResult<string[]> | undefined
  const [form, own] = useForm<Record<Name, string>>({ id, lastResult, defaultValue: (defaults ?? {}) as never })
  return (
    <form method="post" {...getFormProps(form)} className="stack">
      {Object.entries(hidden).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      <ErrorSummary form={form} title={t('common.seeBelow')} />
      {fields(own as unknown as Fields<Name>)}
      <Button wide icon={icon} kind={kind}>{button}</Button>
    </form>
  )
}
