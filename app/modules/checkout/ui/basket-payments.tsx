import { href, useLocale, useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { Badge, Card, Section } from '#app/ui/page.tsx'
import type { BasketPayment } from '../find-basket-payments.server.ts'

const tones = { paid: 'good', waiting: 'warn', over: 'plain', cod: 'info' } as const

/** A basket that asks for several payments: which of them is this, which are done, which still wait. Each stands by itself. */
export function BasketPayments({ payments }: { payments: BasketPayment[] }) {
  const t = useT()
  const locale = useLocale()
  if (payments.length === 0) return null
  return (
    <Section title={t('checkout.basketPayments', { n: payments.length })}>
      <p>{t('checkout.basketPaymentsLead')}</p>
      <ol className="stack">
        {payments.map(({ code, shown, total, stalls, state, here }, index) => (
          <Card key={code} as="li">
            <p className="font-bold">{t('checkout.payPart', { n: index + 1, of: payments.length })} · {stalls}</p>
            <p className="font-display text-lg font-bold text-clay">{showDong(total)}</p>
            <div className="row">
              <Badge tone={tones[state]}>{t(`checkout.part_${state}`)}</Badge>
              {here ? <Badge tone="info">{t('checkout.partHere')}</Badge> : <a className="inline-flex min-h-touch items-center underline" href={href(locale, state === 'waiting' ? `/thanh-toan/${code}` : `/don-hang/${code}`)}>{t(state === 'waiting' ? 'checkout.payThisPart' : 'checkout.seePart', { code: shown })}</a>}
            </div>
          </Card>
        ))}
      </ol>
    </Section>
  )
}
