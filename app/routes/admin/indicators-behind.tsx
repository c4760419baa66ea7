import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BehindPage } from '#app/modules/reporting/ui/behind-page.tsx'
import { readBehind } from '#app/request/behind.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request, params }: LoaderFunctionArgs) => {
  const { ctx, ...behind } = await readBehind(request, params.figure, ['province_operator'])
  return { ...behind, title: titled(ctx.locale, `reporting.${behind.figure}`) }
})

export default function IndicatorsBehind() {
  const { unit, ...behind } = useLoaderData<typeof loader>()
  return (
    <BehindPage
      {...behind}
      back="/quan-tri/chi-so"
      hrefOf={(n) => `/quan-tri/chi-so/${behind.figure}?don_vi=${encodeURIComponent(unit)}&trang=${n}`}
      householdOf={(id) => `/can-bo/ho/${id}`}
    />
  )
}
