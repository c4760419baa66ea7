import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { personContact } from '#app/modules/accounts/person-contact.server.ts'
import { calledAs } from '#app/modules/producers/called.ts'
import { can } from '#app/modules/producers/member-rights.ts'
import { openContext } from '#app/request/context.server.ts'
import { page } from '#app/request/page.server.ts'
import { WorkFrame } from '#app/routes/work-frame.tsx'

export const handle = { hydrate: true }

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: 'person' })
  const contact = await personContact(ctx.store.read, ctx.actor.personId)
  return { person: contact ? calledAs(contact) : ctx.actor.name, listsGoods: !ctx.producer || can(ctx.producer.roles, 'products'), seesMoney: ctx.producer !== undefined && can(ctx.producer.roles, 'money') }
})

export default function FarmerLayout() {
  const { person, listsGoods, seesMoney } = useLoaderData<typeof loader>()
  const t = useT()
  const nav = [
    { to: '/nong-ho', label: t('producers.nav.today'), icon: 'home' as const, end: true },
    { to: '/nong-ho/don-hang', label: t('producers.nav.orders'), icon: 'receipt' as const },
    ...(listsGoods ? [{ to: '/nong-ho/san-pham', label: t('producers.nav.products'), icon: 'box' as const }] : []),
    // Five lie under the thumb; the owner finds her money on the first screen.
    ...(seesMoney && !listsGoods ? [{ to: '/nong-ho/tien-ve', label: t('payouts.title'), icon: 'money' as const }] : []),
    { to: '/nong-ho/gian-hang', label: t('producers.nav.stall'), icon: 'stall' as const },
    { to: '/nong-ho/hoc', label: t('producers.nav.learn'), icon: 'book' as const },
  ]
  return <WorkFrame title={t('producers.workTitle')} person={person} nav={nav} />
}
