import { Form, useActionData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { dongInWords } from '#app/lib/money-words.ts'
import { showDong } from '#app/lib/money.ts'
import { showDate } from '#app/lib/time.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { KeyValues, Notice } from '#app/ui/page.tsx'
import type { Missing } from '../product.ts'
import { taxTreatments, unitNoun } from '../product.ts'
import { useGoodsWords } from './goods.tsx'
import { StateBadge } from './own-product-card.tsx'
import { pathOfProductStep } from './product-steps.tsx'

type Checked = { id: string; slug: string; name: string; unitLabel: string; netUnit: string; netAmount: number; price: number; stock: number; description: string; taxTreatment: string; taxConfirmedAt: Date | null; state: string }

/** Everything once more, the price in words, before buyers see it; later the product's own page. */
export function ProductCheck({ product, lacks, stallOpen }: { product: Checked; lacks: readonly Missing[]; stallOpen: boolean }) {
  const t = useT()
  const words = useGoodsWords()
  const answer = useActionData<{ error?: Record<string, string[] | null>; initialValue?: Record<string, unknown> }>()
  const refused = answer?.initialValue?.intent === 'certificate' ? [] : Object.values(answer?.error ?? {}).flatMap((errors) => errors ?? [])
  const published = product.state === 'published'
  const perMeasure = words.perMeasure(product.price, product.netUnit, product.netAmount)
  return (
    <>
      {refused.length > 0 && <Notice tone="danger" live title={refused.join(' ')} />}
      {published && <Notice tone="good" title={stallOpen ? t('catalog.published') : t('catalog.publishedHidden')} />}
      <div className="card stack">
        <p className="row"><StateBadge state={product.state} stallOpen={stallOpen} /></p>
        <p className="text-lg font-bold">{t(published ? 'catalog.priceIs' : 'catalog.checkPrice', { price: showDong(product.price), words: dongInWords(product.price), unit: product.unitLabel })}</p>
        {perMeasure && <p className="text-ink-soft">{perMeasure}</p>}
        <KeyValues
          rows={[
            { key: 'name', label: t('catalog.name'), value: product.name },
            { key: 'stock', label: t('shop.inStock'), value: t('catalog.stockNow', { n: product.stock, unit: unitNoun(product.unitLabel) }) },
            { key: 'treatment', label: t('catalog.treatmentRow'), value: <Treatment {...product} /> },
          ]}
        />
        <p className="whitespace-pre-line">{product.description}</p>
      </div>
      {lacks.length > 0 && (
        <Notice tone="warn" title={t('catalog.lacking')}>
          <ul className="list-disc pl-6">
            {lacks.map((part) => (
              <li key={part}>
                <a href={part === 'stock' ? '/nong-ho/san-pham' : pathOfProductStep(product.id, part === 'photo' ? 'photos' : 'about')}>{t(`catalog.lack.${part}`)}</a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {!published && lacks.length === 0 && <IntentButton intent="publish" label={product.state === 'paused' ? t('catalog.resume') : t('catalog.publish')} />}
      {published && stallOpen && <ButtonLink to={`/san-pham/${product.slug}`} icon="search" kind="secondary" wide reloadDocument>{t('catalog.seeInShop')}</ButtonLink>}
      <div className="row">
        <ButtonLink to={pathOfProductStep(product.id, 'what')} kind="secondary" icon="edit">{t('catalog.step.what')}</ButtonLink>
        <ButtonLink to={pathOfProductStep(product.id, 'about')} kind="secondary" icon="edit">{t('catalog.step.about')}</ButtonLink>
        <ButtonLink to={pathOfProductStep(product.id, 'photos')} kind="secondary" icon="camera">{t('catalog.step.photos')}</ButtonLink>
      </div>
      {published && <IntentButton intent="pause" label={t('catalog.pause')} quiet />}
    </>
  )
}

function IntentButton({ intent, label, quiet = false }: { intent: 'publish' | 'pause' | 'remove'; label: string; quiet?: boolean }) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={intent} />
      <Button kind={quiet ? 'quiet' : 'primary'} icon={quiet ? undefined : 'check'} wide>{label}</Button>
    </Form>
  )
}

function Treatment({ taxTreatment, taxConfirmedAt }: Pick<Checked, 'taxTreatment' | 'taxConfirmedAt'>) {
  const t = useT()
  const known = taxTreatments.find((one) => one === taxTreatment) ?? 'processed_goods'
  return (
    <>
      {t(`catalog.treatment.${known}`)}
      {known !== 'processed_goods' && <span className="block text-ink-soft">{taxConfirmedAt ? t('catalog.treatmentSeen', { day: showDate(taxConfirmedAt) }) : t('catalog.treatmentWaiting')}</span>}
    </>
  )
}
