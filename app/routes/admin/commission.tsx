import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { adminRoles } from '#app/modules/outreach/admin-roles.ts'
import { CommissionForm } from '#app/modules/payments/fees/commission.form.ts'
import { decideCommission, listCommission, proposeCommission } from '#app/modules/payments/fees/propose-commission.server.ts'
import { CommissionPage } from '#app/modules/payments/fees/ui/commission-page.tsx'
import { provinceOptions } from '#app/modules/places/provinces.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { readForm, withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: adminRoles })
  const list = await listCommission(ctx, { collectorId: new URL(request.url).searchParams.get('ben') ?? undefined })
  return { title: titled(ctx.locale, 'fees.title'), list: { ...list, provinces: list.mayPropose ? await provinceOptions(ctx.store.read) : [] } }
})

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: ['collector_maker', 'collector_checker'] })
  return withForm(
    await readForm(request),
    CommissionForm,
    async (form) => {
      if (form.intent === 'propose') {
        const { intent: _, ...rule } = form
        await proposeCommission(ctx, rule)
        return redirect(`/quan-tri/phi?ben=${encodeURIComponent(rule.collectorId)}`, 303)
      }
      await decideCommission(ctx, { id: form.id, agrees: form.intent === 'agree' })
      return redirect('/quan-tri/phi', 303)
    },
    ctx,
  )
})

export default function Commission() {
  return <CommissionPage list={useLoaderData<typeof loader>().list} />
}
