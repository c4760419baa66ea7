import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { secretInUse } from '#app/modules/accounts/change-secret.server.ts'
import { confirmOwnTransfer } from '#app/modules/orders/settling/confirm-own-transfer.server.ts'
import { listOwnTransfers } from '#app/modules/orders/settling/list-own-transfers.server.ts'
import { OwnMoneyForm } from '#app/modules/payments/collectors/own.form.ts'
import { getOwnMoney } from '#app/modules/payments/collectors/get-own-money.server.ts'
import { ownRefundCameBack, refundOwn, settleUnanswered } from '#app/modules/payments/collectors/own-refunds.server.ts'
import { setOwnAccount, setOwnMerchant } from '#app/modules/payments/collectors/own-ways.server.ts'
import { OwnMoneyPage } from '#app/modules/payments/collectors/ui/own-money-page.tsx'
import { listBanks } from '#app/modules/places/banks.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { readForm, withForm } from '#app/request/form.server.ts'
import { readPageNumber } from '#app/request/page-number.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'

const HERE = '/nong-ho/tien-ve/tu-nhan'
const ends = ['placed', 'owed'] as const

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }, { name: 'robots', content: 'noindex' }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: 'farmer' })
  const asked = new URL(request.url).searchParams
  const said = asked.get('xong')
  const [waitingPage, latePage] = [readPageNumber(asked), readPageNumber(asked, 'muon')]
  const money = await getOwnMoney(ctx)
  return {
    ...money,
    waiting: { ...(await listOwnTransfers(ctx, { which: 'waiting', page: waitingPage })), page: waitingPage },
    late: { ...(await listOwnTransfers(ctx, { which: 'late', page: latePage })), page: latePage },
    banks: money.mayChange ? (await listBanks(ctx.store.read)).map(({ bin, shortName }) => ({ value: bin, label: shortName })) : [],
    secret: await secretInUse(ctx),
    done: said === null ? null : (ends.find((end) => end === said) ?? ('kept' as const)),
    title: titled(ctx.locale, 'collectors.own'),
  }
})

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: 'farmer' })
  return withForm(
    await readForm(request),
    OwnMoneyForm,
    async (form) => {
      switch (form.intent) {
        case 'account':
          await setOwnAccount(ctx, form)
          break
        case 'merchant':
          await setOwnMerchant(ctx, form)
          break
        case 'arrived':
          return redirect(`${HERE}?xong=${await confirmOwnTransfer(ctx, form)}`, 303)
        case 'sent':
        case 'refused':
          await settleUnanswered(ctx, { refundId: form.refundId, said: form.intent })
          break
        case 'came_back':
          await ownRefundCameBack(ctx, form)
          break
        case 'refunded':
          await refundOwn(ctx, form)
      }
      return redirect(`${HERE}?xong=1`, 303)
    },
    { locale: ctx.locale },
  )
})

export default function OwnMoney() {
  const answer = useActionData<typeof action>()
  const failed = answer && 'error' in answer ? answer : undefined
  const [words] = failed?.error?.bankReference ?? []
  const typed = failed?.initialValue
  const id = typed?.attemptId ?? typed?.refundId
  const refused = words && typeof id === 'string' ? { id, words, typed: typeof typed?.bankReference === 'string' ? typed.bankReference : '' } : null
  return <OwnMoneyPage {...useLoaderData<typeof loader>()} answer={answer} problem={failed?.error?.['']?.[0]} refused={refused} />
}
