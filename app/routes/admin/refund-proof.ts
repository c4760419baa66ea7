import type { LoaderFunctionArgs } from '@remix-run/node'
import { notFound } from '#app/lib/errors.ts'
import { getRefund } from '#app/modules/orders/refunding/list-refunds.server.ts'
import { adminRoles } from '#app/modules/outreach/admin-roles.ts'
import { proofKey } from '#app/modules/payments/refunds/make-proof.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { page } from '#app/request/page.server.ts'

/** The picture of a bank's receipt: for who may read the refund. */
export const loader = page(async ({ request, params }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: adminRoles })
  const { proofFileId } = await getRefund(ctx, { id: params.id ?? '' })
  const file = proofFileId === null ? null : await ctx.ports.files.get(proofKey(proofFileId))
  if (!file) throw notFound()
  return new Response(file.body, { headers: { 'Content-Type': file.type, 'Content-Length': String(file.size), 'Cache-Control': 'private, no-store', 'X-Content-Type-Options': 'nosniff' } })
})
