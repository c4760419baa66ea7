import { Form } from '@remix-run/react'
import { useLocale, useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { dongInWords } from '#app/lib/money-words.ts'
import { showPhone } from '#app/lib/phone.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Card, Notice, Page, PageTitle } from '#app/ui/page.tsx'
import { writeBasket, type BasketLine } from '../basket.ts'
import type { BuyerDetails } from '../buyer.form.ts'
import type { Quote } from '../quote.ts'
import { phoneOrderHref } from './phone-order-page.tsx'
import { StallSummary, TotalLine } from './stall-summary.tsx'

export type PhoneReviewed = { draft: string; buyer: BuyerDetails; commune: { fullName: string; provinceFullName: string }; quote: Quote }

/** To be read to the buyer before the second press. */
export function PhoneReview({ reviewed: { draft, buyer, commune, quote } }: { reviewed: PhoneReviewed }) {
  const t = useT()
  const locale = useLocale()
  const lines = quote.payments.flatMap(({ stalls }) => stalls.flatMap((stall) => stall.lines)).map(({ productId, quantity, seenPrice }): BasketLine => ({ productId, quantity, seenPrice }))
  return (
    <Page width="narrow">
      <PageTitle lead={t('checkout.phoneReadOut')}>{t('checkout.phoneReview')}</PageTitle>
      <Card>
        <h2 className="text-lg">{t('checkout.sendTo')}</h2>
        <p>
          <strong>{buyer.recipientName}</strong> · {showPhone(buyer.recipientPhone)}
          <br />
          {buyer.address}, {commune.fullName}, {commune.provinceFullName}
        </p>
        <p>{t(buyer.pay === 'cod' ? 'checkout.phonePayCod' : 'checkout.phonePayLink', { phone: showPhone(buyer.phone) })}</p>
      </Card>
      {quote.payments.flatMap(({ stalls }) => stalls).map((stall) => <StallSummary key={stall.stallId} stall={stall} />)}
      {quote.payments.length > 1 && <Notice>{t('checkout.severalPayments', { n: quote.payments.length })}</Notice>}
      <TotalLine goods={quote.goods} shipping={quote.shipping} total={quote.total} />
      {locale === 'vi' && <p className="text-ink-soft">{t('checkout.inWords', { words: dongInWords(quote.total) })}</p>}
      <Form method="post" className="stack">
        <input type="hidden" name="intent" value="place" />
        <input type="hidden" name="draft" value={draft} />
        <input type="hidden" name="agreedTotal" value={quote.total} />
        <Button wide icon="check">{t('checkout.phonePlace', { total: showDong(quote.total) })}</Button>
      </Form>
      <ButtonLink to={phoneOrderHref(writeBasket(lines))} reloadDocument kind="quiet" icon="edit">{t('checkout.phoneAgain')}</ButtonLink>
    </Page>
  )
}
