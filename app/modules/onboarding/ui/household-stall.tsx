import type { ReactNode } from 'react'
import { useT } from '#app/lib/i18n.ts'
import { showDate } from '#app/lib/time.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Card, KeyValues, Section } from '#app/ui/page.tsx'
import type { Facts } from '../requirements.ts'

type HouseholdStallProps = { stall: (Omit<NonNullable<Facts['stall']>, 'verifiedBy'> & { products: Facts['products']; verifiedBy: string | null }) | null; children?: ReactNode }

export function HouseholdStall({ stall, children }: HouseholdStallProps) {
  const t = useT()
  return (
    <Section title={t('onboarding.stallHead')}>
      {stall ? (
        <Card>
          <KeyValues
            rows={[
              { key: 'name', label: t('stalls.step.name'), value: stall.name },
              { key: 'state', label: t('onboarding.stage'), value: t(`onboarding.stallState.${stall.state}`) },
              { key: 'products', label: t('onboarding.productsCount'), value: `${stall.products.published} / ${stall.products.listed}` },
              { key: 'pickup', label: t('stalls.step.pickup'), value: stall.pickupAddress || t('onboarding.isMissing') },
              {
                key: 'verified',
                label: t('onboarding.row.verified'),
                value: stall.verifiedAt && stall.verifiedBy ? t('onboarding.verifiedBy', { name: stall.verifiedBy, date: showDate(stall.verifiedAt) }) : stall.verifiedAt ? showDate(stall.verifiedAt) : t('onboarding.isMissing'),
              },
            ]}
          />
          {stall.state !== 'draft' && <ButtonLink to={`/gian-hang/${stall.slug}`} kind="quiet" reloadDocument>{t('stalls.seeAsBuyer')}</ButtonLink>}
        </Card>
      ) : (
        <Card>
          <p>{t('onboarding.noStall')}</p>
        </Card>
      )}
      {children}
    </Section>
  )
}
