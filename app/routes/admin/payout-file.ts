import type { ActionFunctionArgs } from '@remix-run/node'
import { csvHeaders } from '#app/lib/csv.ts'
import { takeBankFile } from '#app/modules/payments/payouts/bank-file.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { page } from '#app/request/page.server.ts'

/** By POST: taking the list is written down. */
export const action = page(async ({ request, params }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: ['collector_maker', 'collector_checker'] })
  const { name, csv } = await takeBankFile(ctx, { code: params.code ?? '' })
  return new Response(csv, { headers: csvHeaders(name) })
})
