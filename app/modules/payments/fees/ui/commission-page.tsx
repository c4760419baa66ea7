import { Form, useActionData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { showDay } from '#app/lib/time.ts'
import { Button } from '#app/ui/button.tsx'
import type { BadgeTone } from '#app/ui/marks.tsx'
import { Badge, Card, CardList, Empty, Notice, Page, PageTitle, Section, Tabs } from '#app/ui/page.tsx'
import { showBp } from '../../tax/explain-tax.ts'
import { ProposeForm, TryForm } from './commission-forms.tsx'
import { useKind } from './tried.tsx'

type Rule = { id: string; place: string; producerKind: string; bp: number; validFrom: string; validTo: string | null; reason: string; state: string; mayDecide: boolean; own: boolean }
type Props = { list: { collectors: readonly { id: string; name: string }[]; collector: { id: string; name: string }; today: string; mayPropose: boolean; rules: readonly Rule[]; provinces: readonly { value: string; label: string }[] } }

const states = { proposed: 'fees.proposed', agreed: 'fees.agreed', refused: 'fees.refused' } as const
const tones: Record<keyof typeof states, BadgeTone> = { proposed: 'warn', agreed: 'good', refused: 'plain' }

export function CommissionPage({ list: { collectors, collector, today, mayPropose, rules, provinces } }: Props) {
  const t = useT()
  const answer = useActionData<{ initialValue?: Record<string, unknown>; error?: Record<string, string[] | null> }>()
  const refused = typeof answer?.initialValue?.intent === 'string' && ['propose', 'preview', 'try'].includes(answer.initialValue.intent) ? [] : Object.values(answer?.error ?? {}).flatMap((errors) => errors ?? [])
  return (
    <Page>
      <PageTitle kicker={collector.name} lead={t('fees.lead')}>{t('fees.title')}</PageTitle>
      {refused.length > 0 && <Notice tone="danger" live title={refused.join(' ')} />}
      {collectors.length > 1 && <Tabs label={t('tax.collector')} items={collectors.map(({ id, name }) => ({ to: `/quan-tri/phi?thu_ho=${encodeURIComponent(id)}`, label: name, current: id === collector.id }))} />}
      <Notice title={t('fees.default')}>{t('fees.narrowest')}</Notice>
      {rules.length === 0 ? <Empty title={t('fees.none')} /> : <CardList columns="two">{rules.map((rule) => <RuleCard key={rule.id} rule={rule} />)}</CardList>}
      <Section title={t('fees.try')}><TryForm collectorId={collector.id} provinces={provinces} today={today} /></Section>
      {mayPropose && <Section title={t('fees.new')}><ProposeForm key={rules.length} collectorId={collector.id} provinces={provinces} /></Section>}
    </Page>
  )
}

function RuleCard({ rule: { id, place, producerKind, bp, validFrom, validTo, reason, state, mayDecide, own } }: { rule: Rule }) {
  const t = useT()
  const known = (Object.keys(states) as (keyof typeof states)[]).find((one) => one === state) ?? 'refused'
  const kind = useKind()(producerKind)
  return (
    <Card as="li" tone={known === 'proposed' ? 'urgent' : 'plain'}>
      <p className="row"><strong className="text-xl">{showBp(bp)}</strong> <Badge tone={tones[known]}>{t(states[known])}</Badge></p>
      <p>{place || t('fees.everywhere')} · {kind}</p>
      <p>{validTo ? t('tax.validTo', { from: showDay(validFrom), to: showDay(validTo) }) : t('tax.validFrom', { from: showDay(validFrom) })}</p>
      <p className="text-ink-soft">{reason}</p>
      {own && <p>{t('fees.own')}</p>}
      {mayDecide && (
        <div className="row">
          <Decide intent="agree" id={id} label={t('fees.agree')} />
          <Decide intent="refuse" id={id} label={t('fees.refuse')} />
        </div>
      )}
    </Card>
  )
}

function Decide({ intent, id, label }: { intent: 'agree' | 'refuse'; id: string; label: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="id" value={id} />
      <Button kind={intent === 'agree' ? 'primary' : 'secondary'} icon={intent === 'agree' ? 'check' : 'close'}>{label}</Button>
    </Form>
  )
}
