import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { showCode } from '#app/lib/code.server.ts'
import { useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { listTransferCodes } from '#app/modules/payments/payouts/bank-file.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Card, CardList, KeyValues, Page, PageTitle } from '#app/ui/page.tsx'
import { QrImage } from '#app/ui/qr-image.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request, params }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: ['collector_maker', 'collector_checker'] })
  const listed = await listTransferCodes(ctx, { code: params.code ?? '' })
  return { title: titled(ctx.locale, 'payouts.layoutQr'), ...listed, shown: showCode(listed.code) }
})

export default function PayoutCodes() {
  const { code, shown, lines } = useLoaderData<typeof loader>()
  const t = useT()
  return (
    <Page>
      <PageTitle lead={t('payouts.codesLead')}>{t('payouts.codesTitle', { code: shown })}</PageTitle>
      <CardList columns="two">
        {lines.map(({ position, holder, bank, end, amount, text, qr }) => (
          <Card key={text} as="li">
            <h2 className="text-lg">{position}. {holder}</h2>
            <div className="mx-auto w-56"><QrImage qr={qr} label={t('payouts.qrAlt', { amount: showDong(amount), name: holder })} /></div>
            <KeyValues
              rows={[
                { key: 'amount', label: t('payouts.amount'), value: showDong(amount), strong: true },
                { key: 'account', label: t('payouts.toAccount'), value: `${bank}, ${t('payouts.accountEnd', { end })}` },
                { key: 'text', label: t('payouts.transferText'), value: <span className="font-mono">{text}</span> },
              ]}
            />
          </Card>
        ))}
      </CardList>
      <ButtonLink to={`/quan-tri/chi-tra/dot/${code}`} kind="quiet">{t('common.back')}</ButtonLink>
    </Page>
  )
}
