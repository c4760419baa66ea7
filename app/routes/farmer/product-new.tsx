import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { listProduct } from '#app/modules/catalog/list-product.server.ts'
import { listOwnProducts, listSetChoices } from '#app/modules/catalog/list-own-products.server.ts'
import { NewForm } from '#app/modules/catalog/product.form.ts'
import { unitLabelOf } from '#app/modules/catalog/product.ts'
import { pathOfProductStep, ProductProgress } from '#app/modules/catalog/ui/product-steps.tsx'
import { WhatForm } from '#app/modules/catalog/ui/what-form.tsx'
import { openContext } from '#app/request/context.server.ts'
import { readForm, withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { Page } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: 'farmer' })
  const { stall } = await listOwnProducts(ctx)
  if (!stall) throw redirect('/nong-ho/san-pham')
  return { title: titled(ctx.locale, 'catalog.formTitle'), id: ctx.newId(), sets: await listSetChoices(ctx) }
})

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: 'farmer' })
  return withForm(
    await readForm(request),
    NewForm,
    async ({ id, name, setId, container, netUnit, netAmount, price, stock }) => {
      const unitLabel = unitLabelOf(container, netUnit, netAmount)
      const { productId } = await listProduct(ctx, { id, name, setId, unitLabel, netUnit, netAmount, price, stock, shipGrams: 0, storage: 'thuong', shelfLifeDays: null, description: '' })
      return redirect(pathOfProductStep(productId, 'about'), 303)
    },
    { locale: ctx.locale },
  )
})

export default function ProductNew() {
  const { id, sets } = useLoaderData<typeof loader>()
  const t = useT()
  return (
    <Page width="narrow">
      <ProductProgress step="what" title={t('catalog.formTitle')} />
      <WhatForm id={id} sets={sets} />
    </Page>
  )
}
