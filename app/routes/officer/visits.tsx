import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listVisits } from '#app/modules/outreach/list-visits.server.ts'
import { LogVisitForm } from '#app/modules/outreach/log-visit.form.ts'
import { logVisit } from '#app/modules/outreach/log-visit.server.ts'
import { VisitsPage } from '#app/modules/outreach/ui/visits-page.tsx'
import { getProducer, listProducers } from '#app/modules/producers/find-producer.server.ts'
import { fieldRoles } from '#app/modules/producers/scope.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

const LONGEST_QUERY = 100

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: fieldRoles })
  const query = new URL(request.url).searchParams
  const [householdId, q] = [query.get('ho'), (query.get('q') ?? '').trim().slice(0, LONGEST_QUERY)]
  const household = householdId ? await getProducer(ctx, householdId) : null
  return {
    title: titled(ctx.locale, 'outreach.visits'),
    household: household && { id: household.id, name: household.name },
    found: q ? (await listProducers(ctx, { q })).rows.map(({ id, name, grows }) => ({ id, name, grows })) : null,
    q,
    visits: await listVisits(ctx),
    visitId: ctx.newId(),
    logged: query.has('da_ghi'),
  }
})

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: fieldRoles })
  return withForm(
    request,
    LogVisitForm,
    async (visit) => {
      await logVisit(ctx, visit)
      return redirect('/can-bo/chuyen-tham?da_ghi=1', 303)
    },
    { locale: ctx.locale },
  )
})

export default function Visits() {
  const lastResult = useActionData<typeof action>()
  return <VisitsPage {...useLoaderData<typeof loader>()} lastResult={lastResult} />
}
