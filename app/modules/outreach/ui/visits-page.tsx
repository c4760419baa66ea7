import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { Form, Link } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { showDateTime } from '#app/lib/time.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { ChoiceField, SearchField, TextAreaField } from '#app/ui/field.tsx'
import { Card, CardList, Empty, Notice, Page, PageTitle, Section } from '#app/ui/page.tsx'
import type { VisitItem } from '../list-visits.server.ts'
import { visitPurposes } from '../visit-purposes.ts'

type Found = { id: string; name: string; grows: string }
type Props = {
  visits: VisitItem[]
  /** The household this visit is about; without one the page asks for it. */
  household: { id: string; name: string } | null
  found: Found[] | null
  q: string
  visitId: string
  logged: boolean
  lastResult: SubmissionResult<string[]> | undefined
}

export function VisitsPage({ visits, household, found, q, visitId, logged, lastResult }: Props) {
  const t = useT()
  return (
    <Page>
      <PageTitle>{household ? t('outreach.visitTo', { name: household.name }) : t('outreach.visits')}</PageTitle>
      {logged && <Notice tone="good" live title={t('outreach.visitLogged')} />}
      {household ? <VisitForm key={visitId} household={household} visitId={visitId} lastResult={lastResult} /> : <FindHousehold q={q} found={found} />}
      <Section title={t('outreach.lastVisits')}>
        {visits.length === 0 ? (
          <Empty title={t('outreach.noVisits')} />
        ) : (
          <CardList>
            {visits.map((visit) => (
              <Card key={visit.id} as="li">
                <div>
                  <h3 className="text-lg">
                    <Link to={`/can-bo/ho/${visit.producerId}`} className="inline-flex min-h-touch items-center text-tea underline">{visit.name}</Link>
                  </h3>
                  <p>{t('outreach.visitLine', { purpose: t(`outreach.visit.${visit.purpose}`), time: showDateTime(visit.at), commune: visit.commune })}</p>
                </div>
                {visit.note && <p className="whitespace-pre-line break-words">{visit.note}</p>}
              </Card>
            ))}
          </CardList>
        )}
      </Section>
    </Page>
  )
}

function VisitForm({ household, visitId, lastResult }: Pick<Props, 'visitId' | 'lastResult'> & { household: { id: string } }) {
  const t = useT()
  const [form, fields] = useForm<{ visitId: string; producerId: string; purpose: string; note: string }>({ id: 'visit', lastResult })
  return (
    <Form method="post" {...getFormProps(form)} className="stack">
      <ErrorSummary form={form} title={t('common.seeBelow')} />
      <input type="hidden" name="visitId" value={visitId} />
      <input type="hidden" name="producerId" value={household.id} />
      <ChoiceField field={fields.purpose} label={t('outreach.visitPurpose')} columns options={visitPurposes.map((purpose) => ({ value: purpose, label: t(`outreach.visit.${purpose}`) }))} />
      <TextAreaField field={fields.note} label={t('outreach.visitNote')} hint={t('outreach.visitNoteHint')} optional={t('outreach.optional')} />
      <div className="grid gap-2 sm:grid-cols-2">
        <Button icon="check">{t('outreach.logVisit')}</Button>
        <ButtonLink to={`/can-bo/ho/${household.id}`} kind="quiet">{t('common.back')}</ButtonLink>
      </div>
    </Form>
  )
}

function FindHousehold({ q, found }: { q: string; found: Found[] | null }) {
  const t = useT()
  return (
    <Section title={t('outreach.logVisit')}>
      <Form method="get" role="search">
        <SearchField name="q" label={t('outreach.whichHousehold')} button={t('common.search')} defaultValue={q} />
      </Form>
      {found?.length === 0 && <Empty title={t('outreach.householdNotFound', { q })}>{t('outreach.householdNotFoundHint')}</Empty>}
      {found && found.length > 0 && (
        <CardList columns="two">
          {found.map(({ id, name, grows }) => (
            <Card key={id} as="li">
              <div>
                <h3 className="text-lg">{name}</h3>
                <p className="text-ink-soft">{grows}</p>
              </div>
              <ButtonLink to={`/can-bo/chuyen-tham?ho=${id}`} kind="secondary" icon="edit">{t('outreach.logVisit')}</ButtonLink>
            </Card>
          ))}
        </CardList>
      )}
    </Section>
  )
}
