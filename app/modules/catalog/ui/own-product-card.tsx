import { Form, useActionData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { PlainField } from '#app/ui/field.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Badge, Card } from '#app/ui/page.tsx'
import { unitNoun } from '../product.ts'

type Own = { id: string; name: string; unitLabel: string; price: number; stock: number; state: string; photoId: string | null }
type Answer = { initialValue?: Record<string, unknown>; error?: Record<string, string[] | null> } | undefined

/** One of her goods: what buyers see of it, and the counter for what she sold at the market. */
export function OwnProductCard({ product, stallOpen }: { product: Own; stallOpen: boolean }) {
  const t = useT()
  const unit = unitNoun(product.unitLabel)
  const answer = useActionData<Answer>()
  const refused = answer?.initialValue?.productId === product.id ? answer : undefined
  const wrongIn = (intent: string) => (refused?.initialValue?.intent === intent ? Object.values(refused.error ?? {}).flatMap((errors) => errors ?? [])[0] : undefined)
  const draft = product.state === 'draft'
  return (
    <Card as="li">
      <div className="flex">
        <span className="mr-3 w-24 shrink-0 overflow-hidden rounded">
          <span className="picture-frame woven">
            {product.photoId ? <img src={`/anh/${product.photoId}/320.webp`} alt="" width={96} height={72} loading="lazy" /> : <span className="flex items-center justify-center text-ink-soft"><Icon name="camera" /></span>}
          </span>
        </span>
        <div className="min-w-0 flex-1">
          <h2 className="text-lg leading-snug">{product.name}</h2>
          <p>{showDong(product.price)} / {product.unitLabel}</p>
          <p className="row mt-1">
            <StateBadge state={product.state} stallOpen={stallOpen} />
            <span className={product.stock === 0 ? 'font-bold text-danger' : 'font-bold'}>{t('catalog.stockNow', { n: product.stock, unit })}</span>
          </p>
        </div>
      </div>
      {!draft && (
        <details open={refused !== undefined}>
          <summary className="btn btn-secondary w-full">{t('catalog.stockSold')}</summary>
          <div className="stack pt-3">
            <StockForm productId={product.id} intent="sold" label={t('catalog.stockSoldHow', { unit })} button={t('catalog.stockSold')} value={1} error={wrongIn('sold')} />
            <StockForm productId={product.id} intent="count" label={t('catalog.stockSet', { unit })} button={t('catalog.stockSave')} value={product.stock} error={wrongIn('count')} />
          </div>
        </details>
      )}
      <ButtonLink to={`/nong-ho/san-pham/${product.id}`} kind={draft ? 'primary' : 'quiet'} icon={draft ? 'arrow' : 'edit'} wide>{draft ? t('catalog.continue') : t('catalog.edit')}</ButtonLink>
    </Card>
  )
}

type StockFormProps = { productId: string; intent: 'sold' | 'count'; label: string; button: string; value: number; error: string | undefined }

function StockForm({ productId, intent, label, button, value, error }: StockFormProps) {
  return (
    <Form method="post" className="flex items-end" noValidate>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="productId" value={productId} />
      <div className="min-w-0 flex-1">
        <PlainField key={value} name="stock" id={`${intent}-${productId}`} label={label} defaultValue={value} inputMode="numeric" autoComplete="off" error={error} />
      </div>
      <div className="ml-3"><Button kind={intent === 'sold' ? 'primary' : 'secondary'}>{button}</Button></div>
    </Form>
  )
}

export function StateBadge({ state, stallOpen }: { state: string; stallOpen: boolean }) {
  const t = useT()
  if (state === 'draft') return <Badge tone="warn" icon="edit">{t('catalog.state.draft')}</Badge>
  if (state === 'paused') return <Badge tone="plain">{t('catalog.state.paused')}</Badge>
  return stallOpen ? <Badge tone="good" icon="check">{t('catalog.state.published')}</Badge> : <Badge tone="info" icon="clock">{t('catalog.state.hidden')}</Badge>
}
