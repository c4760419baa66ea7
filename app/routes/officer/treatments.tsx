import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { judgeTreatment, listTreatments, treatmentJudges } from '#app/modules/catalog/tax-treatments.server.ts'
import { TreatmentForm } from '#app/modules/catalog/treatment.form.ts'
import { TreatmentsPage } from '#app/modules/catalog/ui/treatments-page.tsx'
import { listTaxCodes, recordTaxCode, verifyTaxCode } from '#app/modules/producers/tax-code.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { readForm, withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: treatmentJudges })
  return { title: titled(ctx.locale, 'catalog.treatmentsTitle'), ...(await listTreatments(ctx)), organisations: await listTaxCodes(ctx) }
})

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: treatmentJudges })
  return withForm(
    await readForm(request),
    TreatmentForm,
    async (form) => {
      switch (form.intent) {
        case 'code':
          await recordTaxCode(ctx, form)
          break
        case 'verify-code':
          await verifyTaxCode(ctx, form)
          break
        default:
          await judgeTreatment(ctx, { ...form, agrees: form.intent === 'agree' })
      }
      return redirect('/can-bo/loai-hang', 303)
    },
    ctx,
  )
})

export default function Treatments() {
  const { goods, total, organisations } = useLoaderData<typeof loader>()
  return <TreatmentsPage goods={goods} total={total} organisations={organisations} />
}
