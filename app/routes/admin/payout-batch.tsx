import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { showCode } from '#app/lib/code.server.ts'
import type { Context } from '#app/lib/context.ts'
import { useT } from '#app/lib/i18n.ts'
import { adminRoles } from '#app/modules/outreach/admin-roles.ts'
import { approveBatch, refuseBatch } from '#app/modules/payments/payouts/check-batch.server.ts'
import { getBatch } from '#app/modules/payments/payouts/get-batch.server.ts'
import { CheckBatchForm } from '#app/modules/payments/payouts/payout.form.ts'
import { pullBack } from '#app/modules/payments/payouts/pull-back.server.ts'
import { BatchPage } from '#app/modules/payments/payouts/ui/batch-page.tsx'
import { openContext } from '#app/request/context.server.ts'
import { withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Notice, Page, PageTitle } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request, params }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: adminRoles })
  const batch = await getBatch(ctx, params.code ?? '')
  return { title: titled(ctx.locale, 'payouts.batches'), batch, shown: showCode(batch.code) }
})

export const action = page(async ({ request, params }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: ['collector_maker', 'collector_checker'] })
  const code = (params.code ?? '').slice(0, 20)
  return withForm(
    request,
    CheckBatchForm,
    async (decision) => {
      await act(ctx, code, decision)
      return redirect(`/quan-tri/chi-tra/dot/${code}`, 303)
    },
    { locale: ctx.locale },
  )
})

function act(ctx: Context, code: string, decision: z.output<typeof CheckBatchForm>): Promise<unknown> {
  switch (decision.intent) {
    case 'approve':
      return approveBatch(ctx, { code })
    case 'refuse':
      return refuseBatch(ctx, { code, note: decision.note })
    case 'pull_back':
      return pullBack(ctx, decision)
  }
}

export default function Batch() {
  const { batch, shown } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as { error?: Record<string, string[] | null> } | undefined
  const t = useT()
  return (
    <Page>
      <PageTitle kicker={<a href="/quan-tri/chi-tra">{t('payouts.adminTitle')}</a>}>{t('payouts.batchTitle', { code: shown })}</PageTitle>
      {answer?.error?.['']?.map((words) => <Notice key={words} tone="danger" live title={words} />)}
      <BatchPage batch={batch} errors={answer?.error ?? {}} />
      <ButtonLink to="/quan-tri/chi-tra" kind="quiet">{t('payouts.backToList')}</ButtonLink>
    </Page>
  )
}
