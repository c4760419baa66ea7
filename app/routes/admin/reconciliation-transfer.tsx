import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { assignTransfer } from '#app/modules/orders/settling/assign-transfer.server.ts'
import { getTransfer, partyOfTransfer } from '#app/modules/payments/bank/read-bank.server.ts'
import { ResolveTransferForm } from '#app/modules/payments/bank/resolve-transfer.form.ts'
import { bookTransferByHand, returnTransfer } from '#app/modules/payments/bank/resolve-transfer.server.ts'
import { TransferPage } from '#app/modules/payments/bank/ui/transfer-page.tsx'
import { returnedRefund } from '#app/modules/payments/refunds/returned-refund.server.ts'
import { adminRoles } from '#app/modules/outreach/admin-roles.ts'
import { openContext } from '#app/request/context.server.ts'
import { withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request, params }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: adminRoles })
  return { ...(await getTransfer(ctx, params.id!)), title: titled(ctx.locale, 'bank.transfer') }
})

export const action = page(async ({ request, params }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: ['collector_maker', 'collector_checker'] })
  const transactionId = params.id!
  return withForm(
    request,
    ResolveTransferForm,
    async (form) => {
      if (form.intent === 'assign') await assignTransfer(ctx, { transactionId, code: form.code, note: form.note ?? '' })
      if (form.intent === 'refund_back') await returnedRefund(ctx, { transactionId, refundId: form.refundId })
      if (form.intent === 'return') await returnTransfer(ctx, { transactionId, note: form.note ?? '' })
      if (form.intent === 'by_hand') await bookTransferByHand(ctx, { ...form, transactionId, party: await partyOfTransfer(ctx, transactionId, form.party) })
      return redirect(`/quan-tri/doi-soat/tien/${transactionId}`, 303)
    },
    { locale: ctx.locale },
  )
})

export default function Transfer() {
  return <TransferPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
