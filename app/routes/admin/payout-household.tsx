import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import type { Context } from '#app/lib/context.ts'
import { useT } from '#app/lib/i18n.ts'
import { adminRoles } from '#app/modules/outreach/admin-roles.ts'
import { closePayoutTask } from '#app/modules/payments/payouts/close-task.server.ts'
import { decideAccount } from '#app/modules/payments/payouts/decide-account.server.ts'
import { holdMoney, liftHold } from '#app/modules/payments/payouts/holds.server.ts'
import { getHouseholdMoney } from '#app/modules/payments/payouts/household-money.server.ts'
import { HouseholdForm } from '#app/modules/payments/payouts/payout.form.ts'
import { sayBankName } from '#app/modules/payments/payouts/say-bank-name.server.ts'
import { confirmHeir, proposeHeir, reportDeath, withdrawDeath } from '#app/modules/payments/payouts/successions.server.ts'
import { HouseholdPage } from '#app/modules/payments/payouts/ui/household-page.tsx'
import { openContext } from '#app/request/context.server.ts'
import { readForm, withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Page, PageTitle } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request, params }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: adminRoles })
  return { title: titled(ctx.locale, 'payouts.adminTitle'), household: await getHouseholdMoney(ctx, params.id ?? '') }
})

export const action = page(async ({ request, params }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: ['collector_maker', 'collector_checker', 'province_operator'] })
  const producerId = params.id ?? ''
  await getHouseholdMoney(ctx, producerId)
  const form = await readForm(request)
  return withForm(
    form,
    HouseholdForm,
    async (asked) => {
      await act(ctx, producerId, asked)
      return redirect(`/quan-tri/chi-tra/ho/${producerId}`, 303)
    },
    { locale: ctx.locale },
  )
})

function act(ctx: Context, producerId: string, asked: z.output<typeof HouseholdForm>): Promise<void> {
  switch (asked.intent) {
    case 'decide':
      return decideAccount(ctx, asked)
    case 'hold':
      return holdMoney(ctx, { producerId, note: asked.note })
    case 'lift':
      return liftHold(ctx, asked)
    case 'bank_name':
      return sayBankName(ctx, asked)
    case 'withdraw':
      return withdrawDeath(ctx, { producerId, note: asked.note })
    case 'look':
      return closePayoutTask(ctx, asked)
    case 'death':
      return reportDeath(ctx, { producerId, diedOn: asked.diedOn })
    case 'propose':
      return proposeHeir(ctx, { producerId, ...asked })
    case 'confirm':
      return confirmHeir(ctx, { producerId, ...asked })
  }
}

type Refusal = { error?: Record<string, string[] | null>; initialValue?: { intent?: string; [field: string]: unknown } }

export default function PayoutHousehold() {
  const { household } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Refusal | undefined
  const t = useT()
  return (
    <Page>
      <PageTitle kicker={household.stallName}>{t('payouts.householdTitle', { name: household.name })}</PageTitle>
      <HouseholdPage household={household} refused={answer?.error ? { intent: answer.initialValue?.intent ?? '', errors: answer.error, typed: answer.initialValue ?? {} } : undefined} />
      <ButtonLink to="/quan-tri/chi-tra" kind="quiet">{t('payouts.backToList')}</ButtonLink>
    </Page>
  )
}
