import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { callOutcomes, recordCall } from '#app/modules/orders/record-call.server.ts'
import { listToday } from '#app/modules/outreach/list-today.server.ts'
import { RecordCallForm } from '#app/modules/outreach/record-call.form.ts'
import { TodayPage } from '#app/modules/outreach/ui/today-page.tsx'
import { fieldRoles } from '#app/modules/producers/scope.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: fieldRoles })
  const answered = new URL(request.url).searchParams.get('da_ghi')
  return { today: await listToday(ctx), recorded: callOutcomes.find((outcome) => outcome === answered), title: titled(ctx.locale, 'outreach.today'), judges: ctx.actor.grants.some(({ role }) => role === 'officer') }
})

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: fieldRoles })
  return withForm(
    request,
    RecordCallForm,
    async ({ code, outcome }) => {
      await recordCall(ctx, { code, outcome })
      return redirect(`/can-bo?da_ghi=${outcome}`, 303)
    },
    { locale: ctx.locale },
  )
})

export default function OfficerToday() {
  const { today, recorded, judges } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return <TodayPage judges={judges} today={today} recorded={recorded} problem={Object.values(refused?.error ?? {}).flat()[0] ?? undefined} />
}
