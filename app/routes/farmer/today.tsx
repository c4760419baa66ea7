import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { countWaitingTransfers } from '#app/modules/orders/settling/list-own-transfers.server.ts'
import { listStallOrders } from '#app/modules/orders/get-stall-order.server.ts'
import { WaitingOrder } from '#app/modules/onboarding/ui/waiting-order.tsx'
import { personContact } from '#app/modules/accounts/person-contact.server.ts'
import { viewOf } from '#app/modules/onboarding/checklist-view.server.ts'
import { nextTask } from '#app/modules/onboarding/next-task.ts'
import { checklistOf } from '#app/modules/onboarding/requirement-checklist.server.ts'
import { NextTaskCard } from '#app/modules/onboarding/ui/next-task-card.tsx'
import { RequirementList } from '#app/modules/onboarding/ui/requirement-list.tsx'
import { calledAs, capital } from '#app/modules/producers/called.ts'
import { can } from '#app/modules/producers/member-rights.ts'
import { findHelper } from '#app/modules/producers/find-helper.server.ts'
import { getProducer } from '#app/modules/producers/find-producer.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Card, CallLink, Notice, Page, PageTitle, Progress, Section } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }, { name: 'robots', content: 'noindex' }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: 'person' })
  const { read } = ctx.store
  const contact = await personContact(read, ctx.actor.personId)
  const called = contact ? calledAs(contact) : ctx.actor.name
  const waiting = ctx.producer ? (await listStallOrders(ctx)).rows.filter(({ status }) => status === 'placed' || status === 'confirmed' || status === 'packed') : []
  const orders = waiting.map(({ code, status, summary, total, alertAt, shipBy }) => ({ code, status, summary, total, alertAt, shipBy, late: alertAt !== null && alertAt <= ctx.now() }))
  const title = titled(ctx.locale, 'producers.nav.today')
  if (!ctx.producer) return { title, called, orders, task: nextTask(undefined), rows: [], helper: null, stall: null, seesMoney: false, transfers: 0 }
  const producer = await getProducer(ctx, ctx.producer.id)
  const known = await checklistOf(read, producer.id, ctx.now())
  const helper = await findHelper(read, producer.unitPath, ctx.now())
  const { stall } = known.facts
  const seesMoney = stall !== undefined && can(ctx.producer.roles, 'money')
  return {
    title,
    called,
    orders,
    transfers: seesMoney ? await countWaitingTransfers(ctx) : 0,
    task: nextTask(known),
    rows: viewOf(known.rows, ctx.locale).filter(({ gate }) => gate === 'open'),
    helper: helper ? { called: helper.called, phone: helper.phone } : null,
    stall: stall ? { state: stall.state, slug: stall.slug } : null,
    seesMoney,
  }
})

export default function Today() {
  const { called, orders, task, rows, helper, stall, seesMoney, transfers } = useLoaderData<typeof loader>()
  const t = useT()
  const helperName = helper?.called ?? t('onboarding.someOfficer')
  const missing = rows.filter(({ done }) => !done)
  const opened = stall !== null && stall.state !== 'draft'
  return (
    <Page width="narrow">
      <PageTitle>{t('onboarding.hello', { name: called })}</PageTitle>
      {orders[0] ? <WaitingOrder order={orders[0]} more={orders.length > 1} /> : <NextTaskCard task={task} helper={helperName} />}
      {transfers > 0 && (
        <Notice tone="warn" icon="money" title={t('collectors.waitingOne', { n: String(transfers) })}>
          <ButtonLink to="/nong-ho/tien-ve/tu-nhan" kind="secondary">{t('collectors.waitingGo')}</ButtonLink>
        </Notice>
      )}
      {helper?.phone && <CallLink phone={helper.phone} label={t('common.callHelper', { name: helper.called })} wide />}
      {seesMoney && <ButtonLink to="/nong-ho/tien-ve" kind="secondary" icon="money" wide>{t('payouts.title')}</ButtonLink>}
      {opened && (
        <Notice tone={stall.state === 'open' ? 'good' : 'warn'} title={t(stall.state === 'open' ? 'stalls.isOpen' : 'stalls.isPaused')}>
          <ButtonLink to={`/gian-hang/${stall.slug}`} kind="quiet" reloadDocument>{t('stalls.seeAsBuyer')}</ButtonLink>
        </Notice>
      )}
      {!opened && rows.length > 0 && (
        <Section title={t('onboarding.remaining', { n: missing.length })}>
          <Progress value={rows.length - missing.length} max={rows.length} label={t('onboarding.progress', { done: rows.length - missing.length, all: rows.length })} />
          <RequirementList rows={missing} helper={helperName} />
          <DoneRows rows={rows.filter(({ done }) => done)} helper={helperName} />
        </Section>
      )}
      {!opened && rows.length === 0 && (
        <Card>
          <p>{t('onboarding.firstLead')}</p>
        </Card>
      )}
      {helper && <p className="text-ink-soft">{t('onboarding.helperLead', { name: capital(helper.called) })}</p>}
    </Page>
  )
}

function DoneRows({ rows, helper }: { rows: Parameters<typeof RequirementList>[0]['rows']; helper: string }) {
  const t = useT()
  if (rows.length === 0) return null
  return (
    <details>
      <summary className="btn btn-quiet">{t('onboarding.doneRows', { n: rows.length })}</summary>
      <RequirementList rows={rows} helper={helper} />
    </details>
  )
}
