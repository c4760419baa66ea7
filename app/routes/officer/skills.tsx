import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { notFound } from '#app/lib/errors.ts'
import { useT } from '#app/lib/i18n.ts'
import { recordSkills } from '#app/modules/onboarding/record-skill.server.ts'
import { producerInField } from '#app/modules/producers/assert-field-access.server.ts'
import { getProducer } from '#app/modules/producers/find-producer.server.ts'
import { fieldRoles } from '#app/modules/producers/scope.server.ts'
import { skillState } from '#app/modules/training/skill-state.server.ts'
import { skillsOf, type ModuleView } from '#app/modules/training/skill-view.server.ts'
import { SkillsForm } from '#app/modules/training/skills.form.ts'
import { SkillQuestion } from '#app/modules/training/ui/skill-question.tsx'
import { openContext } from '#app/request/context.server.ts'
import { withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Notice, Page, PageTitle, Tabs } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request, params }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: fieldRoles })
  await producerInField(ctx.store.read, ctx, params.id!)
  const producer = await getProducer(ctx, params.id!)
  const query = new URL(request.url).searchParams
  const member = producer.members.find(({ personId }) => personId === query.get('nguoi')) ?? producer.members[0]
  if (!member || (query.has('nguoi') && member.personId !== query.get('nguoi'))) throw notFound('producers.notFound')
  const checks = (await skillState(ctx.store.read, [member.personId])).get(member.personId)!
  return {
    producer: { id: producer.id, name: producer.name },
    member: { personId: member.personId, fullName: member.fullName },
    members: producer.members.map(({ personId, fullName }) => ({ personId, fullName })),
    modules: skillsOf(checks, ctx.locale),
    saved: query.get('luu'),
    opened: query.has('mo'),
    title: titled(ctx.locale, 'training.checklistTitle'),
  }
})

export const action = page(async ({ request, params }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: fieldRoles })
  return withForm(
    request,
    SkillsForm,
    async ({ person, module, level, way }) => {
      const seen = Object.entries(level).map(([skillId, how]) => ({ skillId, level: how, way: way[skillId] ?? ('skill' as const) }))
      const { recorded, opened } = await recordSkills(ctx, { producerId: params.id!, personId: person, seen })
      return redirect(`/can-bo/ho/${params.id}/ky-nang?${new URLSearchParams({ nguoi: person, luu: String(recorded), ...(opened && { mo: '1' }) }).toString()}#${encodeURIComponent(module)}`, 303)
    },
    { locale: ctx.locale },
  )
})

export default function Skills() {
  const { producer, member, members, modules, saved, opened } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useT()
  const base = `/can-bo/ho/${producer.id}`
  return (
    <Page>
      <PageTitle kicker={producer.name} lead={t('training.checklistLead')}>{t('training.checklistTitle')}: {member.fullName}</PageTitle>
      <ButtonLink to={base} kind="quiet">{t('onboarding.backToHousehold')}</ButtonLink>
      {members.length > 1 && (
        <Tabs label={t('training.whose')} items={members.map(({ personId, fullName }) => ({ to: `${base}/ky-nang?nguoi=${personId}`, label: fullName, current: personId === member.personId }))} />
      )}
      {opened && <Notice tone="good" live title={t('onboarding.openedNow')} />}
      {saved !== null && !opened && <Notice tone={saved === '0' ? 'info' : 'good'} live title={saved === '0' ? t('training.nothingSaved') : t('training.saved', { n: saved })} />}
      {refused?.error && <Notice tone="danger" live title={Object.values(refused.error).flat().join(' ')} />}
      {modules.map((one, index) => <ModuleForm key={one.id} module={one} number={index + 1} personId={member.personId} />)}
    </Page>
  )
}

function ModuleForm({ module, number, personId }: { module: ModuleView; number: number; personId: string }) {
  const t = useT()
  const asksNow = module.skills.some(({ gate, level, system }) => gate === 'open' && level !== 'alone' && !system)
  return (
    <details id={module.id} open={asksNow} className="rounded border-2 border-line bg-card p-4">
      <summary className="flex min-h-touch items-center justify-between font-display text-lg font-bold">
        <span>{t('training.module', { n: number, title: module.title })}</span>
        <span className="ml-3 shrink-0 font-sans text-base font-normal text-ink-soft">{module.passed}/{module.skills.length}</span>
      </summary>
      <Form method="post">
        <input type="hidden" name="person" value={personId} />
        <input type="hidden" name="module" value={module.id} />
        <ul className="divide-y-2 divide-line">
          {module.skills.map((skill) => <SkillQuestion key={skill.id} skill={skill} />)}
        </ul>
        {module.skills.some(({ system }) => !system) && <Button>{t('training.saveModule')}</Button>}
      </Form>
    </details>
  )
}
