import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { adminRoles } from '#app/modules/outreach/admin-roles.ts'
import { CollectorForm } from '#app/modules/payments/collectors/collector.form.ts'
import { getCollector } from '#app/modules/payments/collectors/get-collector.server.ts'
import { renameCollector } from '#app/modules/payments/collectors/open-collector.server.ts'
import { decideChange, proposeChange } from '#app/modules/payments/collectors/propose-change.server.ts'
import { CollectorPage } from '#app/modules/payments/collectors/ui/collector-page.tsx'
import { listBanks } from '#app/modules/places/banks.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { readForm, withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request, params }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: adminRoles })
  const view = await getCollector(ctx, { collectorId: params.collectorId! })
  return {
    ...view,
    banks: view.makes ? (await listBanks(ctx.store.read)).map(({ bin, shortName }) => ({ value: bin, label: shortName })) : [],
    operates: view.collector.producerId === null && ctx.actor.grants.some(({ role }) => role === 'province_operator'),
    done: new URL(request.url).searchParams.has('xong'),
    title: titled(ctx.locale, 'collectors.title'),
  }
})

export const action = page(async ({ request, params }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: adminRoles })
  const collectorId = params.collectorId!
  return withForm(
    await readForm(request),
    CollectorForm,
    async (change) => {
      switch (change.intent) {
        case 'rename':
          await renameCollector(ctx, { collectorId, name: change.name })
          break
        case 'take':
        case 'refuse':
          await decideChange(ctx, { proposalId: change.proposalId, take: change.intent === 'take' })
          break
        case 'account':
          await proposeChange(ctx, { collectorId, change: { ...change, kind: 'account' } })
          break
        case 'merchant':
          await proposeChange(ctx, { collectorId, change: { ...change, kind: 'merchant' } })
          break
        case 'settings':
          await proposeChange(ctx, { collectorId, change: { ...change, kind: 'settings' } })
      }
      return redirect(`/quan-tri/thu-ho/${collectorId}?xong=1`, 303)
    },
    { locale: ctx.locale },
  )
})

export default function Collector() {
  const answer = useActionData<typeof action>()
  const problem = answer && 'error' in answer ? answer.error?.['']?.[0] : undefined
  return <CollectorPage {...useLoaderData<typeof loader>()} answer={answer} problem={problem} />
}
