import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { adminRoles } from '#app/modules/outreach/admin-roles.ts'
import { producerOfSubject } from '#app/modules/payments/payouts/close-task.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { page } from '#app/request/page.server.ts'

/** From a task about a pay-out to the household it belongs to. */
export const loader = page(async ({ request, params }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: adminRoles })
  return redirect(`/quan-tri/chi-tra/ho/${await producerOfSubject(ctx, { payoutId: params.id ?? '' })}`)
})
