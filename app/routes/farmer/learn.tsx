import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { showDate } from '#app/lib/time.ts'
import { findHelper } from '#app/modules/producers/find-helper.server.ts'
import { getProducer } from '#app/modules/producers/find-producer.server.ts'
import { skillState } from '#app/modules/training/skill-state.server.ts'
import { skillsOf, type SkillView } from '#app/modules/training/skill-view.server.ts'
import { LevelBadge } from '#app/modules/training/ui/level-badge.tsx'
import { openContext } from '#app/request/context.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { Badge, CallLink, Page, PageTitle, Progress } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }, { name: 'robots', content: 'noindex' }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: 'person' })
  const { personId } = ctx.actor
  const checks = (await skillState(ctx.store.read, [personId])).get(personId)!
  const producer = ctx.producer && (await getProducer(ctx, ctx.producer.id))
  const helper = producer && (await findHelper(ctx.store.read, producer.unitPath, ctx.now()))
  return { title: titled(ctx.locale, 'training.learnTitle'), modules: skillsOf(checks, ctx.locale), helper: helper ? { called: helper.called, phone: helper.phone } : null }
})

export default function Learn() {
  const { modules, helper } = useLoaderData<typeof loader>()
  const t = useT()
  const [passed, all] = [modules.reduce((sum, one) => sum + one.passed, 0), modules.reduce((sum, one) => sum + one.skills.length, 0)]
  return (
    <Page width="narrow">
      <PageTitle lead={t('training.learnLead')}>{t('training.learnTitle')}</PageTitle>
      <Progress value={passed} max={all} label={t('training.passed', { n: passed, all })} />
      {helper?.phone && <CallLink phone={helper.phone} label={t('common.callHelper', { name: helper.called })} />}
      <div className="stack">
        {modules.map((one, index) => (
          <details key={one.id} className="rounded border-2 border-line bg-card p-3" open={one.skills.some(({ gate, level }) => gate === 'open' && level !== 'alone')}>
            <summary className="flex min-h-touch items-center justify-between font-bold">
              <span>{t('training.module', { n: index + 1, title: one.title })}</span>
              <span className="ml-3 shrink-0 text-ink-soft">{one.passed}/{one.skills.length}</span>
            </summary>
            {one.goal && <p className="mb-2 text-ink-soft">{one.goal}</p>}
            <ul className="divide-y-2 divide-line">
              {one.skills.map((skill) => <SkillLine key={skill.id} skill={skill} />)}
            </ul>
          </details>
        ))}
      </div>
    </Page>
  )
}

function SkillLine({ skill }: { skill: SkillView }) {
  const t = useT()
  return (
    <li className="py-3">
      <p className="font-bold">{skill.words}</p>
      {skill.alternative && skill.level !== 'alone' && <p className="text-sm text-ink-soft">{t('training.otherWay', { way: skill.alternative })}</p>}
      <div className="row mt-1">
        {skill.notYetAvailable ? <Badge>{t('training.notYetAvailable')}</Badge> : <LevelBadge level={skill.level} />}
        {skill.gate === 'open' && <Badge tone="clay">{t('training.gateOpen')}</Badge>}
        {skill.system && !skill.notYetAvailable && <span className="text-sm text-ink-soft">{t('training.bySystem')}</span>}
        {skill.at && <span className="text-sm text-ink-soft">{skill.by ? t('training.seenBy', { name: skill.by, date: showDate(skill.at) }) : showDate(skill.at)}</span>}
      </div>
    </li>
  )
}
