import { isRouteErrorResponse, Outlet, useLocation, useRouteError, useRouteLoaderData } from '@remix-run/react'
import { useSay, useT } from '#app/lib/i18n.ts'
import { AccountFrame } from '#app/modules/accounts/ui/account-frame.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Page, PageTitle } from '#app/ui/page.tsx'

export default function AccountLayout() {
  const { pathname, search } = useLocation()
  return (
    <AccountFrame here={pathname + search}>
      <Outlet />
    </AccountFrame>
  )
}

export function ErrorBoundary() {
  const error = useRouteError()
  const root = useRouteLoaderData<{ reference: string }>('root')
  const t = useT()
  const say = useSay()
  const known = isRouteErrorResponse(error) ? error : undefined
  const { code, params } = (known?.data ?? {}) as { code?: string; params?: Record<string, string | number> }
  const written = code && `${code}?${new URLSearchParams(Object.entries(params ?? {}).map(([name, value]) => [name, String(value)])).toString()}`
  const failed = !known || known.status >= 500
  return (
    <AccountFrame here="/tai-khoan">
      <Page width="narrow">
        <PageTitle lead={failed ? t('common.failedLead', { reference: root?.reference ?? '' }) : undefined}>{failed && !written ? t('common.failed') : say(written ?? 'common.notFound')}</PageTitle>
        <div className="row">
          <ButtonLink to="/dang-nhap" reloadDocument>{t('accounts.signIn')}</ButtonLink>
          <ButtonLink to="/" kind="secondary" reloadDocument>{t('common.toHome')}</ButtonLink>
        </div>
      </Page>
    </AccountFrame>
  )
}
