import { useT } from '#app/lib/i18n.ts'
import type { MoneyWaiting } from '#app/modules/payments/money-waiting.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { CardList, Empty, Page, PageTitle, Section } from '#app/ui/page.tsx'
import type { Waiting } from '../list-waiting.server.ts'
import { CallCard } from './call-card.tsx'
import { MoneyToday } from './money-today.tsx'

type Props = {
  /** null for those whose work does not wait here. */
  waiting: Waiting | null
  /** null for who reads no books. */
  money: MoneyWaiting | null
  /** Whether the actor works with names, or reads figures only. */
  operates: boolean
}

/** What waits at the province, by deadline. */
export function AdminPage({ waiting, money, operates }: Props) {
  const t = useT()
  const nothing = !waiting || waiting.lateOrders + waiting.certificates === 0
  return (
    <Page>
      <PageTitle lead={operates ? t('outreach.adminLead') : undefined}>{t('outreach.today')}</PageTitle>
      {money?.staff && <MoneyToday money={money} />}
      {nothing && !money?.staff && <Empty title={t('outreach.todayDone')}>{waiting && t('outreach.adminDone')}</Empty>}
      {waiting && waiting.lateOrders > 0 && (
        <Section title={t('outreach.unanswered')}>
          <p className="text-lg font-bold">{t('outreach.unansweredCount', { count: waiting.lateOrders })}</p>
          {operates && <p>{t('outreach.lateLead')}</p>}
          <CardList columns="two">
            {waiting.calls.map((call) => <CallCard key={call.code} call={call} mayRecord={false} />)}
          </CardList>
        </Section>
      )}
      {waiting && waiting.certificates > 0 && (
        <Section title={t('outreach.certificates')}>
          <p className="text-lg font-bold">{t('outreach.certificatesWaiting', { count: waiting.certificates })}</p>
          {operates && <div><ButtonLink to="/quan-tri/chung-nhan-ocop" icon="star">{t('outreach.seeThem')}</ButtonLink></div>}
        </Section>
      )}
      {money && !money.staff && <MoneyToday money={money} />}
      {waiting && (
        <Section title={t('outreach.more')}>
          <div className="grid gap-2 sm:grid-cols-2 lg:grid-cols-4">
            <ButtonLink to="/quan-tri/chi-so" kind="secondary" icon="leaf">{t('outreach.indicators')}</ButtonLink>
            {operates && <ButtonLink to="/quan-tri/nguoi-dung" kind="secondary" icon="people">{t('outreach.people')}</ButtonLink>}
            {operates && <ButtonLink to="/can-bo/ho" kind="secondary" icon="home">{t('outreach.households')}</ButtonLink>}
            {operates && <ButtonLink to="/can-bo/loai-hang" kind="secondary" icon="receipt">{t('catalog.treatmentsNav')}</ButtonLink>}
            {operates && <ButtonLink to="/can-bo/dat-ho" kind="secondary" icon="call">{t('checkout.phoneNav')}</ButtonLink>}
            {operates && <ButtonLink to="/quan-tri/thanh-phan" kind="quiet">{t('outreach.components')}</ButtonLink>}
          </div>
        </Section>
      )}
    </Page>
  )
}
