import type { SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import type { OrderLineView } from '#app/modules/orders/get-buyer-order.server.ts'
import { Button } from '#app/ui/button.tsx'
import { PlainChoice } from '#app/ui/choice-field.tsx'
import { PlainField } from '#app/ui/field.tsx'

/** One thing is out of stock: that line goes off, the order goes on. A form for each line, folded away; nothing where the whole order would end. */
export function CancelLines({ lines, lastResult }: { lines: readonly OrderLineView[]; lastResult: SubmissionResult<string[]> | undefined }) {
  const t = useT()
  const left = lines.filter(({ quantity }) => quantity > 0)
  const typed = lastResult?.initialValue as Record<string, unknown> | undefined
  if (left.reduce((pieces, { quantity }) => pieces + quantity, 0) < 2) return null
  const wrongOf = (productId: string, field: string) => (typed?.intent === 'cancelLine' && typed.product === productId ? (lastResult?.error as Record<string, string[] | null> | undefined)?.[field]?.[0] : undefined)
  return (
    <details className="card" open={typed?.intent === 'cancelLine'}>
      <summary className="flex min-h-touch items-center font-bold text-tea underline">{t('refunds.lineTitle')}</summary>
      <p className="mt-2 text-sm text-ink-soft">{t('refunds.lineLead')}</p>
      {left.map(({ productId, name, quantity }) => (
        <details key={productId} className="mt-3 border-t-2 border-line" open={left.length === 1 || (typed?.product === productId && typed.intent === 'cancelLine')}>
          <summary className="flex min-h-touch items-center underline">{t('refunds.lineOf', { name, left: quantity })}</summary>
          <Form method="post" className="stack pb-3 pt-2" noValidate>
            <input type="hidden" name="intent" value="cancelLine" />
            <input type="hidden" name="product" value={productId} />
            <input type="hidden" name="seen" value={quantity} />
            <PlainField name="quantity" id={`off-${productId}`} label={t('refunds.howMany')} hint={t('refunds.howManyHint', { left: quantity })} inputMode="numeric" autoComplete="off" defaultValue={typeof typed?.quantity === 'string' && typed.product === productId ? typed.quantity : quantity} error={wrongOf(productId, 'quantity')} />
            <PlainChoice
              name="reason"
              id={`why-${productId}`}
              label={t('checkout.cancelWhy')}
              error={wrongOf(productId, 'reason')}
              options={[
                { value: 'out_of_stock', label: t('checkout.why.out_of_stock'), hint: t('refunds.shelfEmpty') },
                { value: 'other', label: t('checkout.why.other'), hint: t('refunds.shelfBack') },
              ]}
            />
            <Button kind="danger" wide>{t('refunds.lineYes')}<span className="sr-only"> {name}</span></Button>
          </Form>
        </details>
      ))}
    </details>
  )
}
