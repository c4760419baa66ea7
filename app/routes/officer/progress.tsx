import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { getProgress } from '#app/modules/reporting/get-progress.server.ts'
import { ProgressPage } from '#app/modules/reporting/ui/progress-page.tsx'
import { fieldRoles } from '#app/modules/producers/scope.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: fieldRoles })
  return { progress: await getProgress(ctx, fieldRoles), title: titled(ctx.locale, 'reporting.title') }
})

export default function OfficerProgress() {
  const { progress } = useLoaderData<typeof loader>()
  return <ProgressPage progress={progress} behind={(unit, figure) => `/can-bo/tien-do/${figure}?don_vi=${encodeURIComponent(unit)}`} />
}
