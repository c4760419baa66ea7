import { useLocale, useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { dongInWords } from '#app/lib/money-words.ts'
import { showDate, showMonth } from '#app/lib/time.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { KeyValues, Page } from '#app/ui/page.tsx'
import type { Certificate } from '../certificates.server.ts'
import { sayNumber } from '../tax-report-sheet.ts'

/** One sheet of paper. */
export function CertificateView({ certificate, back }: { certificate: Certificate; back: string }) {
  const t = useT()
  const locale = useLocale()
  const { number, collectorName, producerName, place, numberEnd, fromPeriod, toPeriod, base, vat, pit, bases, issuedAt } = certificate
  return (
    <Page width="narrow">
      <article className="stack border-2 border-ink bg-card p-4 md:p-6" aria-label={t('tax.certificate')}>
        <header className="border-b-2 border-ink pb-3 text-center">
          <h1 className="text-2xl">{t('tax.certificate')}</h1>
          <p className="text-sm">{t('tax.certificateLegal')}</p>
          <p className="text-lg font-bold">{t('tax.certificateNo', { number })}</p>
        </header>
        <KeyValues
          rows={[
            { key: 'collector', label: t('tax.collector'), value: collectorName },
            { key: 'seller', label: t('tax.seller'), value: producerName },
            ...(numberEnd ? [{ key: 'number', label: t('tax.number'), value: sayNumber(numberEnd) }] : []),
            { key: 'place', label: t('tax.place'), value: place },
            { key: 'period', label: t('tax.period'), value: t('tax.periodIs', { from: showMonth(fromPeriod), to: showMonth(toPeriod) }) },
            { key: 'base', label: t('tax.goods'), value: <span className="whitespace-nowrap">{showDong(base)}</span> },
            { key: 'vat', label: t('tax.vat'), value: <span className="whitespace-nowrap">{showDong(vat)}</span> },
            { key: 'pit', label: t('tax.pit'), value: <span className="whitespace-nowrap">{showDong(pit)}</span> },
            { key: 'kept', label: t('tax.kept'), value: <span className="whitespace-nowrap">{showDong(vat + pit)}</span>, strong: true },
            { key: 'basis', label: t('tax.basis'), value: bases.join('; ') },
          ]}
        />
        {locale === 'vi' && <p>{t('tax.inWords', { words: dongInWords(vat + pit) })}</p>}
        <p className="text-right">{t('tax.issued', { day: showDate(issuedAt) })}</p>
        <p className="border-t border-line pt-2 text-sm text-ink-soft">{t('tax.certificateNote')}</p>
      </article>
      <div className="no-print stack">
        <Button type="button" wide icon="printer" onClick={() => window.print()}>{t('tax.print')}</Button>
        <ButtonLink to={back} kind="secondary" wide>{t('tax.back')}</ButtonLink>
      </div>
    </Page>
  )
}
