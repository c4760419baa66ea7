import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ClearingActForm } from '#app/modules/orders/clearing/clearing.form.ts'
import { adminRoles } from '#app/modules/outreach/admin-roles.ts'
import { assignMovement } from '#app/modules/payments/clearing/assign-movement.server.ts'
import { addressOf, typeIn } from '#app/modules/payments/clearing/clearing-kinds.ts'
import { closeDifferences, getClearing } from '#app/modules/payments/clearing/find-clearing.server.ts'
import { ClearingFilePage } from '#app/modules/payments/clearing/ui/clearing-file.tsx'
import { openContext } from '#app/request/context.server.ts'
import { readForm, withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { readPageNumber } from '#app/request/page-number.ts'
import { titled } from '#app/request/titled.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request, params }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: adminRoles })
  const url = new URL(request.url)
  const type = typeIn(url.pathname)
  const number = readPageNumber(url.searchParams)
  return { ...(await getClearing(ctx, type, { id: params.id!, page: number })), type, page: number, done: url.searchParams.get('xong'), title: titled(ctx.locale, `clearing.title_${type}`) }
})

export const action = page(async ({ request, params }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: ['collector_maker', 'collector_checker'] })
  const type = typeIn(new URL(request.url).pathname)
  const id = params.id!
  return withForm(
    await readForm(request),
    ClearingActForm,
    async (act) => {
      if (act.intent === 'assign') await assignMovement(ctx, { type, id, along: act.along, transactionId: act.transactionId })
      else await closeDifferences(ctx, type, { id, note: act.note })
      return redirect(`${addressOf(type)}/${id}?xong=kept`, 303)
    },
    { locale: ctx.locale },
  )
})

export default function ClearingFile() {
  const answer = useActionData<typeof action>()
  const problem = answer && 'error' in answer ? (Object.values(answer.error ?? {}).flat()[0] ?? undefined) : undefined
  const sent = (answer && 'initialValue' in answer ? answer.initialValue : undefined) ?? {}
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  const typed = { note: text(sent.note), along: [sent.along].flat().map(text), transactionId: text(sent.transactionId) }
  return <ClearingFilePage {...useLoaderData<typeof loader>()} problem={problem} typed={typed} />
}
