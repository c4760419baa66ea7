import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { countStock } from '#app/modules/catalog/count-stock.server.ts'
import { listOwnProducts } from '#app/modules/catalog/list-own-products.server.ts'
import { StockForm } from '#app/modules/catalog/product.form.ts'
import { unitNoun } from '#app/modules/catalog/product.ts'
import { OwnProductCard } from '#app/modules/catalog/ui/own-product-card.tsx'
import { openContext } from '#app/request/context.server.ts'
import { readForm, withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Drawing } from '#app/ui/drawing.tsx'
import { CardList, Empty, Notice, Page, PageTitle } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: 'farmer' })
  return { ...(await listOwnProducts(ctx)), title: titled(ctx.locale, 'catalog.productsTitle') }
})

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: 'farmer' })
  return withForm(
    await readForm(request),
    StockForm,
    async ({ intent, productId, stock }) => {
      await countStock(ctx, intent === 'sold' ? { productId, delta: -stock, reason: 'sold_elsewhere' } : { productId, stock })
      return redirect(`/nong-ho/san-pham?ghi=${productId}`, 303)
    },
    { locale: ctx.locale },
  )
})

export default function Products() {
  const { stall, products } = useLoaderData<typeof loader>()
  const t = useT()
  const [search] = useSearchParams()
  const saved = products.find(({ id }) => id === search.get('ghi'))
  if (!stall)
    return (
      <Page width="narrow">
        <Empty title={t('catalog.noStallTitle')} picture={<Drawing name="closed-stall" />} action={<ButtonLink to="/nong-ho/gian-hang" icon="stall">{t('catalog.toStall')}</ButtonLink>}>
          <p>{t('catalog.noStall')}</p>
        </Empty>
      </Page>
    )
  return (
    <Page width="narrow">
      <PageTitle lead={products.length > 0 ? t('catalog.productsLead') : undefined}>{t('catalog.productsTitle')}</PageTitle>
      {saved && <Notice tone="good" live title={t('catalog.stockSaved', { n: saved.stock, unit: unitNoun(saved.unitLabel) })} />}
      <ButtonLink to="/nong-ho/san-pham/moi" icon="plus" wide>{t('catalog.newProduct')}</ButtonLink>
      {products.length === 0 ? (
        <Empty title={t('catalog.productsEmpty')} picture={<Drawing name="empty-basket" />} />
      ) : (
        <CardList>
          {products.map((product) => <OwnProductCard key={product.id} product={product} stallOpen={stall.state === 'open'} />)}
        </CardList>
      )}
    </Page>
  )
}
