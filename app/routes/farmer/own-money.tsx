import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { confirmOwnTransfer } from '#app/modules/orders/confirm-own-transfer.server.ts'
import { OwnMoneyForm } from '#app/modules/payments/collectors/own.form.ts'
import { getOwnMoney, refundOwn, setOwnAccount, setOwnMerchant } from '#app/modules/payments/collectors/own-collector.server.ts'
import { OwnMoneyPage } from '#app/modules/payments/collectors/ui/own-money-page.tsx'
import { listBanks } from '#app/modules/places/banks.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { readForm, withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'

const HERE = '/nong-ho/tien-ve/tu-nhan'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }, { name: 'robots', content: 'noindex' }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: 'farmer' })
  const money = await getOwnMoney(ctx)
  return {
    ...money,
    banks: money.mayChange ? (await listBanks(ctx.store.read)).map(({ bin, shortName }) => ({ value: bin, label: shortName })) : [],
    done: new URL(request.url).searchParams.has('xong'),
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
          await confirmOwnTransfer(ctx, form)
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
  const id = failed?.initialValue?.attemptId ?? failed?.initialValue?.refundId
  return <OwnMoneyPage {...useLoaderData<typeof loader>()} answer={answer} problem={failed?.error?.['']?.[0]} refused={words && typeof id === 'string' ? { id, words } : null} />
}
