import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { Grant } from '#app/lib/context.ts'
import { useT } from '#app/lib/i18n.ts'
import { adminRoles } from '#app/modules/outreach/admin-roles.ts'
import { openContext } from '#app/request/context.server.ts'
import { page } from '#app/request/page.server.ts'
import { WorkFrame } from '../work-frame.tsx'

export const handle = { hydrate: true }

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const { actor } = await openContext(request, { need: adminRoles })
  return { person: actor.name, ...may(actor.grants) }
})

const may = (grants: readonly Grant[]) => ({
  operates: grants.some(({ role }) => role === 'province_operator'),
  reads: grants.some(({ role }) => role === 'province_operator' || role === 'auditor'),
})

export default function AdminLayout() {
  const t = useT()
  const { person, operates, reads } = useLoaderData<typeof loader>()
  return (
    <WorkFrame
      title={t('outreach.admin')}
      person={person}
      nav={[
        { to: '/quan-tri', label: t('outreach.today'), icon: 'clock', end: true },
        ...(reads ? [{ to: '/quan-tri/chi-so', label: t('outreach.indicators'), icon: 'leaf' as const }] : []),
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
