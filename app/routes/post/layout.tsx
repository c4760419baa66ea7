import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { openContext } from '#app/request/context.server.ts'
import { page } from '#app/request/page.server.ts'
import { WorkFrame } from '#app/routes/work-frame.tsx'

export const handle = { hydrate: true }
export const meta: MetaFunction = () => [{ name: 'robots', content: 'noindex' }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const { actor } = await openContext(request, { need: ['post_clerk'] })
  return { person: actor.name }
})

export default function PostLayout() {
  const { person } = useLoaderData<typeof loader>()
  const t = useT()
  return <WorkFrame title={t('checkout.post')} person={person} nav={[{ to: '/buu-cuc', label: t('checkout.postTitle'), icon: 'box', end: true }]} />
}
