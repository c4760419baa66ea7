import { getFormProps, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { showDateTime, showDay } from '#app/lib/time.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { TextField, type SelectOption } from '#app/ui/field.tsx'
import { resultFor } from '#app/ui/form-result.ts'
import { Badge, Card, KeyValues, Notice, Page, PageTitle, Section } from '#app/ui/page.tsx'
import { readMode } from '../../tax/tax-rules.ts'
import type { CollectorView, ProposalView } from '../get-collector.server.ts'
import { AccountForm, MerchantForm } from './money-forms.tsx'

type Props = CollectorView & { banks: SelectOption[]; answer: unknown; problem: string | undefined; operates: boolean; done: boolean }

/** How one collector is paid and pays out; whatever leads money elsewhere waits for a second person. */
export function CollectorPage({ collector, unit, account, merchant, staff, proposals, makes, checks, banks, answer, problem, operates, done }: Props) {
  const t = useT()
  const waiting = proposals.filter(({ state }) => state === 'proposed')
  const past = proposals.filter(({ state }) => state !== 'proposed')
  const waits = (kind: string) => waiting.some((proposal) => proposal.kind === kind)
  return (
    <Page width="narrow">
      <PageTitle kicker={t('collectors.title')} lead={unit || t('places.wholeCountry')}>{collector.name}</PageTitle>
      {problem && <Notice tone="warn" live title={problem} />}
      {done && <Notice tone="good" live title={t('collectors.done')} />}
      {waiting.length > 0 && (
        <Section title={t('collectors.waiting')}>
          {waiting.map((proposal) => <Waiting key={proposal.id} proposal={proposal} checks={checks} />)}
        </Section>
      )}
      <Section title={t('collectors.ways')}>
        <KeyValues
          rows={[
            { key: 'account', label: t('collectors.account'), value: account ? t('collectors.accountIs', { bank: account.bankName, end: account.numberEnd, holder: account.holderName }) : t('collectors.noAccount') },
            { key: 'merchant', label: 'VNPay', value: merchant ? t('collectors.merchantIs', { code: merchant.tmnCode, at: showDateTime(merchant.since) }) : collector.settlement === 'collect' ? t('collectors.merchantShared') : t('collectors.noMerchant') },
            { key: 'import', label: t('collectors.importBy'), value: collector.importBy },
            { key: 'least', label: t('collectors.leastPayout'), value: showDong(collector.leastPayout) },
            { key: 'cap', label: t('collectors.firstCap'), value: showDong(collector.firstPayoutCap) },
          ]}
        />
      </Section>
      <Section title={t('collectors.staff')}>
        {staff.length === 0 ? <p>{t('collectors.noStaff')}</p> : <KeyValues rows={staff.map(({ name, role }) => ({ key: `${name} ${role}`, label: name, value: t(`accounts.role.${role === 'collector_checker' ? role : 'collector_maker'}`) }))} />}
        {operates && <ButtonLink to="/quan-tri/nguoi-dung/giao-viec" kind="secondary" icon="plus">{t('outreach.giveRole')}</ButtonLink>}
      </Section>
      {makes && (
        <Section title={t('collectors.propose')}>
          <p>{t('collectors.proposeLead')}</p>
          <Proposing title={t('collectors.newAccount')} busy={waits('account')}><AccountForm answer={answer} banks={banks} submit={t('collectors.proposeGo')} /></Proposing>
          <Proposing title={t('collectors.newMerchant')} busy={waits('merchant')}><MerchantForm answer={answer} submit={t('collectors.proposeGo')} /></Proposing>
          <Proposing title={t('collectors.newSettings')} busy={waits('settings')}><SettingsForm answer={answer} collector={collector} /></Proposing>
        </Section>
      )}
      {operates && <RenameForm answer={answer} name={collector.name} />}
      {past.length > 0 && (
        <Section title={t('collectors.past')}>
          <ul className="stack">
            {past.map((proposal) => (
              <li key={proposal.id}>
                {t(`collectors.kind_${proposal.kind}`)} · {proposal.proposer} · {showDateTime(proposal.proposedAt)} <Badge tone={proposal.state === 'taken' ? 'good' : 'plain'}>{t(proposal.state === 'taken' ? 'collectors.taken' : 'collectors.refused')}</Badge>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  )
}

function Proposing({ title, busy, children }: { title: string; busy: boolean; children: React.ReactNode }) {
  const t = useT()
  return (
    <details className="card">
      <summary className="flex min-h-touch cursor-pointer items-center font-bold text-tea underline">{title}</summary>
      <div className="pt-4">{busy ? <p>{t('collectors.oneWaits')}</p> : children}</div>
    </details>
  )
}

function Waiting({ proposal: { id, kind, proposer, proposedAt, own, content }, checks }: { proposal: ProposalView; checks: boolean }) {
  const t = useT()
  const { bankBin = '', numberEnd = '', holderName = '', tmnCode = '', importBy = '', leastPayout = '0', firstPayoutCap = '0', mode = '', threshold = '0', validFrom = '' } = content
  const words = {
    account: t('collectors.accountIs', { bank: bankBin, end: numberEnd, holder: holderName }),
    merchant: t('collectors.merchantCode', { code: tmnCode }),
    settings: t('collectors.settingsAre', { importBy, least: showDong(Number(leastPayout)), cap: showDong(Number(firstPayoutCap)) }),
    withholding: `${t(`tax.mode.${readMode(mode)}`, { threshold: showDong(Number(threshold)) })}, ${t('tax.validFrom', { from: showDay(validFrom) })}`,
  }
  return (
    <Card tone="urgent">
      <p className="font-bold">{t(`collectors.kind_${kind}`)}</p>
      <p>{words[kind]}</p>
      <p className="text-ink-soft">{t('collectors.proposedBy', { name: proposer, at: showDateTime(proposedAt) })}</p>
      {checks && !own ? (
        <div className="grid gap-2 sm:grid-cols-2">
          <Decide id={id} intent="take" />
          <Decide id={id} intent="refuse" />
        </div>
      ) : (
        <p>{t(own ? 'collectors.notYourOwn' : 'collectors.waitsForChecker')}</p>
      )}
    </Card>
  )
}

function Decide({ id, intent }: { id: string; intent: 'take' | 'refuse' }) {
  const t = useT()
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="proposalId" value={id} />
      <Button kind={intent === 'take' ? 'primary' : 'secondary'} wide icon={intent === 'take' ? 'check' : 'close'}>{t(intent === 'take' ? 'collectors.take' : 'collectors.refuse')}</Button>
    </Form>
  )
}

function SettingsForm({ answer, collector }: { answer: unknown; collector: CollectorView['collector'] }) {
  const t = useT()
  const [form, fields] = useForm<Record<'importBy' | 'leastPayout' | 'firstPayoutCap', string>>({
    id: 'settings',
    lastResult: resultFor(answer, 'settings'),
    defaultValue: { importBy: collector.importBy, leastPayout: String(collector.leastPayout), firstPayoutCap: String(collector.firstPayoutCap) },
  })
  return (
    <Form method="post" {...getFormProps(form)} className="stack">
      <input type="hidden" name="intent" value="settings" />
      <ErrorSummary form={form} title={t('common.seeBelow')} />
      <TextField field={fields.importBy} label={t('collectors.importBy')} hint={t('collectors.importByHint')} />
      <TextField field={fields.leastPayout} label={t('collectors.leastPayout')} inputMode="numeric" suffix={t('catalog.dong')} />
      <TextField field={fields.firstPayoutCap} label={t('collectors.firstCap')} inputMode="numeric" suffix={t('catalog.dong')} />
      <Button icon="check">{t('collectors.proposeGo')}</Button>
    </Form>
  )
}

function RenameForm({ answer, name }: { answer: unknown; name: string }) {
  const t = useT()
  const [form, fields] = useForm<Record<'name', string>>({ id: 'rename', lastResult: resultFor(answer, 'rename'), defaultValue: { name } })
  return (
    <Section title={t('collectors.rename')}>
      <Form method="post" {...getFormProps(form)} className="stack">
        <input type="hidden" name="intent" value="rename" />
        <TextField field={fields.name} label={t('collectors.name')} />
        <Button kind="secondary">{t('collectors.renameGo')}</Button>
      </Form>
    </Section>
  )
}
