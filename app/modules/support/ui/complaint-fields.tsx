import type { SubmissionResult } from '@conform-to/react'
import { useT } from '#app/lib/i18n.ts'
import { complaintKinds } from '#app/modules/orders/refunding/refund-rules.ts'
import { PlainChoice } from '#app/ui/choice-field.tsx'
import { plainField } from '#app/ui/field-parts.tsx'
import { TextAreaField } from '#app/ui/field.tsx'

type Line = { productId: string; name: string; unitLabel: string; quantity: number }

/** Which goods, what is wrong, in her own words. */
export function ComplaintFields({ lines, lastResult }: { lines: readonly Line[]; lastResult: SubmissionResult<string[]> | undefined }) {
  const t = useT()
  const typed = (lastResult?.initialValue ?? {}) as Record<string, unknown>
  const errors = (lastResult?.error ?? {}) as Record<string, string[] | null>
  const chosen = Array.isArray(typed.lines) ? typed.lines : typed.lines === undefined ? [] : [typed.lines]
  const wrong = errors.lines?.[0] ?? errors['lines[0]']?.[0]
  return (
    <>
      <fieldset aria-describedby={wrong ? 'lines-error' : undefined}>
        <legend className="mb-1 font-bold">{t('support.whichGoods')}</legend>
        <div className="grid gap-2">
          {lines.map(({ productId, name, unitLabel, quantity }) => (
            <label key={productId} className="choice">
              <input type="checkbox" name="lines" value={productId} defaultChecked={lines.length === 1 || chosen.includes(productId)} />
              <span className="choice-face"><span>{quantity} × {name}, {unitLabel}</span></span>
            </label>
          ))}
        </div>
        {wrong && <p id="lines-error" className="mt-1 font-bold text-danger">{wrong}</p>}
      </fieldset>
      <PlainChoice name="kind" label={t('support.whatIsWrong')} defaultValue={typeof typed.kind === 'string' ? typed.kind : undefined} error={errors.kind?.[0]} options={complaintKinds.map((kind) => ({ value: kind, label: t(`support.kind.${kind}`) }))} />
      <TextAreaField field={plainField('words', { error: errors.words?.[0], defaultValue: typed.words })} label={t('support.words')} hint={t('support.wordsHint')} rows={4} />
    </>
  )
}
