import { useT } from '#app/lib/i18n.ts'
import { showDate } from '#app/lib/time.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Card, CardList, Empty, Notice, Page, PageTitle, Section } from '#app/ui/page.tsx'
import type { HouseholdItem, Today } from '../list-today.server.ts'
import { CallCard } from './call-card.tsx'

type Props = { today: Today; /** What was just recorded. */ recorded: 'agreed' | 'no_answer' | 'refused' | undefined; problem: string | undefined; /** Officers judge the kind of goods, team members do not. */ judges: boolean }
const lists = ['toVerify', 'stuck', 'quiet'] as const

export function TodayPage({ today, recorded, problem, judges }: Props) {
  const t = useT()
  const count = today.calls.length + lists.reduce((sum, list) => sum + today[list].length, 0)
  return (
    <Page>
      <PageTitle lead={count > 0 ? t('outreach.todayLead', { count }) : undefined}>{t('outreach.today')}</PageTitle>
      {problem && <Notice tone="warn" live title={problem} />}
      {!problem && recorded && <Notice tone={recorded === 'agreed' ? 'good' : 'info'} live title={t(`outreach.recorded.${recorded}`)} />}
      {count === 0 && (
        <Empty title={t('outreach.todayDone')} action={<ButtonLink to="/can-bo/ho" kind="secondary" icon="people">{t('outreach.households')}</ButtonLink>}>
          {t('outreach.todayDoneHint')}
        </Empty>
      )}
      {today.calls.length > 0 && (
        <Section title={t('outreach.unanswered')}>
          <p>{t('outreach.unansweredLead')}</p>
          <CardList columns="two">
            {today.calls.map((call) => <CallCard key={call.code} call={call} mayRecord />)}
          </CardList>
        </Section>
      )}
      {lists.map((list) => today[list].length > 0 && <Households key={list} list={list} rows={today[list]} />)}
      <Section title={t('outreach.more')}>
        <div className="row">
          <ButtonLink to="/can-bo/dat-ho" kind="secondary" icon="call">{t('checkout.phoneNav')}</ButtonLink>
          {judges && <ButtonLink to="/can-bo/loai-hang" kind="secondary" icon="receipt">{t('catalog.treatmentsNav')}</ButtonLink>}
        </div>
      </Section>
    </Page>
  )
}

function Households({ list, rows }: { list: (typeof lists)[number]; rows: HouseholdItem[] }) {
  const t = useT()
  return (
    <Section title={t(`outreach.${list}`)}>
      <CardList columns="two">
        {rows.map((row) => (
          <Card key={row.id} as="li">
            <div>
              <h3 className="text-lg">{row.name}</h3>
              <p>{t(`outreach.${list}Item`, { commune: row.commune, date: row.since ? showDate(row.since) : '–' })}</p>
            </div>
            <ButtonLink to={`/can-bo/ho/${row.id}`} kind="secondary" icon="arrow">{t('outreach.openHousehold')}</ButtonLink>
          </Card>
        ))}
      </CardList>
    </Section>
  )
}
