import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BehindPage } from '#app/modules/reporting/ui/behind-page.tsx'
import { readBehind } from '#app/request/behind.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request, params }: LoaderFunctionArgs) => {
  const { ctx, ...behind } = await readBehind(request, params.figure, ['officer', 'team_member'])
  return { ...behind, title: titled(ctx.locale, `reporting.${behind.figure}`) }
})

export default function ProgressBehind() {
  const { unit, ...behind } = useLoaderData<typeof loader>()
  return (
    <BehindPage
      {...behind}
      back="/can-bo/tien-do"
      hrefOf={(n) => `/can-bo/tien-do/${behind.figure}?don_vi=${encodeURIComponent(unit)}&trang=${n}`}
      householdOf={(id) => `/can-bo/ho/${id}`}
    />
  )
}
