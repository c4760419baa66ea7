import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { getCertificate } from '#app/modules/payments/tax/certificates.server.ts'
import { CertificateView } from '#app/modules/payments/tax/ui/certificate-view.tsx'
import { openContext } from '#app/request/context.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request, params }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: 'farmer' })
  return { title: titled(ctx.locale, 'tax.certificate'), certificate: await getCertificate(ctx, params.id ?? '') }
})

export default function FarmerCertificate() {
  const { certificate } = useLoaderData<typeof loader>()
  return <CertificateView certificate={certificate} back="/nong-ho/chung-tu-thue" />
}
