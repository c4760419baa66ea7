import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { showCode } from '#app/lib/code.server.ts'
import { EndRoleForm } from '#app/modules/outreach/appoint.form.ts'
import { dismiss, helpPerson } from '#app/modules/outreach/appoint.server.ts'
import { getRole } from '#app/modules/outreach/list-people.server.ts'
import { RolePage } from '#app/modules/outreach/ui/role-page.tsx'
import { openContext } from '#app/request/context.server.ts'
import { withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request, params }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: ['province_operator'] })
  return { item: await getRole(ctx, params.grantId!), ending: new URL(request.url).searchParams.has('thoi'), title: titled(ctx.locale, 'outreach.people') }
})

export const action = page(async ({ request, params }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: ['province_operator'] })
  const grantId = params.grantId!
  return withForm(
    request,
    EndRoleForm,
    async ({ intent }) => {
      if (intent === 'help') return { code: showCode(await helpPerson(ctx, { grantId })) }
      await dismiss(ctx, { grantId })
      return redirect('/quan-tri/nguoi-dung?xong=ended', 303)
    },
    { locale: ctx.locale },
  )
})

export default function Role() {
  const answer = useActionData<typeof action>()
  const code = answer && 'code' in answer ? answer.code : undefined
  const problem = answer && 'error' in answer ? Object.values(answer.error ?? {}).flat()[0] : undefined
  return <RolePage {...useLoaderData<typeof loader>()} code={code} problem={problem ?? undefined} />
}
