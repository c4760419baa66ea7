import { useT } from '#app/lib/i18n.ts'
import { showDay } from '#app/lib/time.ts'
import { Button } from '#app/ui/button.tsx'
import { PlainField, PlainSelect } from '#app/ui/field.tsx'
import { Card, KeyValues, Section } from '#app/ui/page.tsx'
import { Act, errorOf, typedOf, type Household, type Refused } from './act.tsx'

/** A death: reported by one, the heir written by a second, agreed to by a third or by whoever reported it. */
export function SuccessionSection({ household: { succession, heirs, may }, refused }: { household: Household; refused: Refused | undefined }) {
  const t = useT()
  if (!succession && !may.reportDeath) return null
  if (!succession) return <ReportDeath refused={refused} />
  const { state, diedOn, heirPersonId, heirName, documentNo, reportedBy, proposedBy, confirmedBy, withdrawNote } = succession
  const people = [reportedBy, proposedBy, confirmedBy].filter(Boolean).join(' → ')
  return (
    <Section title={t('payouts.death')}>
      <Card>
        <p className="font-bold">{state === 'reported' ? t('payouts.succession.reported', { date: showDay(diedOn) }) : t(`payouts.succession.${state}`)}</p>
        <KeyValues
          rows={[
            { key: 'died', label: t('payouts.diedOn'), value: showDay(diedOn) },
            ...(heirName ? [{ key: 'heir', label: t('payouts.heir'), value: heirName }, { key: 'document', label: t('payouts.document'), value: documentNo }] : []),
            ...(withdrawNote ? [{ key: 'withdrawn', label: t('payouts.note'), value: withdrawNote }] : []),
            { key: 'people', label: t('payouts.typedBy'), value: people },
          ]}
        />
      </Card>
      {may.confirm && (
        <Act intent="confirm" hidden={{ heirPersonId: heirPersonId ?? '', documentNo }} refused={refused}>
          <p className="text-ink-soft">{t('payouts.confirmLead')}</p>
          <Button icon="check">{t('payouts.confirmHeir')}</Button>
        </Act>
      )}
      {may.propose && (
        <Act intent="propose" refused={refused}>
          <PlainSelect name="heirPersonId" label={t('payouts.heir')} hint={t('payouts.heirHint')} placeholder={t('payouts.chooseHeir')} options={heirs.map(({ personId, fullName }) => ({ value: personId, label: fullName }))} defaultValue={typedOf(refused, 'propose', 'heirPersonId')} error={errorOf(refused, 'propose', 'heirPersonId')} />
          <PlainField name="documentNo" label={t('payouts.document')} defaultValue={typedOf(refused, 'propose', 'documentNo')} error={errorOf(refused, 'propose', 'documentNo')} />
          <Button kind="secondary">{t('payouts.proposeHeir')}</Button>
        </Act>
      )}
      {may.withdrawDeath && (
        <details open={refused?.intent === 'withdraw'}>
          <summary className="btn btn-quiet">{t('payouts.deathWithdraw')}</summary>
          <div className="pt-3">
            <Act intent="withdraw" refused={refused}>
              <p className="text-ink-soft">{t('payouts.deathWithdrawLead')}</p>
              <PlainField name="note" id="withdraw-note" label={t('payouts.note')} error={errorOf(refused, 'withdraw', 'note')} />
              <Button kind="danger" icon="close">{t('payouts.deathWithdraw')}</Button>
            </Act>
          </div>
        </details>
      )}
      {may.reportDeath && <ReportDeath refused={refused} />}
    </Section>
  )
}

function ReportDeath({ refused }: { refused: Refused | undefined }) {
  const t = useT()
  return (
    <details open={refused?.intent === 'death'}>
      <summary className="btn btn-quiet">{t('payouts.deathReport')}</summary>
      <div className="pt-3">
        <Act intent="death" refused={refused}>
          <p className="text-ink-soft">{t('payouts.deathLead')}</p>
          <PlainField name="diedOn" label={t('payouts.diedOn')} type="date" defaultValue={typedOf(refused, 'death', 'diedOn')} error={errorOf(refused, 'death', 'diedOn')} />
          <Button kind="secondary">{t('payouts.deathReport')}</Button>
        </Act>
      </div>
    </details>
  )
}
