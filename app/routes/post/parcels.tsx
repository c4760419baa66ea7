import type { SubmissionResult } from '@conform-to/react'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { showCode } from '#app/lib/code.server.ts'
import { useT } from '#app/lib/i18n.ts'
import { PostScanForm } from '#app/modules/checkout/order-act.form.ts'
import { readScan } from '#app/modules/checkout/read-scan.ts'
import { recordScan, type ScanAct } from '#app/modules/checkout/record-scan.server.ts'
import { ParcelCard } from '#app/modules/checkout/ui/parcel-card.tsx'
import { useWhen } from '#app/modules/checkout/ui/when.tsx'
import { findOrderByParcel } from '#app/modules/orders/find-order-by-parcel.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { Button } from '#app/ui/button.tsx'
import { PlainField } from '#app/ui/field.tsx'
import { Notice, Page, PageTitle } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [{ title: shown?.title }]

const acts = ['taken', 'delivered', 'returning', 'returned'] as const

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: ['post_clerk'] })
  const query = new URL(request.url).searchParams
  const typed = query.get('ma') ?? ''
  const said = { act: acts.find((act) => act === query.get('ghi')) ?? null, already: query.has('roi'), at: ctx.now() }
  const found = typed === '' ? [] : await findOrderByParcel(ctx, { typed: readScan(typed) ?? '' })
  const unknown = typed !== '' && found.length === 0
  const shown = found.map((order) => ({ ...order, shown: showCode(order.code) }))
  return data({ title: titled(ctx.locale, 'checkout.post'), typed: typed.slice(0, 60), said, unknown, found: shown }, { status: unknown ? 404 : 200 })
})

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: ['post_clerk'] })
  return withForm(
    request,
    PostScanForm,
    async ({ code, act }) => {
      const outcome = await recordScan(ctx, { code, act })
      return redirect(`/buu-cuc?ma=${encodeURIComponent(code)}&ghi=${act}${outcome === 'already' ? '&roi' : ''}`, 303)
    },
    { locale: ctx.locale },
  )
})

export default function Parcels() {
  const { typed, said, unknown, found } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>() as SubmissionResult<string[]> | undefined
  const t = useT()
  const when = useWhen()
  const names: Record<ScanAct, string> = { taken: t('checkout.postTaken'), delivered: t('checkout.postDelivered'), returning: t('checkout.postReturning'), returned: t('checkout.postReturned') }
  return (
    <Page width="narrow">
      <PageTitle>{t('checkout.postTitle')}</PageTitle>
      {Object.values(refused?.error ?? {}).flatMap((words) => words ?? []).map((words) => <Notice key={words} tone="danger" live>{words}</Notice>)}
      {said.act && !refused && (
        <Notice tone={said.already ? 'info' : 'good'} live title={said.already ? t('checkout.postAlready', { what: names[said.act] }) : t('checkout.postRecorded', { at: when.time(said.at), what: names[said.act] })} />
      )}
      {unknown && <Notice tone="danger" live title={t('shipping.unknownCode')} />}
      {found.length > 1 && <Notice tone="warn">{t('checkout.postSeveral', { n: found.length })}</Notice>}
      {found.map((order) => <ParcelCard key={order.code} order={order} names={names} />)}
      <Form key={typed} method="get" action="/buu-cuc" className="card stack">
        <PlainField name="ma" label={t('checkout.postCode')} hint={t('checkout.postHint')} autoComplete="off" autoCapitalize="characters" spellCheck={false} autoFocus defaultValue={unknown ? typed : ''} />
        <Button wide icon="search" kind={found.length > 0 ? 'secondary' : 'primary'}>{found.length > 0 ? t('checkout.postNext') : t('checkout.postFind')}</Button>
      </Form>
    </Page>
  )
}
