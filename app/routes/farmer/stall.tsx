import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import type { Context } from '#app/lib/context.ts'
import { plus, DAY } from '#app/lib/time.ts'
import { renameStall } from '#app/modules/catalog/rename-stall.server.ts'
import { acceptStallRules } from '#app/modules/onboarding/accept-stall-rules.server.ts'
import { viewOf } from '#app/modules/onboarding/checklist-view.server.ts'
import { pauseStall, resumeStall } from '#app/modules/onboarding/pause-stall.server.ts'
import { checklistOf } from '#app/modules/onboarding/requirement-checklist.server.ts'
import { StallStatus } from '#app/modules/onboarding/ui/stall-status.tsx'
import { findHelper } from '#app/modules/producers/find-helper.server.ts'
import { getProducer } from '#app/modules/producers/find-producer.server.ts'
import { stallNameFor } from '#app/modules/producers/producer-name.ts'
import { can } from '#app/modules/producers/member-rights.ts'
import { setPickup, tellStory } from '#app/modules/stalls/save-stall.server.ts'
import { StallForm } from '#app/modules/stalls/stall.form.ts'
import { missingSteps, nextStep, stepOfPath, pathOfStep, type WizardStep } from '#app/modules/stalls/stall.ts'
import { startStall } from '#app/modules/stalls/start-stall.server.ts'
import { StallWizard } from '#app/modules/stalls/ui/stall-wizard.tsx'
import { openContext } from '#app/request/context.server.ts'
import { readForm, withForm } from '#app/request/form.server.ts'
import { Notice, Page } from '#app/ui/page.tsx'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'

/** How long an officer may let a finished stall wait. */
const ANSWER_MS = 3 * DAY
const HOME = '/nong-ho/gian-hang'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }, { name: 'robots', content: 'noindex' }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: 'farmer' })
  const producer = await getProducer(ctx, ctx.producer.id)
  const { facts, rows } = await checklistOf(ctx.store.read, producer.id, ctx.now())
  const { stall } = facts
  const asked = stepOfPath(new URL(request.url).searchParams.get('buoc')) ?? nextStep(stall)
  const step: WizardStep | undefined = stall ? asked : 'name'
  const helper = await findHelper(ctx.store.read, producer.unitPath, ctx.now())
  const waitingSince = stall?.rulesAcceptedAt ?? null
  return {
    title: titled(ctx.locale, 'stalls.yours'),
    mayChange: can(ctx.producer.roles, 'stall'),
    seesMoney: can(ctx.producer.roles, 'money'),
    step: step ?? null,
    left: missingSteps(stall).length,
    stall: stall ? { name: stall.name, story: stall.story, pickupAddress: stall.pickupAddress, state: stall.state, slug: stall.slug, openedAt: stall.openedAt, verified: stall.verifiedAt !== null } : null,
    suggestion: stallNameFor(producer),
    home: [producer.hamlet, producer.commune].filter(Boolean).join(', '),
    rows: viewOf(rows, ctx.locale).filter(({ gate }) => gate === 'open'),
    helper: helper ? { called: helper.called, phone: helper.phone } : null,
    waiting: waitingSince && { since: waitingSince, until: plus(waitingSince, ANSWER_MS) },
  }
})

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: 'farmer' })
  return withForm(
    await readForm(request),
    StallForm,
    async (answer) => {
      switch (answer.intent) {
        case 'name':
          await startOrName(ctx, answer.name)
          return redirect(pathAfter('name'), 303)
        case 'story':
          await tellStory(ctx, answer)
          return redirect(pathAfter('story'), 303)
        case 'pickup':
          await setPickup(ctx, answer)
          return redirect(HOME, 303)
        case 'rules':
          await acceptStallRules(ctx)
          return redirect(HOME, 303)
        case 'pause':
          await pauseStall(ctx)
          return redirect(HOME, 303)
        case 'resume':
          await resumeStall(ctx)
          return redirect(HOME, 303)
      }
    },
    { locale: ctx.locale },
  )
})

export default function Stall() {
  const data = useLoaderData<typeof loader>()
  if (!data.mayChange && !data.stall) return <NotMine />
  if (data.mayChange && (data.step || !data.stall)) return <StallWizard step={data.step ?? 'name'} stall={data.stall} suggestion={data.suggestion} home={data.home} left={data.left} />
  return <StallStatus stall={data.stall!} mayChange={data.mayChange} seesMoney={data.seesMoney} rows={data.rows} helper={data.helper} waiting={data.waiting} />
}

function NotMine() {
  const t = useT()
  return (
    <Page width="narrow">
      <Notice title={t('producers.otherDuty')} />
    </Page>
  )
}

const pathAfter = (step: 'name' | 'story') => pathOfStep(step === 'name' ? 'story' : 'pickup')

async function startOrName(ctx: Context & { producer: NonNullable<Context['producer']> }, name: string) {
  const { facts } = await checklistOf(ctx.store.read, ctx.producer.id, ctx.now())
  await (facts.stall ? renameStall(ctx, { name }) : startStall(ctx, { name }))
}
