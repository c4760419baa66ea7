import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { showDay } from '#app/lib/time.ts'
import { CheckCertificateForm } from '#app/modules/catalog/certificate.form.ts'
import { listCertificates } from '#app/modules/catalog/list-certificates.server.ts'
import { issuingLevels } from '#app/modules/catalog/ocop-badge.ts'
import { verifyCertificate, withdrawCertificate } from '#app/modules/catalog/verify-certificate.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { readForm, withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Card, CardList, DataTable, Empty, KeyValues, Notice, Page, PageTitle, Section } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: ['province_operator', 'auditor'] })
  return { ...(await listCertificates(ctx)), title: titled(ctx.locale, 'catalog.certificatesTitle'), mayCheck: ctx.actor.grants.some(({ role }) => role === 'province_operator') }
})

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: ['province_operator'] })
  return withForm(
    await readForm(request),
    CheckCertificateForm,
    async ({ intent, id }) => {
      await (intent === 'verify' ? verifyCertificate(ctx, { certificateId: id }) : withdrawCertificate(ctx, { certificateId: id }))
      return redirect('/quan-tri/chung-nhan-ocop', 303)
    },
    { locale: ctx.locale },
  )
})

type Row = ReturnType<typeof useLoaderData<typeof loader>>['valid'][number]

export default function Certificates() {
  const { waiting, soon, valid, mayCheck } = useLoaderData<typeof loader>()
  const t = useT()
  const answer = useActionData<{ error?: Record<string, string[] | null> }>()
  const refused = Object.values(answer?.error ?? {}).flatMap((errors) => errors ?? [])
  const columns = [
    { key: 'product', title: t('catalog.certificateProduct'), cell: (row: Row) => <a href={`/san-pham/${row.productSlug}`}>{row.productName}</a> },
    { key: 'paper', title: t('catalog.certificatePaper'), cell: (row: Row) => `${t('catalog.ocopStarsN', { n: row.stars })}, ${row.number}` },
    { key: 'until', title: t('catalog.certificateUntil'), cell: (row: Row) => `${showDay(row.expiresOn)} (${t('catalog.certificateDays', { n: row.daysLeft })})` },
  ]
  return (
    <Page>
      <PageTitle lead={t('catalog.certificatesLead')}>{t('catalog.certificatesTitle')}</PageTitle>
      {refused.length > 0 && <Notice tone="danger" live title={refused.join(' ')} />}
      <Section title={`${t('catalog.certificatesWaiting')} (${waiting.length})`}>
        {waiting.length === 0 ? (
          <Empty title={t('catalog.certificatesNone')} />
        ) : (
          <CardList columns="two">
            {waiting.map((row) => <WaitingCard key={row.id} row={row} mayCheck={mayCheck} />)}
          </CardList>
        )}
      </Section>
      {soon.length > 0 && (
        <Section title={t('catalog.certificatesSoon')}>
          <DataTable caption={t('catalog.certificatesSoon')} hideCaption columns={columns} rows={soon} rowKey={({ id }) => id} />
        </Section>
      )}
      <Section title={`${t('catalog.certificatesAll')} (${valid.length})`}>
        <DataTable caption={t('catalog.certificatesAll')} hideCaption columns={columns} rows={valid} rowKey={({ id }) => id} />
      </Section>
    </Page>
  )
}

function WaitingCard({ row, mayCheck }: { row: Row; mayCheck: boolean }) {
  const t = useT()
  const level = issuingLevels.find((one) => one === row.issuedByLevel) ?? 'province'
  return (
    <Card as="li" tone="urgent">
      <h3 className="text-lg">{row.productName}</h3>
      <p className="text-ink-soft">{row.stallName}, {row.provinceName}</p>
      <KeyValues
        rows={[
          { key: 'stars', label: t('catalog.ocopStars'), value: t('catalog.ocopStarsN', { n: row.stars }) },
          { key: 'number', label: t('catalog.ocopNumber'), value: row.number },
          { key: 'decision', label: t('catalog.ocopDecision'), value: row.decisionNo },
          { key: 'level', label: t('catalog.ocopLevel'), value: t(`catalog.ocopLevel.${level}`) },
          { key: 'issued', label: t('catalog.ocopIssued'), value: showDay(row.issuedOn) },
          { key: 'until', label: t('catalog.certificateUntil'), value: showDay(row.expiresOn) },
        ]}
      />
      {row.own && <p className="font-bold">{t('catalog.certificateOwn')}</p>}
      {mayCheck && !row.own && (
        <div className="row">
          <CheckButton intent="verify" id={row.id} label={t('catalog.certificateVerify')} />
          <CheckButton intent="withdraw" id={row.id} label={t('catalog.certificateRefuse')} />
        </div>
      )}
    </Card>
  )
}

function CheckButton({ intent, id, label }: { intent: 'verify' | 'withdraw'; id: string; label: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="id" value={id} />
      <Button kind={intent === 'verify' ? 'primary' : 'danger'} icon={intent === 'verify' ? 'check' : 'close'}>{label}</Button>
    </Form>
  )
}
