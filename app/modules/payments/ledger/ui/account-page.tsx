import { Link } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { showDateTime } from '#app/lib/time.ts'
import { PlainSelect } from '#app/ui/field.tsx'
import { DataTable, Empty, KeyValues, Page, PageTitle, Pagination } from '#app/ui/page.tsx'
import { accountOf } from '../chart.ts'
import type { Chosen, Statement, StatementLine } from '../read-books.server.ts'
import { Balance, Moved } from './amounts.tsx'
import { BooksLine } from './books-line.tsx'
import { booksQuery, ChooseBooks } from './choose-books.tsx'

type Line = StatementLine & { orderCode: string }
type Props = Chosen & { statement: Omit<Statement, 'lines'> & { lines: Line[] }; party: string }

export function AccountPage({ statement, party, ...chosen }: Props) {
  const t = useT()
  const { account, opening, debit, credit, lines, page, pages, parties } = statement
  const withParties = accountOf(account)?.parties === true
  const path = `/quan-tri/so-cai/tai-khoan/${account}`
  return (
    <Page>
      <BooksLine books={chosen.books} />
      <PageTitle kicker={<Link to={`/quan-tri/so-cai${booksQuery(chosen)}`} className="underline">{t('ledger.books')}</Link>} lead={chosen.collector.name}>{`${account} ${t(accountOf(account)!.name)}`}</PageTitle>
      <ChooseBooks chosen={chosen} action={path}>
        {withParties && <PlainSelect name="nha_ban" label={t('ledger.producer')} defaultValue={party} placeholder={t('ledger.everyProducer')} options={parties.map(({ id, name }) => ({ value: id, label: name }))} />}
      </ChooseBooks>
      <KeyValues
        rows={[
          { key: 'opening', label: t('ledger.opening'), value: <Balance amount={opening} /> },
          { key: 'debit', label: t('ledger.debit'), value: <Balance amount={debit} /> },
          { key: 'credit', label: t('ledger.credit'), value: <Balance amount={-credit} /> },
          { key: 'closing', label: t('ledger.closingBalance'), value: <Balance amount={opening + debit - credit} />, strong: true },
        ]}
      />
      {lines.length === 0 ? (
        <Empty title={t('ledger.nothingBooked')} />
      ) : (
        <DataTable
          caption={t('ledger.amountsInDong')}
          rows={lines}
          rowKey={(line) => `${line.entryId}${line.balance}${line.amount}`}
          columns={[
            { key: 'at', title: t('ledger.bookedAt'), cell: (line) => showDateTime(line.bookedAt) },
            { key: 'what', title: t('ledger.what'), cell: (line) => <What line={line} withParty={withParties && party === ''} /> },
            { key: 'debit', title: t('ledger.debit'), number: true, cell: ({ amount }) => <Moved amount={Math.max(0, amount)} /> },
            { key: 'credit', title: t('ledger.credit'), number: true, cell: ({ amount }) => <Moved amount={Math.max(0, -amount)} /> },
            { key: 'balance', title: t('ledger.balance'), number: true, cell: ({ balance }) => <Balance amount={balance} /> },
          ]}
        />
      )}
      <Pagination page={page} pages={pages} href={(n) => `${path}${booksQuery(chosen, { nha_ban: party, trang: String(n) })}`} />
    </Page>
  )
}

function What({ line: { type, orderCode, partyName, reason }, withParty }: { line: Line; withParty: boolean }) {
  const t = useT()
  return (
    <span>
      {t(`ledger.type_${type}`)}
      {orderCode && <> <Link to={`/quan-tri/so-cai/don?ma=${orderCode}`} className="inline-flex min-h-touch items-center text-tea underline md:min-h-0 md:py-1">{orderCode}</Link></>}
      {withParty && partyName && <span className="block text-sm text-ink-soft">{partyName}</span>}
      {reason && <span className="block text-sm text-ink-soft">{reason}</span>}
    </span>
  )
}
