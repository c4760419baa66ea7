import type { SubmissionResult } from '@conform-to/react'
import { Form, useActionData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { showDate } from '#app/lib/time.ts'
import { capital } from '#app/modules/producers/called.ts'
import { pathOfStep } from '#app/modules/stalls/stall.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { CallLink, Card, KeyValues, Notice, Page, PageTitle, Progress, Section } from '#app/ui/page.tsx'
import type { RequirementView } from '../checklist-view.server.ts'
import { RequirementList } from './requirement-list.tsx'

type StallStatusProps = {
  stall: { name: string; story: string; pickupAddress: string; state: 'draft' | 'open' | 'paused'; slug: string; openedAt: Date | null; verified: boolean }
  rows: RequirementView[]
  helper: { called: string; phone: string | null } | null
  waiting: { since: Date; until: Date } | null
  /** Her duty in the household. */
  mayChange: boolean
  seesMoney: boolean
}

/** Where the stall stands: open, taking a break, or what is missing and who must act. */
export function StallStatus({ stall, rows, helper, waiting, mayChange, seesMoney }: StallStatusProps) {
  const t = useT()
  const name = helper?.called ?? t('onboarding.someOfficer')
  const missing = rows.filter(({ done }) => !done)
  return (
    <Page width="narrow">
      <PageTitle kicker={t('stalls.yours')}>{stall.name}</PageTitle>
      {stall.state === 'open' && <Notice tone="good" title={t('stalls.isOpen')}>{stall.openedAt && t('stalls.openSince', { date: showDate(stall.openedAt) })}</Notice>}
      {stall.state === 'paused' && <Notice tone="warn" title={t('stalls.isPaused')}>{t('stalls.pausedLead')}</Notice>}
      {stall.state === 'draft' && (
        <>
          {waiting && !stall.verified && (
            <Notice tone="info" icon="clock" title={t('stalls.waiting', { helper: name, date: showDate(waiting.since) })}>{t('stalls.waitingUntil', { date: showDate(waiting.until) })}</Notice>
          )}
          <Section title={t('onboarding.remaining', { n: missing.length })}>
            <Progress value={rows.length - missing.length} max={rows.length} label={t('onboarding.progress', { done: rows.length - missing.length, all: rows.length })} />
            <RequirementList rows={missing} helper={name} />
          </Section>
          {helper?.phone && <CallLink phone={helper.phone} label={t('common.callHelper', { name: helper.called })} wide />}
        </>
      )}
      <Section title={t('stalls.what')}>
        <Card>
          <KeyValues
            rows={[
              { key: 'name', label: t('stalls.step.name'), value: <Answer text={stall.name} step="name" mayChange={mayChange} /> },
              { key: 'story', label: t('stalls.step.story'), value: <Answer text={stall.story || t('stalls.noStory')} step="story" mayChange={mayChange} /> },
              { key: 'pickup', label: t('stalls.step.pickup'), value: <Answer text={stall.pickupAddress} step="pickup" mayChange={mayChange} /> },
              { key: 'verified', label: t('onboarding.row.verified'), value: stall.verified ? t('onboarding.isDone') : t('onboarding.isMissing') },
            ]}
          />
        </Card>
      </Section>
      {stall.state !== 'draft' && <OpenActions state={stall.state} slug={stall.slug} mayChange={mayChange} seesMoney={seesMoney} />}
      {stall.state === 'draft' && helper && <p className="text-ink-soft">{t('onboarding.helperLead', { name: capital(helper.called) })}</p>}
    </Page>
  )
}

function Answer({ text, step, mayChange }: { text: string; step: 'name' | 'story' | 'pickup'; mayChange: boolean }) {
  const t = useT()
  return (
    <>
      {text} {mayChange && <a href={pathOfStep(step)}>{t('stalls.change')}</a>}
    </>
  )
}

function OpenActions({ state, slug, mayChange, seesMoney }: { state: 'open' | 'paused'; slug: string; mayChange: boolean; seesMoney: boolean }) {
  const t = useT()
  const refused = (useActionData() as SubmissionResult<string[]> | undefined)?.error?.['']
  return (
    <Form method="post" className="stack">
      <input type="hidden" name="intent" value={state === 'open' ? 'pause' : 'resume'} />
      <ButtonLink to={`/gian-hang/${slug}`} wide reloadDocument icon="stall">{t('stalls.seeAsBuyer')}</ButtonLink>
      {seesMoney && <ButtonLink to="/nong-ho/gian-hang/ma-qr" kind="secondary" wide icon="printer">{t('stalls.printQr')}</ButtonLink>}
      {refused && <Notice tone="danger" live title={refused.join(' ')} />}
      {mayChange && <Button kind={state === 'open' ? 'secondary' : 'primary'} wide>{t(state === 'open' ? 'stalls.pause' : 'stalls.resume')}</Button>}
    </Form>
  )
}
