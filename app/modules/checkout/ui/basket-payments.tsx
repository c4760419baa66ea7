import { href, useLocale, useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Badge, Card, Notice, Section } from '#app/ui/page.tsx'
import type { BasketPayment } from '../find-basket-payments.server.ts'

const tones = { back: 'info', paid: 'good', waiting: 'warn', over: 'plain', cod: 'info' } as const

/** A basket that asks for several payments: which of them is this, which are done, which still wait. Each stands by itself. */
export function BasketPayments({ payments }: { payments: BasketPayment[] }) {
  const t = useT()
  const locale = useLocale()
  if (payments.length === 0) return null
  const paid = payments.some(({ state, here }) => here && state === 'paid')
  const left = paid ? payments.filter(({ state }) => state === 'waiting').length : 0
  return (
    <Section title={t('checkout.basketPayments', { n: payments.length })}>
      {left > 0 && <Notice tone="warn" title={t('checkout.partsLeft', { n: left })} />}
      <p>{t('checkout.basketPaymentsLead')}</p>
      <ol className="stack">
        {payments.map(({ code, shown, total, stalls, state, here }, index) => (
          <Card key={code} as="li">
            <p className="font-bold">{t('checkout.payPart', { n: index + 1, of: payments.length })} · {stalls}</p>
            <p className="font-display text-lg font-bold text-clay">{showDong(total)}</p>
            <div className="row">
              <Badge tone={tones[state]}>{t(`checkout.part_${state}`)}</Badge>
              {here && <Badge tone="info">{t('checkout.partHere')}</Badge>}
              {!here && state !== 'waiting' && <a className="inline-flex min-h-touch items-center underline" href={href(locale, `/don-hang/${code}`)}>{t('checkout.seePart', { code: shown })}</a>}
            </div>
            {!here && state === 'waiting' && <ButtonLink to={href(locale, `/thanh-toan/${code}`)} reloadDocument wide>{t('checkout.payThisPart', { code: shown })}</ButtonLink>}
          </Card>
        ))}
      </ol>
    </Section>
  )
}
