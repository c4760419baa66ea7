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
  books: grants.some(({ role }) => role === 'auditor' || role === 'collector_maker' || role === 'collector_checker'),
})

/** As many as lie under a thumb; the first screen leads to all. */
const MENU = 5

export default function AdminLayout() {
  const t = useT()
  const { person, operates, reads, books } = useLoaderData<typeof loader>()
  return (
    <WorkFrame
      title={t('outreach.admin')}
      person={person}
      nav={[
        { to: '/quan-tri', label: t('outreach.today'), icon: 'clock' as const, end: true },
        ...(reads ? [{ to: '/quan-tri/chi-so', label: t('outreach.indicators'), icon: 'leaf' as const }] : []),
        ...(operates
          ? [
              { to: '/quan-tri/chung-nhan-ocop', label: t('outreach.certificates'), icon: 'star' as const },
              { to: '/quan-tri/phan-anh', label: t('outreach.complaints'), icon: 'warning' as const },
              { to: '/quan-tri/nguoi-dung', label: t('outreach.people'), icon: 'people' as const },
            ]
          : []),
        ...(books
          ? [
              { to: '/quan-tri/doi-soat', label: t('outreach.reconciliation'), icon: 'filter' as const },
              { to: '/quan-tri/chi-tra', label: t('outreach.payouts'), icon: 'money' as const },
              { to: '/quan-tri/so-cai', label: t('outreach.books'), icon: 'book' as const },
            ]
          : []),
      ].slice(0, MENU)}
    />
  )
}
