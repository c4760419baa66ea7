import { useForm, type SubmissionResult } from '@conform-to/react'
import { Form, useActionData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { showDay } from '#app/lib/time.ts'
import { CommuneField, type CommuneChoice } from '#app/modules/places/ui/commune-field.tsx'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { type FieldLike, SelectField, TextField } from '#app/ui/field.tsx'
import { resultFor } from '#app/ui/form-result.ts'
import type { Tried } from '../try-commission.server.ts'
import { kinds, kindValues, TriedNotice } from './tried.tsx'

type Props = { collectorId: string; provinces: readonly { value: string; label: string }[] }
type Answer = (SubmissionResult<string[]> & { tried?: Tried; communeChoices?: CommuneChoice[] }) | null

const actionFor = (collectorId: string) => `/quan-tri/phi?thu_ho=${encodeURIComponent(collectorId)}`

/** Which scope: everywhere, a province, a commune; every kind of seller or one. */
function Scope({ fields, provinces, choices }: { fields: Record<'province' | 'commune' | 'communeCode' | 'producerKind', FieldLike>; provinces: Props['provinces']; choices: CommuneChoice[] }) {
  const t = useT()
  return (
    <>
      <SelectField field={fields.province} label={t('fees.place')} placeholder={t('fees.everywhere')} options={[...provinces]} />
      <CommuneField field={fields.commune} codeField={fields.communeCode} label={t('fees.commune')} hint={t('fees.communeHint')} choices={choices} />
      <SelectField field={fields.producerKind} label={t('fees.kind')} options={kindValues.map((value) => ({ value, label: t(kinds[value]) }))} />
    </>
  )
}

export function ProposeForm({ collectorId, provinces }: Props) {
  const t = useT()
  const answered = useActionData()
  const answer = (resultFor(answered, 'propose') ?? resultFor(answered, 'preview')) as Answer
  const [form, untyped] = useForm({ id: 'fee', lastResult: answer })
  const fields = untyped as unknown as Record<'province' | 'commune' | 'communeCode' | 'producerKind' | 'percent' | 'validFrom' | 'validTo' | 'reason', FieldLike>
  return (
    <Form method="post" action={actionFor(collectorId)} id={form.id} noValidate className="stack max-w-narrow" preventScrollReset>
      <ErrorSummary form={form} title={t('common.seeBelow')} />
      <input type="hidden" name="collectorId" value={collectorId} />
      <TextField field={fields.percent} label={t('fees.percent')} hint={t('fees.percentHint')} inputMode="decimal" autoComplete="off" suffix="%" />
      <Scope fields={fields} provinces={provinces} choices={answer?.communeChoices ?? []} />
      <TextField field={fields.validFrom} label={t('fees.from')} hint={t('fees.dayHint')} autoComplete="off" />
      <TextField field={fields.validTo} label={t('fees.to')} hint={t('fees.toHint')} autoComplete="off" />
      <TextField field={fields.reason} label={t('fees.reason')} hint={t('fees.reasonHint')} autoComplete="off" />
      {answer?.tried && <TriedNotice tried={answer.tried} />}
      <div className="row">
        <Button name="intent" value="preview" kind="secondary" icon="search">{t('fees.preview')}</Button>
        <Button name="intent" value="propose" icon="arrow">{t('fees.propose')}</Button>
      </div>
    </Form>
  )
}

export function TryForm({ collectorId, provinces, today }: Props & { today: string }) {
  const t = useT()
  const answer = resultFor(useActionData(), 'try') as Answer
  const [form, untyped] = useForm({ id: 'try', lastResult: answer, defaultValue: { day: showDay(today), amount: '1.000.000', producerKind: 'household' } })
  const fields = untyped as unknown as Record<'province' | 'commune' | 'communeCode' | 'producerKind' | 'day' | 'amount', FieldLike>
  return (
    <>
      {answer?.tried && <TriedNotice tried={answer.tried} />}
      <details className="card" open={answer !== null}>
        <summary className="flex min-h-touch cursor-pointer items-center font-bold text-tea underline">{t('fees.tryOpen')}</summary>
        <Form method="post" action={actionFor(collectorId)} id={form.id} noValidate className="stack max-w-narrow pt-4" preventScrollReset>
          <ErrorSummary form={form} title={t('common.seeBelow')} />
          <input type="hidden" name="intent" value="try" />
          <input type="hidden" name="collectorId" value={collectorId} />
          <Scope fields={fields} provinces={provinces} choices={answer?.communeChoices ?? []} />
          <TextField field={fields.day} label={t('fees.day')} hint={t('fees.dayHint')} autoComplete="off" />
          <TextField field={fields.amount} label={t('fees.amount')} inputMode="numeric" autoComplete="off" suffix={t('catalog.dong')} />
          <Button kind="secondary" icon="search">{t('fees.tryGo')}</Button>
        </Form>
      </details>
    </>
  )
}
