import { Form, Link, useActionData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { showDate, showDateTime, showDay, showMonth } from '#app/lib/time.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Badge, DataTable, Empty, KeyValues, Notice, Page, PageTitle, Pagination, Section, Tabs } from '#app/ui/page.tsx'
import { BooksLine } from '../../ledger/ui/books-line.tsx'
import { showBp, treatmentWords } from '../explain-tax.ts'
import type { TaxReport } from '../tax-report.server.ts'
import { sayNumber } from '../tax-report-sheet.ts'
import { Withholding } from './withholding.tsx'

const BASE = '/quan-tri/thue'
export const reportHref = ({ collectorId, month, page = 1 }: { collectorId: string; month: string; page?: number }) => `${BASE}?thu_ho=${encodeURIComponent(collectorId)}&thang=${month}${page > 1 ? `&trang=${page}` : ''}`

export function TaxReportPage({ report, done = false }: { report: TaxReport; done?: boolean }) {
  const t = useT()
  const { collectors, collector, period, periods, total, sellers, page, pages, asOf } = report
  const answer = useActionData<{ initialValue?: Record<string, unknown>; error?: Record<string, string[] | null> }>()
  const refused = answer?.initialValue?.intent === 'withholding' ? [] : Object.values(answer?.error ?? {}).flatMap((errors) => errors ?? [])
  const file = (name: string) => `${BASE}/${period}/${name}?thu_ho=${encodeURIComponent(collector.id)}`
  return (
    <Page>
      <PageTitle kicker={collector.name} lead={t('tax.reportLead')}>{t('tax.reportOf', { month: showMonth(period) })}</PageTitle>
      <BooksLine books={report.books} />
      {refused.length > 0 && <Notice tone="danger" live title={refused.join(' ')} />}
      {done && <Notice tone="good" live title={t('collectors.done')} />}
      {collectors.length > 1 && <Tabs label={t('tax.collector')} items={collectors.map(({ id, name }) => ({ to: reportHref({ collectorId: id, month: period }), label: name, current: id === collector.id }))} />}
      <Tabs label={t('tax.months')} items={periods.slice(0, 6).map((month) => ({ to: reportHref({ collectorId: collector.id, month }), label: t('tax.month', { month: showMonth(month) }), current: month === period }))} />
      <p className="text-ink-soft">{t('statements.asOf', { at: showDateTime(asOf) })}</p>
      <div className="max-w-narrow">
        <KeyValues
          rows={[
            { key: 'sold', label: t('tax.sold'), value: showDong(total.sold) },
            { key: 'refunded', label: t('tax.refunded'), value: showDong(total.refunded) },
            { key: 'vat', label: t('tax.vat'), value: showDong(total.vat) },
            { key: 'pit', label: t('tax.pit'), value: showDong(total.pit) },
            { key: 'kept', label: t('tax.kept'), value: showDong(total.vat + total.pit), strong: true },
          ]}
        />
      </div>
      <div className="row">
        <ButtonLink to={file('thue.xlsx')} reloadDocument kind="secondary">{t('tax.xlsx')}</ButtonLink>
        <ButtonLink to={file('thue.csv')} reloadDocument kind="secondary">{t('tax.csv')}</ButtonLink>
      </div>
      {sellers.length === 0 ? <Empty title={t('tax.noneKept')} /> : <Sellers report={report} />}
      <Pagination page={page} pages={pages} href={(to) => reportHref({ collectorId: collector.id, month: period, page: to })} />
      <Certificates report={report} />
      <Withholding withholding={report.withholding} collectorId={collector.id} />
      <Rules report={report} />
    </Page>
  )
}

type Seller = TaxReport['sellers'][number]

function Sellers({ report: { sellers, collector, period, mayCertify } }: { report: TaxReport }) {
  const t = useT()
  const money = (key: string, title: string, of: (row: Seller) => number) => ({ key, title, number: true, cell: (row: Seller) => <span className="whitespace-nowrap">{showDong(of(row))}</span> })
  return (
    <DataTable
      caption={t('tax.reportOf', { month: showMonth(period) })}
      hideCaption
      rowKey={({ producerId }) => producerId}
      rows={sellers}
      columns={[
        {
          key: 'seller',
          title: t('tax.seller'),
          cell: (row) => (
            <>
              <Link to={`/quan-tri/bang-ke/${row.producerId}/${period}`}>{row.name}</Link> <span className="whitespace-nowrap font-normal text-ink-soft">{sayNumber(row.numberEnd)}</span>
              {row.warned > 0 && <Badge tone="warn">{t('tax.warned')}</Badge>}
            </>
          ),
        },
        money('sold', t('tax.sold'), ({ sold }) => sold),
        money('refunded', t('tax.refunded'), ({ refunded }) => refunded),
        money('taxed', t('tax.taxed'), ({ taxed }) => taxed),
        money('vat', t('tax.vat'), ({ vat }) => vat),
        money('pit', t('tax.pit'), ({ pit }) => pit),
        money('kept', t('tax.kept'), ({ vat, pit }) => vat + pit),
        ...(mayCertify ? [{ key: 'certify', title: t('tax.certify'), cell: (row: Seller) => (row.vat + row.pit > 0 ? <Certify row={row} collectorId={collector.id} period={period} /> : '') }] : []),
      ]}
    />
  )
}

function Certify({ row, collectorId, period }: { row: Seller; collectorId: string; period: string }) {
  const t = useT()
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="certify" />
      <input type="hidden" name="collectorId" value={collectorId} />
      <input type="hidden" name="producerId" value={row.producerId} />
      <input type="hidden" name="from" value={period} />
      <input type="hidden" name="to" value={period} />
      <Button kind="secondary" aria-label={t('tax.certifyFor', { month: showMonth(period), name: row.name })}>{t('tax.certify')}</Button>
    </Form>
  )
}

function Certificates({ report: { certificates } }: { report: TaxReport }) {
  const t = useT()
  if (certificates.length === 0) return null
  return (
    <Section title={t('tax.certificates')}>
      <ul>
        {certificates.map(({ id, number, producerName, fromPeriod, toPeriod, vat, pit, issuedAt }) => (
          <li key={id} className="border-b border-line py-1">
            <Link to={`${BASE}/chung-tu/${id}`} className="inline-flex min-h-touch items-center">
              {t('tax.certificateNo', { number })} · {t('tax.certificateOf', { name: producerName, from: showMonth(fromPeriod), to: showMonth(toPeriod), sum: showDong(vat + pit) })} · {showDate(issuedAt)}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Rules({ report: { rules } }: { report: TaxReport }) {
  const t = useT()
  const valid = ({ validFrom, validTo }: { validFrom: string; validTo: string | null }) => (validTo ? t('tax.validTo', { from: showDay(validFrom), to: showDay(validTo) }) : t('tax.validFrom', { from: showDay(validFrom) }))
  return (
    <details className="card">
      <summary className="flex min-h-touch cursor-pointer items-center font-bold">{t('tax.rules')}</summary>
      <p className="py-2">{t('tax.rulesLead')}</p>
      <DataTable
        caption={t('tax.rules')}
        hideCaption
        rowKey={({ id }) => id}
        rows={rules}
        columns={[
          { key: 'kind', title: t('tax.kindOf'), cell: (rule) => (Object.hasOwn(treatmentWords, rule.treatment) ? t(treatmentWords[rule.treatment as keyof typeof treatmentWords]) : rule.treatment) },
          { key: 'who', title: t('tax.who'), cell: (rule) => t(rule.entityType === 'organisation' ? 'tax.who.organisation' : 'tax.who.household') },
          { key: 'rates', title: t('tax.rates'), number: true, cell: (rule) => <span className="whitespace-nowrap">{`${showBp(rule.vatBp)} + ${showBp(rule.pitBp)}`}</span> },
          { key: 'basis', title: t('tax.basis'), cell: (rule) => rule.legalBasis },
          { key: 'valid', title: t('tax.valid'), cell: valid },
          { key: 'note', title: t('tax.note'), cell: (rule) => rule.note },
        ]}
      />
    </details>
  )
}
