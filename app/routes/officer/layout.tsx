import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { householdReaders } from '#app/modules/producers/scope.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { page } from '#app/request/page.server.ts'
import { WorkFrame } from '../work-frame.tsx'

export const handle = { hydrate: true }

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const { actor } = await openContext(request, { need: householdReaders })
  return { person: actor.name, inField: actor.grants.some(({ role }) => role === 'officer' || role === 'team_member'), operates: actor.grants.some(({ role }) => role === 'province_operator') }
})

export default function OfficerLayout() {
  const t = useT()
  const { person, inField, operates } = useLoaderData<typeof loader>()
  return (
    <WorkFrame
      title={t('outreach.officer')}
      person={person}
      nav={
        inField
          ? [
              { to: '/can-bo', label: t('outreach.today'), icon: 'clock', end: true },
              { to: '/can-bo/ho', label: t('outreach.households'), icon: 'people' },
              { to: '/can-bo/chuyen-tham', label: t('outreach.visits'), icon: 'home' },
              { to: '/can-bo/tien-do', label: t('outreach.progress'), icon: 'leaf' },
            ]
          : [
              { to: '/quan-tri', label: t('outreach.admin'), icon: 'clock' },
              { to: '/can-bo/ho', label: t('outreach.households'), icon: 'people' },
              ...(operates
                ? [
                    { to: '/can-bo/loai-hang', label: t('catalog.treatmentsNav'), icon: 'receipt' as const },
                    { to: '/can-bo/dat-ho', label: t('checkout.phoneNav'), icon: 'call' as const },
                  ]
                : []),
            ]
      }
    />
  )
}
