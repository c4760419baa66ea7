import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { showDate, showMonth } from '#app/lib/time.ts'
import { listOwnCertificates } from '#app/modules/payments/tax/certificates.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Card, CardList, Empty, Page, PageTitle } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: 'farmer' })
  return { title: titled(ctx.locale, 'tax.ownCertificates'), ...(await listOwnCertificates(ctx)) }
})

export default function TaxCertificates() {
  const { name, certificates } = useLoaderData<typeof loader>()
  const t = useT()
  return (
    <Page width="narrow">
      <PageTitle kicker={name} lead={t('tax.ownLead')}>{t('tax.ownCertificates')}</PageTitle>
      {certificates.length === 0 ? (
        <Empty title={t('tax.noCertificates')} />
      ) : (
        <CardList>
          {certificates.map(({ id, number, collectorName, fromPeriod, toPeriod, vat, pit, issuedAt }) => (
            <Card key={id} as="li">
              <p className="font-bold">{t('tax.periodIs', { from: showMonth(fromPeriod), to: showMonth(toPeriod) })}</p>
              <p>{collectorName} · {t('tax.kept')} {showDong(vat + pit)} · {t('tax.issued', { day: showDate(issuedAt) })}</p>
              <p><Link to={`/nong-ho/chung-tu-thue/${id}`} className="inline-flex min-h-touch items-center">{t('tax.certificateNo', { number })}</Link></p>
            </Card>
          ))}
        </CardList>
      )}
      <ButtonLink to="/nong-ho/tien-ve" kind="quiet">{t('statements.toMoney')}</ButtonLink>
    </Page>
  )
}
