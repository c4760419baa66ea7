import { isRouteErrorResponse, Outlet, useRouteError, useRouteLoaderData } from '@remix-run/react'
import { ShopFrame } from '#app/modules/catalog/ui/shop-frame.tsx'
import { TroublePage } from '#app/modules/catalog/ui/trouble-page.tsx'

export default function ShopLayout() {
  return (
    <ShopFrame>
      <Outlet />
    </ShopFrame>
  )
}

export function ErrorBoundary() {
  const error = useRouteError()
  const root = useRouteLoaderData<{ reference: string }>('root')
  const known = isRouteErrorResponse(error)
  return (
    <ShopFrame>
      <TroublePage status={known ? error.status : 500} code={known ? (error.data as { code?: string } | null)?.code : undefined} reference={root?.reference ?? ''} />
    </ShopFrame>
  )
}
