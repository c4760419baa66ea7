import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { href, translator, useLocale, useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { localDay } from '#app/lib/time.ts'
import { catalogs } from '#app/messages/catalogs.server.ts'
import { findProducts } from '#app/modules/catalog/find-products.server.ts'
import { getPublicProduct } from '#app/modules/catalog/get-public-product.server.ts'
import { productJsonLd } from '#app/modules/catalog/json-ld.ts'
import { PhotoGallery } from '#app/modules/catalog/ui/gallery.tsx'
import { Goods } from '#app/modules/catalog/ui/goods.tsx'
import { BuyBox, OcopLines, ProductFacts, ProductPrice, SellerPanel } from '#app/modules/catalog/ui/product-parts.tsx'
import { Trail } from '#app/modules/catalog/ui/trail.tsx'
import { openContext } from '#app/request/context.server.ts'
import { headOf } from '#app/request/head.ts'
import { page } from '#app/request/page.server.ts'
import { Page, Section } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? [...headOf(data.head), { 'script:ld+json': data.jsonLd }] : [])

const OTHERS = 4

export const loader = page(async ({ request, params }: LoaderFunctionArgs) => {
  const ctx = await openContext(request)
  const today = localDay(ctx.now())
  const product = await getPublicProduct(ctx.store.read, params.slug ?? '', today)
  if ('movedTo' in product) throw redirect(href(ctx.locale, `/san-pham/${product.movedTo}`), 301)
  const t = translator(catalogs[ctx.locale])
  const { cards } = await findProducts(ctx.store.read, { stallId: product.stall.id }, today)
  const path = `/san-pham/${product.slug}`
  const image = product.photos[0] && `/anh/${product.photos[0].id}/640.jpg`
  const description = `${product.name}, ${product.unitLabel}, ${showDong(product.price)}. ${product.communeName}, ${product.provinceName}. ${product.description}`.slice(0, 200)
  return {
    product,
    others: cards.filter(({ id }) => id !== product.id).slice(0, OTHERS),
    head: { title: `${product.name} · ${t('common.brand')}`, description, path, publicUrl: ctx.publicUrl, locale: ctx.locale, image },
    jsonLd: productJsonLd(product, { url: ctx.publicUrl + href(ctx.locale, path), image: image && ctx.publicUrl + image }),
  }
})

export default function Product() {
  const { product, others } = useLoaderData<typeof loader>()
  const t = useT()
  const locale = useLocale()
  return (
    <Page>
      <Trail steps={[{ label: t('shop.products'), to: '/san-pham' }, { label: product.set.groupName, to: `/san-pham?nhom=${product.set.id}` }]} />
      <div className="grid gap-6 md:grid-cols-2">
        <PhotoGallery name={product.name} photos={product.photos} />
        <div className="stack">
          <div>
            <h1 className="text-2xl md:text-3xl">{product.name}</h1>
            <p className="mt-1 text-ink-soft">
              {product.communeName}, {product.provinceName} · <a href={href(locale, `/gian-hang/${product.stall.slug}`)}>{product.stall.name}</a>
            </p>
          </div>
          <OcopLines badge={product.badge} history={product.history} />
          <ProductPrice product={product} />
          <BuyBox product={product} />
        </div>
      </div>
      <div className="grid gap-6 md:grid-cols-2">
        <Section title={t('shop.about')}>
          <p className="whitespace-pre-line text-lg">{product.description}</p>
          <ProductFacts product={product} />
        </Section>
        <Section title={t('shop.seller')}>
          <SellerPanel product={product} />
        </Section>
      </div>
      {others.length > 0 && (
        <Section title={t('shop.more')}>
          <Goods cards={others} />
        </Section>
      )}
    </Page>
  )
}
