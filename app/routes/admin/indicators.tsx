import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { getProgress } from '#app/modules/reporting/get-progress.server.ts'
import { ProgressPage } from '#app/modules/reporting/ui/progress-page.tsx'
import { openContext } from '#app/request/context.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: ['province_operator', 'auditor'] })
  const named = ctx.actor.grants.some(({ role }) => role === 'province_operator')
  return { progress: await getProgress(ctx, [named ? 'province_operator' : 'auditor']), named, title: titled(ctx.locale, 'reporting.title') }
})

export default function Indicators() {
  const { progress, named } = useLoaderData<typeof loader>()
  return <ProgressPage progress={progress} behind={named ? (unit, figure) => `/quan-tri/chi-so/${figure}?don_vi=${encodeURIComponent(unit)}` : undefined} />
}
