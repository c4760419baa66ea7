import { useForm } from '@conform-to/react'
import { Form, useActionData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useT } from '#app/lib/i18n.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { CheckField, type FieldLike, TextAreaField, TextField } from '#app/ui/field.tsx'
import { resultFor } from '#app/ui/form-result.ts'
import { Page, PageTitle, Steps } from '#app/ui/page.tsx'
import { pathOfStep, wizardSteps, type WizardStep } from '../stall.ts'

type Answers = { name: string; story: string; pickupAddress: string; state: string }
type WizardProps = { step: WizardStep; stall: Answers | null; suggestion: string; home: string; left: number }

/** One question on each screen; what was answered is kept and the way on is found again from the data. */
export function StallWizard({ step, stall, suggestion, home, left }: WizardProps) {
  const t = useT()
  const initial = { name: stall?.name ?? suggestion, story: stall?.story ?? '', pickupAddress: stall?.pickupAddress || home }
  const [form, untyped] = useForm({ id: `stall-${step}`, lastResult: resultFor(useActionData(), step), defaultValue: initial })
  const fields = untyped as unknown as Record<'name' | 'story' | 'pickupAddress' | 'rules', FieldLike>
  const before = wizardSteps[wizardSteps.indexOf(step) - 1]
  return (
    <Page width="narrow">
      <PageTitle kicker={left > 0 ? t('stalls.left', { n: left }) : undefined}>{t('stalls.wizardTitle')}</PageTitle>
      <Steps
        items={wizardSteps.map((key) => ({ key, label: t(`stalls.step.${key}`) }))}
        current={wizardSteps.indexOf(step)}
        states={{ done: t('stalls.stepDone'), now: t('stalls.stepNow'), todo: t('stalls.stepTodo') }}
      />
      <Form key={step} method="post" id={form.id} noValidate className="stack">
        <ErrorSummary form={form} title={t('common.seeBelow')} />
        <input type="hidden" name="intent" value={step} />
        <Question step={step} fields={fields} />
        <Button wide>{t(step === 'rules' ? 'stalls.finish' : 'common.next')}</Button>
        {before && <ButtonLink to={pathOfStep(before)} kind="quiet" wide>{t('common.back')}</ButtonLink>}
      </Form>
    </Page>
  )
}

function Question({ step, fields }: { step: WizardStep; fields: Record<'name' | 'story' | 'pickupAddress' | 'rules', FieldLike> }): ReactNode {
  const t = useT()
  switch (step) {
    case 'name':
      return <TextField field={fields.name} label={t('stalls.askName')} hint={t('stalls.askNameHint')} autoComplete="off" />
    case 'story':
      return <TextAreaField field={fields.story} label={t('stalls.askStory')} hint={t('stalls.askStoryHint')} optional={t('stalls.mayBeEmpty')} rows={5} />
    case 'pickup':
      return <TextField field={fields.pickupAddress} label={t('stalls.askPickup')} hint={t('stalls.askPickupHint')} autoComplete="street-address" />
    case 'rules':
      return (
        <>
          <ul className="list-disc pl-6">
            <li>{t('stalls.rule.true')}</li>
            <li>{t('stalls.rule.time')}</li>
            <li>{t('stalls.rule.money')}</li>
            <li>{t('stalls.rule.data')}</li>
          </ul>
          <p>
            <a href="/quy-che">{t('stalls.readRules')}</a>
          </p>
          <CheckField field={fields.rules} label={t('stalls.acceptRules')} />
        </>
      )
  }
}
