import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { AppointForm, AskAppointmentForm } from '#app/modules/outreach/appoint.form.ts'
import { appoint, collectorsToStaff, findCandidates } from '#app/modules/outreach/appoint.server.ts'
import { isCollectorRole } from '#app/modules/outreach/grantable.ts'
import { AskForm, ConfirmForm } from '#app/modules/outreach/ui/appoint-form.tsx'
import { withCommuneChoices } from '#app/modules/places/commune-choices.server.ts'
import { requireCommune } from '#app/modules/places/communes.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { readForm, withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { Page, PageTitle } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: ['province_operator'] })
  return { title: titled(ctx.locale, 'outreach.giveRole'), collectors: (await collectorsToStaff(ctx)).map(({ id, name }) => ({ id, name })) }
})

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: ['province_operator'] })
  const form = await readForm(request)
  return form.get('intent') === 'appoint' ? give() : ask()

  async function ask() {
    const answer = await withForm(
      form,
      AskAppointmentForm,
      async ({ commune: typed, communeCode, collectorId = '', ...asked }) => {
        const commune = isCollectorRole(asked.role) ? undefined : await requireCommune(ctx.store.read, { typed, code: communeCode })
        const where = commune ? { commune: commune.fullName, communeCode: commune.code, collectorId: '' } : { commune: '', communeCode: '', collectorId }
        return { review: { asked: { ...asked, ...where }, candidates: await findCandidates(ctx, { ...asked, ...where }) }, result: undefined }
      },
      { locale: ctx.locale },
    )
    return withCommuneChoices(ctx.store.read, form, answer)
  }

  /** A refusal comes back with the second screen again. */
  async function give() {
    const answer = await withForm(
      form,
      AppointForm,
      async (appointment) => {
        await appoint(ctx, appointment)
        return redirect('/quan-tri/nguoi-dung?xong=given', 303)
      },
      { locale: ctx.locale },
    )
    if (!('data' in answer)) return answer
    const asked = AskAppointmentForm.safeParse(Object.fromEntries(form))
    if (!asked.success) return answer
    const { phone, role, commune, communeCode = '', collectorId = '' } = asked.data
    const where = { phone, role, commune, communeCode, collectorId }
    return { ...answer, data: { review: { asked: where, candidates: await findCandidates(ctx, where) }, result: answer.data } }
  }
})

export default function Appoint() {
  const t = useT()
  const { collectors } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const review = answer && 'review' in answer ? answer.review : undefined
  return (
    <Page width="narrow">
      <PageTitle lead={review ? t('outreach.checkAgain') : t('outreach.giveRoleLead')}>{t('outreach.giveRole')}</PageTitle>
      {review && answer && 'result' in answer ? (
        <ConfirmForm key="confirm" {...review} lastResult={answer.result} />
      ) : (
        <AskForm key="ask" collectors={collectors} lastResult={answer && !('review' in answer) ? answer : undefined} />
      )}
    </Page>
  )
}
