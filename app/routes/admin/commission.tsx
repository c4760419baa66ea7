import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { adminRoles } from '#app/modules/outreach/admin-roles.ts'
import { CommissionForm } from '#app/modules/payments/fees/commission.form.ts'
import { placeOf } from '#app/modules/payments/fees/place-of.server.ts'
import { decideCommission, listCommission, proposeCommission } from '#app/modules/payments/fees/propose-commission.server.ts'
import { tryCommission } from '#app/modules/payments/fees/try-commission.server.ts'
import { CommissionPage } from '#app/modules/payments/fees/ui/commission-page.tsx'
import { withCommuneChoices } from '#app/modules/places/commune-choices.server.ts'
import { provinceOptions } from '#app/modules/places/provinces.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { readForm, withForm } from '#app/request/form.server.ts'
import { readCollector } from '#app/request/ledger-choice.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: adminRoles })
  const list = await listCommission(ctx, { collectorId: readCollector(new URL(request.url).searchParams) })
  return { title: titled(ctx.locale, 'fees.title'), list: { ...list, provinces: await provinceOptions(ctx.store.read) } }
})

/** Before a rule is proposed it is shown on an order of this size. */
const SAMPLE = 1_000_000

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: adminRoles })
  const { read } = ctx.store
  const form = await readForm(request)
  const typed = Object.fromEntries([...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
  const answer = await withForm(
    form,
    CommissionForm,
    async (value) => {
      if ('id' in value) {
        await decideCommission(ctx, { id: value.id, agrees: value.intent === 'agree' })
        return redirect('/quan-tri/phi', 303)
      }
      const { collectorId, producerKind } = value
      const unitPath = await placeOf(read, value)
      if ('day' in value) return { initialValue: typed, tried: await tryCommission(ctx, { collectorId, unitPath, producerKind, day: value.day, amount: value.amount }) }
      const { bp, validFrom, validTo, reason, intent } = value
      if (intent === 'preview') return { initialValue: typed, tried: await tryCommission(ctx, { collectorId, unitPath, producerKind, day: validFrom, amount: SAMPLE, draft: { bp, validTo } }) }
      await proposeCommission(ctx, { collectorId, unitPath, producerKind, bp, validFrom, validTo, reason })
      return redirect(`/quan-tri/phi?thu_ho=${encodeURIComponent(collectorId)}`, 303)
    },
    ctx,
  )
  return withCommuneChoices(read, form, answer)
})

export default function Commission() {
  return <CommissionPage list={useLoaderData<typeof loader>().list} />
}
