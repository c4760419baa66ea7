import { randomUUID } from 'node:crypto'
import type { SubmissionResult } from '@conform-to/react'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { DomainError } from '#app/lib/errors.ts'
import { putInBasket, readBasketText, setQuantity, writeBasket } from '#app/modules/checkout/basket.ts'
import { BuyerForm as BuyerSchema } from '#app/modules/checkout/buyer.form.ts'
import { basketOffer } from '#app/modules/checkout/find-vietqr-offer.server.ts'
import { openDraft, sealDraft } from '#app/modules/checkout/phone-draft.server.ts'
import { PhoneAgreeForm } from '#app/modules/checkout/phone-order.form.ts'
import { findGoodsByPhone, listEntered, phoneOrderRoles, placePhoneOrder } from '#app/modules/checkout/phone-order.server.ts'
import { quoteBasket } from '#app/modules/checkout/quote-basket.server.ts'
import { refuseProblems } from '#app/modules/checkout/refuse-problems.ts'
import { phoneOrderHref, PhoneOrderPage } from '#app/modules/checkout/ui/phone-order-page.tsx'
import { PhoneReview, type PhoneReviewed } from '#app/modules/checkout/ui/phone-review.tsx'
import { withCommuneChoices } from '#app/modules/places/commune-choices.server.ts'
import { requireCommune } from '#app/modules/places/communes.server.ts'
import { provinceOptions } from '#app/modules/places/provinces.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { readForm, withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

const LONGEST_QUERY = 80

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: phoneOrderRoles })
  const { searchParams } = new URL(request.url)
  const basket = readBasketText(searchParams.get('gio') ?? '')
  const quote = await quoteBasket(ctx, { lines: basket, provinceCode: null })
  const q = (searchParams.get('q') ?? '').slice(0, LONGEST_QUERY)
  const lines = quote.payments.flatMap(({ stalls }) => stalls.flatMap(({ lines: own }) => own)).map(({ productId, quantity, product, amount, problem }) => ({ productId, quantity, name: product.name, unitLabel: product.unitLabel, stallName: product.stallName, stock: product.stock, amount, problem }))
  return {
    title: titled(ctx.locale, 'checkout.phoneTitle'),
    q,
    lines,
    gio: writeBasket(basket),
    goods: quote.goods,
    found: (await findGoodsByPhone(ctx, q)).map((card) => ({ ...card, add: card.stock > 0 ? phoneOrderHref(writeBasket(added(basket, card)), q) : null })),
    steps: Object.fromEntries(lines.map(({ productId, quantity }) => [productId, { less: phoneOrderHref(writeBasket(setQuantity(basket, productId, quantity - 1)), q), more: phoneOrderHref(writeBasket(setQuantity(basket, productId, Math.min(99, quantity + 1))), q) }])),
    provinces: await provinceOptions(ctx.store.read),
    vietqr: await basketOffer(ctx.store.read, ctx, quote),
    entered: await listEntered(ctx),
    done: searchParams.get('xong'),
  }
})

const added = (basket: ReturnType<typeof readBasketText>, { id, price }: { id: string; price: number }) => {
  try {
    return putInBasket(basket, { productId: id, quantity: 1, seenPrice: price })
  } catch (error) {
    if (error instanceof DomainError) return [...basket]
    throw error
  }
}

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: phoneOrderRoles })
  const { vault } = ctx.ports
  const by = ctx.actor.personId
  const form = await readForm(request)
  if (form.get('intent') === 'place')
    return withForm(
      form,
      PhoneAgreeForm,
      async ({ draft: sealed, agreedTotal }) => {
        const { requestId, buyer, commune, basket } = openDraft(vault, sealed, by)
        const { groupCodes } = await placePhoneOrder(ctx, { requestId, buyer, commune, basket, agreedTotal })
        return redirect(`/can-bo/dat-ho?xong=${groupCodes.join('.')}`, 303)
      },
      ctx,
    )
  const gio = form.get('gio')
  const basket = readBasketText(typeof gio === 'string' ? gio : '')
  const answer = await withForm(
    form,
    BuyerSchema,
    async (buyer) => {
      const commune = await requireCommune(ctx.store.read, { typed: buyer.commune, code: buyer.communeCode, provinceCode: buyer.province })
      const quote = await quoteBasket(ctx, { lines: basket, provinceCode: commune.provinceCode })
      refuseProblems(quote)
      const reviewed: PhoneReviewed = { draft: sealDraft(vault, { requestId: randomUUID(), by, buyer, commune, basket }), buyer, commune, quote }
      return { reviewed }
    },
    ctx,
  )
  return 'reviewed' in answer ? answer : withCommuneChoices(ctx.store.read, form, answer)
})

export default function PhoneOrder() {
  const loaded = useLoaderData<typeof loader>()
  const answer = useActionData() as { reviewed?: PhoneReviewed } | SubmissionResult<string[]> | undefined
  if (answer && 'reviewed' in answer && answer.reviewed) return <PhoneReview reviewed={answer.reviewed} />
  return <PhoneOrderPage {...loaded} lastResult={answer as SubmissionResult<string[]> | undefined} />
}
