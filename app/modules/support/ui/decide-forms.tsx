import type { SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { Button } from '#app/ui/button.tsx'
import { PlainCheck } from '#app/ui/choice-field.tsx'
import { plainField } from '#app/ui/field-parts.tsx'
import { PlainField, TextAreaField } from '#app/ui/field.tsx'
import { Card, Notice } from '#app/ui/page.tsx'

type Line = { productId: string; name: string; unitLabel: string; unitPrice: number; quantity: number }
type Props = { lines: readonly Line[]; named: readonly string[]; mayLetGo: boolean; shippingLeft: number; bearer: 'collector' | 'producer'; lastResult: SubmissionResult<string[]> | undefined }

/** Money back, by pieces; or none, with the reason in words. `mayLetGo`: also a part, or none. */
export function DecideForms({ lines, named, mayLetGo, shippingLeft, bearer, lastResult }: Props) {
  const t = useT()
  const typed = (lastResult?.initialValue ?? {}) as Record<string, unknown>
  const errors = (lastResult?.error ?? {}) as Record<string, string[] | null>
  const of = (intent: string) => (typed.intent === intent ? { error: errors.answer?.[0], defaultValue: typed.answer } : {})
  const before = (at: number) => (typed.intent !== 'refund' ? undefined : Array.isArray(typed.pieces) ? String(typed.pieces[at] ?? '') : typeof typed.pieces === 'string' ? typed.pieces : undefined)
  const left = lines.filter(({ quantity }) => quantity > 0)
  return (
    <>
      <Card as="section">
        <h2 className="text-lg">{t('support.refundTitle')}</h2>
        <Form method="post" className="stack" noValidate>
          <input type="hidden" name="intent" value="refund" />
          {left.map(({ productId, name, unitLabel, unitPrice, quantity }, at) => (
            <div key={productId}>
              <input type="hidden" name="product" value={productId} />
              <PlainField
                name="pieces"
                id={`pieces-${productId}`}
                label={t('support.piecesOf', { name })}
                hint={t('support.piecesHint', { left: quantity, unit: unitLabel, price: showDong(unitPrice) })}
                inputMode="numeric"
                autoComplete="off"
                defaultValue={before(at) ?? (named.includes(productId) ? quantity : 0)}
                error={typed.intent === 'refund' ? (errors[`pieces[${at}]`]?.[0] ?? (at === 0 ? errors.pieces?.[0] : undefined)) : undefined}
              />
            </div>
          ))}
          {shippingLeft > 0 && <PlainCheck name="shipping" label={t('support.shippingToo', { amount: showDong(shippingLeft) })} hint={t(`support.bearer.${bearer}`)} defaultChecked={typed.shipping === 'on'} />}
          <TextAreaField field={plainField('answer', { id: 'answer-refund', ...of('refund') })} label={t('support.answer')} hint={t('support.answerHint')} rows={3} />
          <Button wide icon="check">{t('support.refundYes')}</Button>
        </Form>
      </Card>
      {!mayLetGo && <Notice tone="info">{t('support.collectorLetsGo')}</Notice>}
      {mayLetGo && (
        <Card as="section">
          <h2 className="text-lg">{t('support.refuseTitle')}</h2>
          <Form method="post" className="stack" noValidate>
            <input type="hidden" name="intent" value="refuse" />
            <TextAreaField field={plainField('answer', { id: 'answer-refuse', ...of('refuse') })} label={t('support.answer')} hint={t('support.answerHint')} rows={3} />
            <Button wide kind="danger">{t('support.refuseYes')}</Button>
          </Form>
        </Card>
      )}
    </>
  )
}
