import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { showCode } from '#app/lib/code.server.ts'
import { useT } from '#app/lib/i18n.ts'
import { showDateTime } from '#app/lib/time.ts'
import { adminRoles } from '#app/modules/outreach/admin-roles.ts'
import { listComplaints } from '#app/modules/support/list-complaints.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { readPageNumber } from '#app/request/page-number.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { PlainField } from '#app/ui/field.tsx'
import { Button } from '#app/ui/button.tsx'
import { Badge, Card, CardList, Empty, Page, PageTitle, Tabs } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: adminRoles })
  const query = new URL(request.url).searchParams
  const [open, number] = [query.get('xong') === null, readPageNumber(query)]
  const { rows, more } = await listComplaints(ctx, { open, page: number })
  return { title: titled(ctx.locale, 'support.listTitle'), open, number, more, operates: ctx.actor.grants.some(({ role }) => role === 'province_operator'), rows: rows.map((row) => ({ ...row, shown: showCode(row.orderCode) })) }
})

export default function Complaints() {
  const { rows, more, number, open, operates } = useLoaderData<typeof loader>()
  const t = useT()
  const at = (n: number) => `/quan-tri/phan-anh?${open ? '' : 'xong=1&'}trang=${n}`
  return (
    <Page>
      <PageTitle lead={t('support.listLead')}>{t('support.listTitle')}</PageTitle>
      <Tabs label={t('support.listTitle')} items={[{ to: '/quan-tri/phan-anh', label: t('support.tabOpen'), current: open }, { to: '/quan-tri/phan-anh?xong=1', label: t('support.tabDecided'), current: !open }]} />
      {rows.length === 0 && <Empty title={open ? t('support.noneOpen') : t('support.noneDecided')} />}
      <CardList columns="two">
        {rows.map((row) => (
          <Card key={row.id} as="li" tone={row.state === 'open' ? 'urgent' : 'plain'}>
            <div className="flex flex-wrap items-start justify-between">
              <h2 className="mr-3 font-mono text-lg font-bold">{row.shown}</h2>
              <Badge tone={row.state === 'open' ? 'warn' : row.state === 'refunded' ? 'good' : 'plain'}>{t(`support.state.${row.state}`)}</Badge>
            </div>
            <p className="font-bold">{t(`support.kind.${row.kind}`)}: {row.goods.join(', ')}</p>
            <p>{row.stallName}</p>
            <p className="text-sm text-ink-soft">{showDateTime(row.openedAt)}</p>
            <ButtonLink to={`/quan-tri/phan-anh/${row.id}`} kind={row.state === 'open' ? 'primary' : 'secondary'} wide>{row.state === 'open' ? t('support.decide') : t('support.see')}<span className="sr-only"> {row.shown}</span></ButtonLink>
          </Card>
        ))}
      </CardList>
      <div className="row justify-between">
        {number > 1 ? <ButtonLink to={at(number - 1)} kind="secondary">{t('checkout.newer')}</ButtonLink> : <span />}
        {more ? <ButtonLink to={at(number + 1)} kind="secondary">{t('checkout.older')}</ButtonLink> : <span />}
      </div>
      {operates && (
        <form method="get" action="/quan-tri/phan-anh/moi" className="card stack">
          <h2 className="text-lg">{t('support.enterTitle')}</h2>
          <p className="text-ink-soft">{t('support.enterLead')}</p>
          <PlainField name="don" label={t('checkout.orderCode')} autoComplete="off" autoCapitalize="characters" spellCheck={false} />
          <Button kind="secondary">{t('support.enter')}</Button>
        </form>
      )}
    </Page>
  )
}
