import { useForm } from '@conform-to/react'
import { Form, useActionData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { showDay } from '#app/lib/time.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { ChoiceField, type FieldLike, SelectField, TextField } from '#app/ui/field.tsx'
import { resultFor } from '#app/ui/form-result.ts'
import type { BadgeTone } from '#app/ui/marks.tsx'
import { Badge, Notice, Section } from '#app/ui/page.tsx'
import { issuingLevels } from '../ocop-badge.ts'

type Own = { id: string; number: string; stars: number; decisionNo: string; expiresOn: string; state: 'waiting' | 'valid' | 'lapsed' | 'withdrawn' }

const tones: Record<Own['state'], BadgeTone> = { waiting: 'warn', valid: 'good', lapsed: 'plain', withdrawn: 'danger' }
const words = { waiting: 'catalog.ocopWaiting', valid: 'catalog.ocopValid', lapsed: 'catalog.ocopLapsed', withdrawn: 'catalog.ocopWithdrawn' } as const

export function CertificateSection({ certificates }: { certificates: readonly Own[] }) {
  const t = useT()
  const result = resultFor(useActionData(), 'certificate')
  const [form, untyped] = useForm({ id: 'certificate', lastResult: result })
  const fields = untyped as unknown as Record<'number' | 'stars' | 'decisionNo' | 'issuedByLevel' | 'issuedOn', FieldLike>
  const newest = certificates[0]
  return (
    <Section title={t('catalog.ocopTitle')}>
      {newest?.state === 'lapsed' && <Notice tone="warn" title={t('catalog.ocopExpired', { day: showDay(newest.expiresOn) })} />}
      {certificates.map((one) => (
        <p key={one.id} className="row">
          <Badge tone={tones[one.state]}>{t(words[one.state])}</Badge>
          <span>{t('catalog.ocopRow', { stars: one.stars, number: one.number, decision: one.decisionNo, day: showDay(one.expiresOn) })}</span>
        </p>
      ))}
      <details open={result !== null}>
        <summary className="btn btn-secondary w-full">{t('catalog.ocopTitle')} +</summary>
        <Form method="post" id={form.id} noValidate className="stack pt-3">
          <p className="text-ink-soft">{t('catalog.ocopLead')}</p>
          <ErrorSummary form={form} title={t('common.seeBelow')} />
          <input type="hidden" name="intent" value="certificate" />
          <TextField field={fields.number} label={t('catalog.ocopNumber')} autoComplete="off" />
          <ChoiceField field={fields.stars} label={t('catalog.ocopStars')} options={['3', '4', '5'].map((value) => ({ value, label: t('catalog.ocopStarsN', { n: value }) }))} />
          <TextField field={fields.decisionNo} label={t('catalog.ocopDecision')} hint={t('catalog.ocopDecisionHint')} autoComplete="off" />
          <SelectField field={fields.issuedByLevel} label={t('catalog.ocopLevel')} placeholder="" options={issuingLevels.map((value) => ({ value, label: t(`catalog.ocopLevel.${value}`) }))} />
          <TextField field={fields.issuedOn} label={t('catalog.ocopIssued')} hint={t('catalog.ocopIssuedHint')} inputMode="numeric" autoComplete="off" />
          <Button kind="secondary" wide>{t('catalog.ocopSend')}</Button>
        </Form>
      </details>
    </Section>
  )
}
