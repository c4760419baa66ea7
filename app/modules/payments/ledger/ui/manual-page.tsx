import { Form, Link } from '@remix-run/react'
import type { SubmissionResult } from '@conform-to/react'
import { useSay, useT } from '#app/lib/i18n.ts'
import { showDateTime, showMonth } from '#app/lib/time.ts'
import { Button } from '#app/ui/button.tsx'
import { Badge, type BadgeTone } from '#app/ui/marks.tsx'
import { Card, DataTable, Empty, Notice, Page, PageTitle, Pagination, Section } from '#app/ui/page.tsx'
import { accountOf } from '../chart.ts'
import type { Chosen } from '../read-books.server.ts'
import type { ManualEntries, ShownManual } from '../read-manual.server.ts'
import { Moved } from './amounts.tsx'
import { BooksLine } from './books-line.tsx'
import { booksQuery } from './choose-books.tsx'
import { ManualForm } from './manual-form.tsx'

type Props = Chosen & ManualEntries & { formId: string; lastResult: SubmissionResult<string[]> | undefined; refusal: string | undefined; done: 'proposed' | 'posted' | 'refused' | undefined }

const tones: Record<string, BadgeTone> = { proposed: 'warn', posted: 'good', refused: 'plain' }

export function ManualPage({ entries, page, pages, mayPropose, partyNames, formId, lastResult, refusal, done, ...chosen }: Props) {
  const [t, say] = [useT(), useSay()]
  return (
    <Page>
      <BooksLine books={chosen.books} />
      <PageTitle kicker={<Link to={`/quan-tri/so-cai${booksQuery(chosen)}`} className="underline">{t('ledger.books')}</Link>} lead={t('ledger.manualLead')}>{t('ledger.manualEntries')}</PageTitle>
      {done && <Notice tone="good" live title={t(`ledger.manual_${done}`)} />}
      {refusal && <Notice tone="danger" live title={say(refusal)} />}
      {entries.length === 0 ? <Empty title={t('ledger.noManual')} /> : entries.map((entry) => <Entry key={entry.id} entry={entry} />)}
      <Pagination page={page} pages={pages} href={(n) => `/quan-tri/so-cai/but-toan${booksQuery(chosen, { trang: String(n) })}`} />
      {mayPropose && (
        <Section title={t('ledger.proposeManual')}>
          <ManualForm key={formId} id={formId} collectorId={chosen.collector.id} periods={chosen.periods} partyNames={partyNames} lastResult={lastResult} />
        </Section>
      )}
    </Page>
  )
}

function Entry({ entry }: { entry: ShownManual }) {
  const [t, say] = [useT(), useSay()]
  const { id, period, state, reason, documentNo, lines, mayDecide, proposedAt, proposedByName, decidedAt, decidedByName } = entry
  const button = (intent: 'post' | 'refuse', words: string) => (
    <Form method="post">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="id" value={id} />
      <Button kind={intent === 'post' ? 'primary' : 'secondary'} icon={intent === 'post' ? 'check' : 'close'}>{words}</Button>
    </Form>
  )
  return (
    <Card tone={state === 'proposed' ? 'urgent' : 'plain'}>
      <h2 className="text-lg font-bold">{reason} <Badge tone={tones[state] ?? 'plain'}>{say(`ledger.state_${state}`)}</Badge></h2>
      <p className="text-sm text-ink-soft">
        {t('ledger.document')} {documentNo} · {t('ledger.month')} {showMonth(period)} · {proposedByName}, {showDateTime(proposedAt)}
        {decidedAt && ` · ${decidedByName}, ${showDateTime(decidedAt)}`}
      </p>
      <DataTable
        hideCaption
        caption={reason}
        rows={lines.map((line, position) => ({ ...line, position }))}
        rowKey={({ position }) => String(position)}
        columns={[
          { key: 'account', title: t('ledger.account'), cell: ({ account, partyName }) => `${account} ${t(accountOf(account)?.name ?? 'ledger.rule_unknown_account')}${partyName && ` · ${partyName}`}` },
          { key: 'debit', title: t('ledger.debit'), number: true, cell: ({ amount }) => <Moved amount={Math.max(0, amount)} /> },
          { key: 'credit', title: t('ledger.credit'), number: true, cell: ({ amount }) => <Moved amount={Math.max(0, -amount)} /> },
        ]}
      />
      {mayDecide && <div className="flex flex-wrap gap-2">{button('post', t('ledger.postIt'))}{button('refuse', t('ledger.refuseIt'))}</div>}
    </Card>
  )
}
