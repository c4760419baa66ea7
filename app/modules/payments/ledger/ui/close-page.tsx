import { Form, Link } from '@remix-run/react'
import { useSay, useT } from '#app/lib/i18n.ts'
import { showDateTime, showMonth } from '#app/lib/time.ts'
import { Button } from '#app/ui/button.tsx'
import { Badge, Card, Empty, KeyValues, Notice, Page, PageTitle, Section } from '#app/ui/page.tsx'
import type { Months, MonthToClose } from '../read-months.server.ts'
import type { Chosen } from '../read-books.server.ts'
import { BooksLine } from './books-line.tsx'
import { booksQuery } from './choose-books.tsx'
import { TrialTable } from './trial-balance-page.tsx'

type Props = Chosen & Months & { refusal: string | undefined; done: 'proposed' | 'closed' | undefined }

export function ClosePage({ next, closed, refusal, done, ...chosen }: Props) {
  const [t, say] = [useT(), useSay()]
  return (
    <Page>
      <BooksLine books={chosen.books} />
      <PageTitle kicker={<Link to={`/quan-tri/so-cai${booksQuery(chosen)}`} className="underline">{t('ledger.books')}</Link>} lead={t('ledger.closingLead')}>{t('ledger.closing')}</PageTitle>
      {done && <Notice tone="good" live title={t(`ledger.month_${done}`)} />}
      {refusal && <Notice tone="danger" live title={say(refusal)} />}
      {next ? <Next month={next} collectorId={chosen.collector.id} /> : <Empty title={t('ledger.nothingToClose')} />}
      {closed.length > 0 && (
        <Section title={t('ledger.closedMonths')}>
          {closed.map(({ period, closedAt, proposedByName, closedByName, hash }) => (
            <Card key={period}>
              <h3 className="font-bold">{showMonth(period)} <Badge tone="good" icon="lock">{t('ledger.closed')}</Badge></h3>
              <KeyValues
                rows={[
                  { key: 'proposed', label: t('ledger.proposedBy'), value: proposedByName },
                  { key: 'closed', label: t('ledger.closedBy'), value: `${closedByName}, ${closedAt ? showDateTime(closedAt) : ''}` },
                  { key: 'hash', label: t('ledger.hash'), value: <code className="break-all text-sm">{hash}</code> },
                ]}
              />
              <Link to={`/quan-tri/so-cai${booksQuery({ collector: chosen.collector, period })}`} className="inline-flex min-h-touch items-center text-tea underline">{t('ledger.trialBalance', { month: showMonth(period) })}</Link>
            </Card>
          ))}
        </Section>
      )}
    </Page>
  )
}

function Next({ month: { period, state, proposedByName, rows, mayPropose, mayClose, from }, collectorId }: { month: MonthToClose; collectorId: string }) {
  const t = useT()
  const button = (intent: 'propose' | 'close', words: string, kind: 'primary' | 'secondary') => (
    <Form method="post">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="collectorId" value={collectorId} />
      <input type="hidden" name="period" value={period} />
      <Button kind={kind} icon="lock">{words}</Button>
    </Form>
  )
  return (
    <Section title={t('ledger.toClose', { month: showMonth(period) })}>
      {from && <p>{t('ledger.closableFrom', { at: showDateTime(from) })}</p>}
      {state === 'proposed' && <Notice tone="warn" title={t('ledger.waitsForSecond', { name: proposedByName })} />}
      <TrialTable rows={rows} />
      <div className="flex flex-wrap gap-2">
        {mayPropose && button('propose', state === 'proposed' ? t('ledger.proposeAgain') : t('ledger.proposeClose'), state === 'proposed' ? 'secondary' : 'primary')}
        {mayClose && button('close', t('ledger.closeMonth', { month: showMonth(period) }), 'primary')}
      </div>
    </Section>
  )
}
