import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { translator, useT, type Key } from '#app/lib/i18n.ts'
import { catalogs } from '#app/messages/catalogs.server.ts'
import { addPhotos } from '#app/modules/catalog/add-photos.server.ts'
import { putPhotoFirst, removePhoto } from '#app/modules/catalog/arrange-photos.server.ts'
import { CertificateForm } from '#app/modules/catalog/certificate.form.ts'
import { changeProduct } from '#app/modules/catalog/change-product.server.ts'
import { enterCertificate } from '#app/modules/catalog/enter-certificate.server.ts'
import { getOwnProduct, listSetChoices } from '#app/modules/catalog/list-own-products.server.ts'
import { pauseProduct } from '#app/modules/catalog/pause-product.server.ts'
import { AboutForm as About, StepForm, WhatForm as What } from '#app/modules/catalog/product.form.ts'
import { unitLabelOf } from '#app/modules/catalog/product.ts'
import { publishProduct } from '#app/modules/catalog/publish-product.server.ts'
import { AboutForm } from '#app/modules/catalog/ui/about-form.tsx'
import { CertificateSection } from '#app/modules/catalog/ui/certificate-section.tsx'
import { aboutValues, whatValues } from '#app/modules/catalog/ui/form-values.ts'
import { PhotosForm } from '#app/modules/catalog/ui/photos-form.tsx'
import { ProductCheck } from '#app/modules/catalog/ui/product-check.tsx'
import { pathOfProductStep, ProductProgress, productStepOf, type ProductStep } from '#app/modules/catalog/ui/product-steps.tsx'
import { WhatForm } from '#app/modules/catalog/ui/what-form.tsx'
import { listMakers } from '#app/modules/producers/cooperative-members.server.ts'
import { openContext, type Farmer } from '#app/request/context.server.ts'
import { readForm, withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { Page, PageTitle } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request, params }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: 'farmer' })
  const own = await getOwnProduct(ctx, params.id ?? '')
  const first: ProductStep = own.product.state !== 'draft' ? 'check' : own.lacks.includes('about') ? 'about' : own.lacks.includes('photo') ? 'photos' : 'check'
  const step = productStepOf(new URL(request.url).searchParams.get('buoc')) ?? first
  return { ...own, title: titled(ctx.locale, 'catalog.editTitle'), step, sets: step === 'what' ? await listSetChoices(ctx) : [], makers: step === 'about' ? await listMakers(ctx) : [] }
})

export const action = page(async ({ request, params }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: 'farmer' })
  const productId = params.id ?? ''
  const form = await readForm(request)
  const to = (step: ProductStep) => redirect(pathOfProductStep(productId, step), 303)
  switch (form.get('intent')) {
    case 'what':
      return withForm(form, What, async ({ name, setId, container, netUnit, netAmount, price }) => {
        await changeProduct(ctx, { productId, name, setId, netUnit, netAmount, price, unitLabel: unitLabelOf(container, netUnit, netAmount) })
        return to('check')
      }, ctx)
    case 'about':
      return withForm(form, About, async ({ intent: _, shelfLife: __, shelfUnit: ___, ...about }) => {
        await changeProduct(ctx, { productId, ...about })
        return to((await getOwnProduct(ctx, productId)).photos.length > 0 ? 'check' : 'photos')
      }, ctx)
    case 'photos':
      return receivePhotos(ctx, productId, form)
    case 'certificate':
      return withForm(form, CertificateForm, async ({ intent: _, ...paper }) => {
        await enterCertificate(ctx, { productId, ...paper })
        return to('check')
      }, ctx)
    default:
      return withForm(form, StepForm, async (step) => {
        switch (step.intent) {
          case 'publish':
            await publishProduct(ctx, { productId })
            return to('check')
          case 'pause':
            await pauseProduct(ctx, { productId })
            return to('check')
          case 'remove':
            await pauseProduct(ctx, { productId, to: 'removed' })
            return redirect('/nong-ho/san-pham', 303)
          case 'first-photo':
            await putPhotoFirst(ctx, { productId, photoId: step.photoId })
            return to('photos')
          case 'drop-photo':
            await removePhoto(ctx, { productId, photoId: step.photoId })
            return to('photos')
        }
      }, ctx)
  }
})

const MOST_FILES = 12

async function receivePhotos(ctx: Farmer, productId: string, form: FormData) {
  const t = translator(catalogs[ctx.locale])
  const sent = form.getAll('photos').filter((file) => file instanceof File && file.size > 0) as File[]
  if (sent.length === 0) return data({ photos: { kept: 0, troubles: [t('catalog.photoAsk')] } }, { status: 422 })
  const files = await Promise.all(sent.slice(0, MOST_FILES).map(async (file) => ({ name: file.name.slice(0, 80), data: new Uint8Array(await file.arrayBuffer()) })))
  const { added, refused } = await addPhotos(ctx, { productId, files })
  if (refused.length === 0) return redirect(pathOfProductStep(productId, 'photos'), 303)
  const troubles = refused.map(({ name, code }) => t('catalog.photoName', { name, why: (t as (key: Key) => string)(code) }))
  // After a 4xx the page would keep showing the photos of before.
  return data({ photos: { kept: added.length, troubles } }, { status: added.length > 0 ? 200 : 422 })
}

export default function ProductEdit() {
  const { product, photos, stallOpen, lacks, certificates, step, sets, makers } = useLoaderData<typeof loader>()
  const t = useT()
  const title = { what: t('catalog.editTitle'), about: t('catalog.step.about'), photos: t('catalog.photosTitle'), check: product.state === 'draft' ? t('catalog.checkTitle') : product.name }[step]
  return (
    <Page width="narrow">
      {product.state === 'draft' ? <ProductProgress step={step} title={title} kicker={product.name} /> : <PageTitle kicker={product.name === title ? undefined : product.name}>{title}</PageTitle>}
      {step === 'what' && <WhatForm values={whatValues(product)} sets={sets} />}
      {step === 'about' && <AboutForm values={aboutValues(product)} makers={makers} />}
      {step === 'photos' && <PhotosForm productId={product.id} photos={photos} />}
      {step === 'check' && (
        <>
          <ProductCheck product={product} lacks={lacks} stallOpen={stallOpen} />
          <CertificateSection certificates={certificates} />
        </>
      )}
    </Page>
  )
}
