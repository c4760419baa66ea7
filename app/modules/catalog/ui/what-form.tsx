import { useForm } from '@conform-to/react'
import { Form, useActionData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { groupDigits, parseDong } from '#app/lib/money.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { ChoiceField, type FieldLike, type SelectGroup, SelectField, TextField } from '#app/ui/field.tsx'
import { resultFor } from '#app/ui/form-result.ts'
import { measures, SMALL_PRICE } from '../product.ts'

export type WhatValues = { name: string; setId: string; container: string; net: string; measure: string; price: string; stock?: string }
type WhatFormProps = { id?: string | undefined; values?: WhatValues | undefined; sets: SelectGroup[] }

/** What it is and what it costs. A price below a thousand comes back with a question. */
export function WhatForm({ id, values, sets }: WhatFormProps) {
  const t = useT()
  const result = resultFor(useActionData(), 'what')
  const [form, untyped] = useForm({ id: 'what', lastResult: result, defaultValue: values ?? { measure: 'g' } })
  const fields = untyped as unknown as Record<'name' | 'setId' | 'container' | 'net' | 'measure' | 'price' | 'priceMeans' | 'stock', FieldLike>
  const typed = result?.initialValue?.price ?? fields.price.initialValue
  const price = typeof typed === 'string' ? parseDong(typed) : undefined
  const small = price !== undefined && price > 0 && price < SMALL_PRICE
  return (
    <Form method="post" id={form.id} noValidate className="stack">
      <ErrorSummary form={form} title={t('common.seeBelow')} />
      <input type="hidden" name="intent" value="what" />
      {id && <input type="hidden" name="id" value={id} />}
      <TextField field={fields.name} label={t('catalog.name')} hint={t('catalog.nameHint')} autoComplete="off" />
      <SelectField field={fields.setId} label={t('catalog.set')} placeholder={t('catalog.setPick')} options={sets} />
      <TextField field={fields.container} label={t('catalog.container')} hint={t('catalog.containerHint')} autoComplete="off" />
      <div className="grid grid-cols-2 items-start gap-3">
        <TextField field={fields.net} label={t('catalog.net')} inputMode="decimal" autoComplete="off" />
        <SelectField field={fields.measure} label={t('catalog.measure')} options={measures.map((value) => ({ value, label: t(`catalog.measure.${value}`) }))} />
      </div>
      <TextField field={fields.price} label={t('catalog.price')} hint={t('catalog.priceHint')} inputMode="numeric" autoComplete="off" suffix={t('catalog.dong')} />
      {small && (
        <ChoiceField
          field={fields.priceMeans}
          label={t('catalog.priceSmallLabel')}
          options={[
            { value: 'thousands', label: t('catalog.priceSmallOne', { amount: groupDigits(price * 1000) }) },
            { value: 'typed', label: t('catalog.priceSmallOne', { amount: groupDigits(price) }) },
          ]}
        />
      )}
      {id && <TextField field={fields.stock} label={t('catalog.stock')} hint={t('catalog.stockHint')} inputMode="numeric" autoComplete="off" />}
      <Button wide>{t('common.next')}</Button>
    </Form>
  )
}
