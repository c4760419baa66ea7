import { Form, Link } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { groupDigits } from '#app/lib/money.ts'
import { showMonth } from '#app/lib/time.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { PlainField } from '#app/ui/field.tsx'
import { DataTable, Empty, Page, PageTitle, Section } from '#app/ui/page.tsx'
import { accountOf } from '../chart.ts'
import type { Chosen, TrialLine } from '../read-books.server.ts'
import { Balance, Moved } from './amounts.tsx'
import { BooksLine } from './books-line.tsx'
import { booksQuery, ChooseBooks } from './choose-books.tsx'

export function TrialBalancePage({ rows, ...chosen }: Chosen & { rows: TrialLine[] }) {
  const t = useT()
  const query = booksQuery(chosen)
  return (
    <Page>
      <BooksLine books={chosen.books} />
      <PageTitle lead={chosen.collector.name}>{t('ledger.books')}</PageTitle>
      <ChooseBooks chosen={chosen} action="/quan-tri/so-cai" />
      <Section title={t('ledger.trialBalance', { month: showMonth(chosen.period) })} action={rows.length > 0 && <ButtonLink to={`/quan-tri/so-cai/tep${query}`} kind="quiet" icon="receipt" reloadDocument>{t('ledger.csv')}</ButtonLink>}>
        {rows.length === 0 ? <Empty title={t('ledger.nothingBooked')} /> : <TrialTable rows={rows} query={query} />}
      </Section>
      <Section title={t('ledger.findOrder')}>
        <Form method="get" action="/quan-tri/so-cai/don" className="flex items-end">
          <div className="mr-2 min-w-0 flex-1 md:max-w-narrow"><PlainField name="ma" label={t('ledger.orderCode')} autoCapitalize="characters" autoComplete="off" spellCheck={false} /></div>
          <Button kind="secondary">{t('common.search')}</Button>
        </Form>
      </Section>
      <Section title={t('ledger.more')}>
        <div className="grid gap-2 md:grid-cols-3">
          <ButtonLink to={`/quan-tri/so-cai/but-toan${query}`} kind="secondary" icon="edit">{t('ledger.manualEntries')}</ButtonLink>
          <ButtonLink to={`/quan-tri/so-cai/khoa-so${query}`} kind="secondary" icon="lock">{t('ledger.closing')}</ButtonLink>
          <ButtonLink to="/quan-tri/so-cai/soat" kind="secondary" icon="check">{t('ledger.checkPage')}</ButtonLink>
        </div>
      </Section>
    </Page>
  )
}

/** The sums of both turnovers are equal, and so are those of both sides of the balances: the first thing an auditor looks at. */
export function TrialTable({ rows, query }: { rows: readonly TrialLine[]; query?: string }) {
  const t = useT()
  const sum = (pick: (row: TrialLine) => number) => rows.reduce((total, row) => total + pick(row), 0)
  const title = ({ account }: TrialLine) => {
    const words = `${account} ${t(accountOf(account)?.name ?? 'ledger.rule_unknown_account')}`
    return query === undefined ? words : <Link to={`/quan-tri/so-cai/tai-khoan/${account}${query}`} className="inline-flex min-h-touch items-center text-tea underline md:min-h-0 md:py-1">{words}</Link>
  }
  return (
    <DataTable
      caption={t('ledger.amountsInDong')}
      rows={[...rows]}
      rowKey={({ account }) => account}
      columns={[
        { key: 'account', title: t('ledger.account'), cell: title },
        { key: 'opening', title: t('ledger.opening'), number: true, cell: ({ opening }) => <Balance amount={opening} /> },
        { key: 'debit', title: t('ledger.debit'), number: true, cell: ({ debit }) => <Moved amount={debit} /> },
        { key: 'credit', title: t('ledger.credit'), number: true, cell: ({ credit }) => <Moved amount={credit} /> },
        { key: 'closing', title: t('ledger.closingBalance'), number: true, cell: ({ balance }) => <Balance amount={balance} /> },
      ]}
      foot={
        <tr role="row" className="font-bold">
          <th scope="row" role="rowheader">{t('ledger.sum')}</th>
          <td role="cell" className="number" data-title={t('ledger.opening')}>{groupDigits(sum(({ opening }) => opening))}</td>
          <td role="cell" className="number" data-title={t('ledger.debit')}>{groupDigits(sum(({ debit }) => debit))}</td>
          <td role="cell" className="number" data-title={t('ledger.credit')}>{groupDigits(sum(({ credit }) => credit))}</td>
          <td role="cell" className="number" data-title={t('ledger.closingBalance')}>{groupDigits(sum(({ balance }) => balance))}</td>
        </tr>
      }
    />
  )
}
