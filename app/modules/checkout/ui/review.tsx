import { href, useLocale, useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { dongInWords } from '#app/lib/money-words.ts'
import { showPhone } from '#app/lib/phone.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Card, Notice } from '#app/ui/page.tsx'
import type { BuyerDetails } from '../buyer.form.ts'
import type { Quote } from '../quote.ts'
import type { VietqrRefusal } from '../vietqr-offer.ts'
import { StallSummary, TotalLine } from './stall-summary.tsx'
import { useWhen } from './when.tsx'

export type ReviewDraft = { requestId: string; buyer: BuyerDetails; commune: { fullName: string; provinceFullName: string } }

/** The whole order once more, with every sum, before the buyer commits. */
export function Review({ draft: { requestId, buyer, commune }, quote, payees, vietqr, wrong }: { draft: ReviewDraft; quote: Quote; payees: Record<string, { name: string; direct: boolean }>; vietqr: { until: Date } | VietqrRefusal; wrong: string[] }) {
  const t = useT()
  const locale = useLocale()
  const { full } = useWhen()
  const pay = payWords()
  const several = quote.payments.length > 1
  const direct = quote.payments.every(({ collectorId }) => payees[collectorId]?.direct)
  return (
    <>
      {wrong.map((words) => (
        <Notice key={words} tone="danger" live title={words}>
          <p>{t('checkout.nothingLost')} <a href={href(locale, '/gio-hang')}>{t('checkout.seeBasket')}</a></p>
        </Notice>
      ))}
      <Card>
        <h2 className="text-lg">{t('checkout.sendTo')}</h2>
        <p>
          <strong>{buyer.recipientName}</strong> · {showPhone(buyer.recipientPhone)}
          <br />
          {buyer.address}, {commune.fullName}, {commune.provinceFullName}
        </p>
        {buyer.gift && <p className="text-ink-soft">{t('checkout.buyerIs', { name: buyer.name, phone: showPhone(buyer.phone) })}</p>}
        {buyer.note && <p className="text-ink-soft">{t('checkout.noteIs', { note: buyer.note })}</p>}
        <ButtonLink to={href(locale, '/dat-hang')} reloadDocument kind="quiet" icon="edit">{t('checkout.fixDetails')}</ButtonLink>
      </Card>
      {quote.payments.map((payment, index) => (
        <div key={payment.collectorId} className="stack">
          {several && <h2 className="brush text-xl">{t('checkout.paymentNumber', { n: index + 1, total: showDong(payment.total) })}</h2>}
          {several && payees[payment.collectorId] && <p>{t(payees[payment.collectorId]!.direct ? 'checkout.paidToStall' : 'checkout.paidToCollector', { name: payees[payment.collectorId]!.name })}</p>}
          {payment.stalls.map((stall) => <StallSummary key={stall.stallId} stall={stall} />)}
        </div>
      ))}
      {several && <Notice tone="warn" title={t(direct ? 'checkout.severalDirect' : 'checkout.severalPayments', { n: quote.payments.length })}><p>{t('checkout.severalLead')}</p></Notice>}
      <TotalLine goods={quote.goods} shipping={quote.shipping} total={quote.total} />
      {locale === 'vi' && <p className="text-ink-soft">{t('checkout.inWords', { words: dongInWords(quote.total) })}</p>}
      {quote.orderable ? (
        <form method="post" action={href(locale, '/dat-hang?buoc=xem-lai')} className="stack">
          <input type="hidden" name="intent" value="place" />
          <input type="hidden" name="requestId" value={requestId} />
          <input type="hidden" name="agreedTotal" value={quote.total} />
          <Button wide>{pay.button}</Button>
          <p className="text-center text-sm text-ink-soft">{pay.after}</p>
        </form>
      ) : (
        <Notice tone="warn" title={t('checkout.notOrderable')}>
          <ButtonLink to={href(locale, '/gio-hang')} reloadDocument kind="secondary">{t('checkout.seeBasket')}</ButtonLink>
        </Notice>
      )}
    </>
  )

  function payWords(): { button: string; after: string } {
    if (buyer.pay === 'cod') return { button: t('checkout.placeCod', { total: showDong(quote.total) }), after: t('checkout.codAfter') }
    if (buyer.pay === 'vietqr') return { button: t('checkout.placeVietqr'), after: typeof vietqr === 'string' ? t(vietqr) : t('checkout.holdAfterVietqr', { until: full(vietqr.until) }) }
    return { button: t('checkout.payTotal', { total: showDong(quote.payments[0]!.total) }), after: t('checkout.holdAfter') }
  }
}
