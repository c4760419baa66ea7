import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { href, useLocale, useSay, useT } from '#app/lib/i18n.ts'
import { CommuneField } from '#app/modules/places/ui/commune-field.tsx'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { CheckField, ChoiceField, SelectField, TextAreaField, TextField } from '#app/ui/field.tsx'
import { Section } from '#app/ui/page.tsx'
import type { BuyerDetails } from '../buyer.form.ts'
import type { CodRefusal } from '../limits.ts'
import type { VietqrRefusal } from '../vietqr-offer.ts'
import { useWhen } from './when.tsx'

/** As the form carries them: everything is text. */
export type BuyerDefaults = Partial<Record<'name' | 'phone' | 'province' | 'commune' | 'communeCode' | 'address' | 'gift' | 'recipientName' | 'recipientPhone' | 'note' | 'pay', string>>

type BuyerFormProps = {
  defaults: BuyerDefaults
  provinces: { value: string; label: string }[]
  /** Why pay on delivery is not offered; null when it is. */
  cod: { refusal: CodRefusal | null; most: string }
  /** Until when a transfer would be waited for, or why none is offered. */
  vietqr: { until: Date } | VietqrRefusal
  /** false: a stall of the basket takes no money through VNPay. */
  gateway: boolean
  lastResult: SubmissionResult<string[]> | undefined
}

export function BuyerForm({ defaults, provinces, cod, vietqr, gateway, lastResult }: BuyerFormProps) {
  const t = useT()
  const say = useSay()
  const locale = useLocale()
  const when = useWhen()
  const [form, fields] = useForm<Record<keyof BuyerDetails, string>>({ id: 'order', lastResult, defaultValue: { pay: gateway ? 'vnpay' : 'vietqr', ...defaults } })
  const gifted = fields.gift.initialValue === 'on'
  return (
    <form method="post" action={href(locale, '/dat-hang')} {...getFormProps(form)} className="stack">
      <input type="hidden" name="intent" value="review" />
      <ErrorSummary form={form} title={t('common.seeBelow')} />
      <Section title={t('checkout.whoBuys')}>
        <TextField field={fields.name} label={t('checkout.name')} autoComplete="name" />
        <TextField field={fields.phone} label={t('checkout.phone')} hint={t('checkout.phoneHint')} type="tel" inputMode="tel" autoComplete="tel-national" />
      </Section>
      <Section title={t('checkout.whereTo')}>
        <SelectField field={fields.province} label={t('checkout.province')} options={provinces} placeholder={t('checkout.chooseProvincePlaceholder')} autoComplete="address-level1" />
        <CommuneField field={fields.commune} codeField={fields.communeCode} label={t('checkout.commune')} hint={t('checkout.communeHint')} />
        <TextField field={fields.address} label={t('checkout.address')} hint={t('checkout.addressHint')} autoComplete="street-address" />
        <details className="card" open={gifted}>
          <summary className="flex min-h-touch items-center font-bold text-tea underline">{t('checkout.giftTitle')}</summary>
          <div className="stack pt-2">
            <CheckField field={fields.gift} label={t('checkout.giftYes')} />
            <TextField field={fields.recipientName} label={t('checkout.recipientName')} autoComplete="off" />
            <TextField field={fields.recipientPhone} label={t('checkout.recipientPhone')} type="tel" inputMode="tel" autoComplete="off" />
          </div>
        </details>
        <TextAreaField field={fields.note} label={t('checkout.note')} optional={t('checkout.optional')} rows={2} placeholder={t('checkout.notePlaceholder')} />
      </Section>
      <Section title={t('checkout.howToPay')}>
        <ChoiceField
          field={fields.pay}
          label={t('checkout.pay')}
          options={[
            { value: 'vnpay', label: t('checkout.payVnpay'), hint: gateway ? t('checkout.payVnpayHint') : t('collectors.noGateway'), disabled: !gateway },
            { value: 'VNPAYQR', label: t('checkout.payQr'), hint: gateway ? t('checkout.payQrHint') : t('collectors.noGateway'), disabled: !gateway },
            { value: 'VNBANK', label: t('checkout.payBank'), hint: gateway ? t('checkout.payBankHint') : t('collectors.noGateway'), disabled: !gateway },
            { value: 'INTCARD', label: t('checkout.payCard'), hint: gateway ? t('checkout.payCardHint') : t('collectors.noGateway'), disabled: !gateway },
            { value: 'vietqr', label: t('checkout.payVietqr'), hint: typeof vietqr === 'string' ? say(vietqr) : t('checkout.payVietqrHint', { until: when.full(vietqr.until) }), disabled: typeof vietqr === 'string' },
            { value: 'cod', label: t('checkout.payCod'), hint: cod.refusal ? say(`${cod.refusal}?most=${encodeURIComponent(cod.most)}`) : t('checkout.payCodHint', { most: cod.most }), disabled: cod.refusal !== null },
          ]}
        />
      </Section>
      <Button wide icon="arrow">{t('checkout.toReview')}</Button>
      <p className="text-center text-sm text-ink-soft">{t('checkout.nothingYet')}</p>
    </form>
  )
}
