import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { openContext } from '#app/request/context.server.ts'
import { page } from '#app/request/page.server.ts'
import { WorkFrame } from '../work-frame.tsx'

export const handle = { hydrate: true }

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const { actor } = await openContext(request, { need: ['province_operator', 'auditor', 'collector_maker', 'collector_checker'] })
  return { person: actor.name, operates: actor.grants.some(({ role }) => role === 'province_operator') }
})

export default function AdminLayout() {
  const t = useT()
  const { person, operates } = useLoaderData<typeof loader>()
  return (
    <WorkFrame
      title={t('outreach.admin')}
      person={person}
      nav={[
        { to: '/quan-tri', label: t('outreach.today'), icon: 'clock', end: true },
        { to: '/quan-tri/chi-so', label: t('outreach.indicators'), icon: 'leaf' },
        ...(operates
          ? [
              { to: '/quan-tri/chung-nhan-ocop', label: t('outreach.certificates'), icon: 'star' as const },
              { to: '/quan-tri/nguoi-dung', label: t('outreach.people'), icon: 'people' as const },
            ]
          : []),
      ]}
    />
  )
}
