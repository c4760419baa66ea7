import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readCode, showCode } from '#app/lib/code.server.ts'
import { notFound } from '#app/lib/errors.ts'
import { useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { showPhone } from '#app/lib/phone.ts'
import { qrOf } from '#app/lib/qr.server.ts'
import { findPickup } from '#app/modules/checkout/find-pickup.server.ts'
import { getStallOrder } from '#app/modules/orders/get-stall-order.server.ts'
import { nothingLeft, totalLeft } from '#app/modules/orders/line-left.ts'
import { openContext } from '#app/request/context.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Logo } from '#app/ui/logo.tsx'
import { Page } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request, params }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: 'farmer' })
  const order = await getStallOrder(ctx, { code: readCode((params.code ?? '').slice(0, 40)) ?? '' })
  if (!order.recipient || nothingLeft(order)) throw notFound('orders.notFound')
  const grams = order.lines.reduce((total, line) => total + line.grams, 0)
  return { title: titled(ctx.locale, 'checkout.slipTitle'), order, recipient: order.recipient, grams, shown: showCode(order.code), qr: qrOf(order.code), pickup: await findPickup(ctx, order.stallId) }
})

export default function Slip() {
  const { order, recipient, grams, shown, qr, pickup } = useLoaderData<typeof loader>()
  const t = useT()
  return (
    <Page width="narrow">
      <h1 className="sr-only">{t('checkout.slipTitle')}</h1>
      <article className="border-2 border-ink bg-card p-4" aria-label={t('checkout.slipTitle')}>
        <div className="flex items-start justify-between border-b-2 border-ink pb-3">
          <div className="mr-2">
            <Logo name={t('common.brand')} />
            <p className="mt-3 text-sm">{t('checkout.orderCode')}</p>
            <p className="whitespace-nowrap font-mono text-xl font-bold">{shown}</p>
          </div>
          <svg viewBox={`0 0 ${qr.size} ${qr.size}`} width="112" height="112" role="img" className="shrink-0" aria-label={`QR ${shown}`} shapeRendering="crispEdges">
            <rect width={qr.size} height={qr.size} fill="#fff" />
            <path d={qr.path} stroke="#000" strokeWidth="1" />
          </svg>
        </div>
        <div className="border-b-2 border-ink py-3">
          <p className="text-sm">{t('checkout.slipTo')}</p>
          <p className="text-lg font-bold">{recipient.recipientName} · <span className="whitespace-nowrap">{showPhone(recipient.recipientPhone)}</span></p>
          <p className="text-lg">{recipient.addressLine}, {recipient.communeName}, {recipient.provinceName}</p>
          {recipient.note && <p>{t('checkout.noteIs', { note: recipient.note })}</p>}
        </div>
        <div className="border-b-2 border-ink py-3">
          <p className="text-sm">{t('checkout.slipFrom')}</p>
          <p className="font-bold">{order.stallName}</p>
          <p>{pickup}</p>
        </div>
        <div className="py-3">
          <p className="text-sm">{t('checkout.slipGoods')}</p>
          <ul>{order.lines.filter(({ quantity }) => quantity > 0).map(({ productId, name, quantity, unitLabel }) => <li key={productId}>{quantity} × {name}, {unitLabel}</li>)}</ul>
          <p>{t('checkout.slipGrams', { grams })}</p>
        </div>
        <p className="border-2 border-ink p-2 text-center text-lg font-bold">{order.cod ? t('checkout.codCollect', { total: showDong(totalLeft(order)) }) : t('checkout.slipNoCollect')}</p>
      </article>
      <div className="no-print stack">
        <Button type="button" wide icon="printer" onClick={() => window.print()}>{t('checkout.print')}</Button>
        <p className="text-ink-soft">{t('checkout.printHelp')}</p>
        <ButtonLink to={`/nong-ho/don-hang/${order.code}`} kind="secondary" wide>{t('checkout.seeOrder')}</ButtonLink>
      </div>
    </Page>
  )
}
