import { useForm } from '@conform-to/react'
import { Form, useActionData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { showDay } from '#app/lib/time.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { ChoiceField, type FieldLike, TextField } from '#app/ui/field.tsx'
import { resultFor } from '#app/ui/form-result.ts'
import type { BadgeTone } from '#app/ui/marks.tsx'
import { Badge, Card, CardList, Notice, Section } from '#app/ui/page.tsx'
import type { Modes, ShownMode } from '../read-modes.server.ts'
import { hasThreshold, withholdingModes, type WithholdingMode } from '../tax-rules.ts'

const tones: Record<ShownMode['state'], BadgeTone> = { waiting: 'warn', coming: 'warn', now: 'good', before: 'plain', refused: 'plain' }

/** Whether tax is kept, was and will be, and for who works there the way to change it: two persons, from a day on. */
export function Withholding({ withholding: { modes, mayPropose, mayDecide, oneWaits }, collectorId }: { withholding: Modes; collectorId: string }) {
  const t = useT()
  const say = useMode()
  const now = modes.find(({ state }) => state === 'now')
  return (
    <Section title={t('tax.modeNow')}>
      <Notice title={now ? say(now) : t('tax.mode.OFF')}>{t('tax.modeFrozen')}</Notice>
      <CardList columns="two">{modes.map((mode) => <ModeCard key={mode.id} mode={mode} collectorId={collectorId} mayDecide={mayDecide} />)}</CardList>
      {mayPropose && (
        <details className="card">
          <summary className="flex min-h-touch cursor-pointer items-center font-bold text-tea underline">{t('tax.modeChange')}</summary>
          <div className="pt-4">{oneWaits ? <p>{t('collectors.oneWaits')}</p> : <Propose collectorId={collectorId} />}</div>
        </details>
      )}
    </Section>
  )
}

function useMode() {
  const t = useT()
  return ({ mode, threshold }: { mode: WithholdingMode; threshold: number }) => (hasThreshold(mode) ? t(`tax.mode.${mode}`, { threshold: showDong(threshold) }) : t(`tax.mode.${mode}`))
}

function ModeCard({ mode: { id, mode, threshold, legalBasis, validFrom, note, general, state, proposer, decider }, collectorId, mayDecide }: { mode: ShownMode; collectorId: string; mayDecide: boolean }) {
  const t = useT()
  const say = useMode()
  const waits = state === 'waiting'
  return (
    <Card as="li" tone={waits ? 'urgent' : 'plain'}>
      <p><strong>{say({ mode, threshold })}</strong> <Badge tone={tones[state]}>{t(`tax.modeState.${state}`)}</Badge></p>
      <p>{t('tax.validFrom', { from: showDay(validFrom) })}{general && ` · ${t('tax.modeGeneral')}`}</p>
      <p>{legalBasis}</p>
      {note && <p className="text-ink-soft">{note}</p>}
      {proposer && <p className="text-ink-soft">{decider ? t('tax.modeBy', { proposer, decider }) : t('tax.modeAsked', { proposer })}</p>}
      {waits && !mayDecide && <p>{t('tax.modeWaits')}</p>}
      {waits && mayDecide && (
        <div className="row">
          <Decide intent="take" id={id} collectorId={collectorId} label={t('collectors.take')} />
          <Decide intent="refuse" id={id} collectorId={collectorId} label={t('collectors.refuse')} />
        </div>
      )}
    </Card>
  )
}

function Decide({ intent, id, collectorId, label }: { intent: 'take' | 'refuse'; id: string; collectorId: string; label: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="collectorId" value={collectorId} />
      <input type="hidden" name="proposalId" value={id} />
      <Button kind={intent === 'take' ? 'primary' : 'secondary'} icon={intent === 'take' ? 'check' : 'close'}>{label}</Button>
    </Form>
  )
}

function Propose({ collectorId }: { collectorId: string }) {
  const t = useT()
  const [form, untyped] = useForm({ id: 'withholding', lastResult: resultFor(useActionData(), 'withholding') })
  const fields = untyped as unknown as Record<'mode' | 'threshold' | 'validFrom' | 'legalBasis' | 'note', FieldLike>
  return (
    <Form method="post" id={form.id} noValidate className="stack max-w-narrow">
      <ErrorSummary form={form} title={t('common.seeBelow')} />
      <input type="hidden" name="intent" value="withholding" />
      <input type="hidden" name="collectorId" value={collectorId} />
      <ChoiceField field={fields.mode} label={t('tax.modeAsk')} options={withholdingModes.map((value) => ({ value, label: t(`tax.modeIs.${value}`), hint: t(`tax.modeHint.${value}`) }))} />
      <TextField field={fields.threshold} label={t('tax.threshold')} hint={t('tax.thresholdHint')} inputMode="numeric" autoComplete="off" suffix={t('catalog.dong')} />
      <TextField field={fields.validFrom} label={t('fees.from')} hint={t('fees.dayHint')} autoComplete="off" />
      <TextField field={fields.legalBasis} label={t('tax.basis')} hint={t('tax.basisHint')} autoComplete="off" />
      <TextField field={fields.note} label={t('fees.reason')} hint={t('tax.modeNoteHint')} autoComplete="off" />
      <Button icon="arrow">{t('collectors.proposeGo')}</Button>
    </Form>
  )
}
