import { useForm } from '@conform-to/react'
import { Form, useActionData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { type FieldLike, SelectField, TextAreaField, TextField } from '#app/ui/field.tsx'
import { resultFor } from '#app/ui/form-result.ts'
import { storages, taxTreatments } from '../product.ts'

export type AboutValues = Record<'ingredients' | 'usage' | 'description' | 'storage' | 'shelfLife' | 'shelfUnit' | 'shipGrams' | 'taxTreatment' | 'makerId', string>
/** Members of a co-operative; none for a household. */
export type Maker = { id: string; name: string }

export function AboutForm({ values, makers }: { values: AboutValues; makers: readonly Maker[] }) {
  const t = useT()
  const [form, untyped] = useForm({ id: 'about', lastResult: resultFor(useActionData(), 'about'), defaultValue: values })
  const fields = untyped as unknown as Record<keyof AboutValues, FieldLike>
  return (
    <Form method="post" id={form.id} noValidate className="stack">
      <ErrorSummary form={form} title={t('common.seeBelow')} />
      <input type="hidden" name="intent" value="about" />
      <TextAreaField field={fields.description} label={t('catalog.description')} hint={t('catalog.descriptionHint')} rows={5} />
      <TextField field={fields.ingredients} label={t('catalog.ingredients')} hint={t('catalog.ingredientsHint')} autoComplete="off" />
      <TextField field={fields.usage} label={t('catalog.usage')} hint={t('catalog.usageHint')} autoComplete="off" />
      <SelectField field={fields.storage} label={t('catalog.storage')} placeholder={t('catalog.storagePick')} options={storages.map((value) => ({ value, label: t(`shop.storage.${value}`) }))} />
      <div>
        <div className="grid grid-cols-2 items-start gap-3">
          <TextField field={fields.shelfLife} label={t('catalog.shelf')} inputMode="numeric" autoComplete="off" />
          <SelectField field={fields.shelfUnit} label={t('catalog.shelfUnit')} options={(['days', 'months'] as const).map((value) => ({ value, label: t(`catalog.shelf.${value}`) }))} />
        </div>
        <p className="mt-1 text-sm text-ink-soft">{t('catalog.shelfHint')}</p>
      </div>
      <TextField field={fields.shipGrams} label={t('catalog.ship')} hint={t('catalog.shipHint')} inputMode="numeric" autoComplete="off" suffix="g" />
      <SelectField field={fields.taxTreatment} label={t('catalog.treatment')} hint={t('catalog.treatmentHint')} options={taxTreatments.map((value) => ({ value, label: t(`catalog.treatment.${value}`) }))} />
      {makers.length > 0 && (
        <SelectField field={fields.makerId} label={t('producers.coop.onProduct')} hint={t('producers.coop.onProductHint')} placeholder={t('producers.coop.nobody')} options={makers.map(({ id, name }) => ({ value: id, label: name }))} />
      )}
      <Button wide>{t('common.next')}</Button>
    </Form>
  )
}
