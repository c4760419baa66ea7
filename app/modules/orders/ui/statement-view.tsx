import { useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { showDate, showDateTime, showMonth } from '#app/lib/time.ts'
import { explainTax } from '#app/modules/payments/tax/explain-tax.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { DataTable, Empty, KeyValues, Notice, Page, PageTitle, Section, Tabs } from '#app/ui/page.tsx'
import type { Statement, StatementLine } from '../statements/get-statement.server.ts'
import { anyCarriage, type Due, type StatementRow } from '../statements/statement.ts'
import { less, sayMove, sayPaidOn } from '../statements/statement-sheets.ts'

type Props = {
  statement: Statement
  /** '/nong-ho/tien-ve': the month and the files hang below it. */
  base: string
  /** undefined: the reader has no order pages. */
  orderHref?: ((code: string) => string) | undefined
  /** Other pages about the same money. */
  more: readonly { to: string; label: string }[]
}

export function StatementView({ statement, base, orderHref, more }: Props) {
  const t = useT()
  const { month, months, name, rows, totals, others, opening, closing, ledger, held, dues, kind, asOf } = statement
  const now = month === months[0]
  return (
    <Page>
      <PageTitle kicker={name} lead={t('statements.asOf', { at: showDateTime(asOf) })}>{t('statements.ofMonth', { month: showMonth(month) })}</PageTitle>
      {closing !== ledger && <Notice tone="danger" title={t('statements.differs', { amount: showDong(closing - ledger) })} />}
      <div className="no-print">
        <Tabs label={t('statements.months')} items={months.slice(0, 6).map((one) => ({ to: `${base}/${one}`, label: showMonth(one), current: one === month }))} />
      </div>
      <div className="max-w-narrow">
        <KeyValues
          rows={[
            { key: 'opening', label: t('statements.opening'), value: <Sum>{showDong(opening)}</Sum> },
            { key: 'price', label: t('statements.price'), value: <Sum>{showDong(totals.price)}</Sum> },
            { key: 'refund', label: t('statements.refund'), value: <Sum>{showDong(totals.refund)}</Sum> },
            { key: 'fee', label: t('statements.fee'), value: <Sum>{showDong(less(totals.fee))}</Sum> },
            { key: 'vat', label: t('statements.vat'), value: <Sum>{showDong(less(totals.vat))}</Sum> },
            { key: 'pit', label: t('statements.pit'), value: <Sum>{showDong(less(totals.pit))}</Sum> },
            ...(totals.carriage === 0 ? [] : [{ key: 'carriage', label: t('statements.carriage'), value: <Sum>{showDong(less(totals.carriage))}</Sum> }]),
            { key: 'net', label: t('statements.netSum'), value: <Sum>{showDong(totals.net)}</Sum>, strong: true },
            ...others.map((move) => ({ key: move.id, label: `${sayMove(t, move)}, ${showDate(move.at)}`, value: <Sum>{showDong(move.amount)}</Sum> })),
            { key: 'closing', label: t(now ? 'statements.closingNow' : 'statements.closing'), value: <Sum>{showDong(closing)}</Sum>, strong: true },
            { key: 'held', label: t('statements.held'), value: <Sum>{showDong(held)}</Sum> },
          ]}
        />
      </div>
      <div className="no-print row">
        <Button type="button" icon="printer" kind="secondary" onClick={() => window.print()}>{t('statements.print')}</Button>
        <ButtonLink to={`${base}/${month}/bang-ke.xlsx`} reloadDocument kind="secondary">{t('statements.xlsx')}</ButtonLink>
        <ButtonLink to={`${base}/${month}/bang-ke.csv`} reloadDocument kind="secondary">{t('statements.csv')}</ButtonLink>
      </div>
      <Section title={t('statements.orders')}>{rows.length === 0 ? <Empty title={t('statements.none')}>{t('statements.noneHint')}</Empty> : <Orders statement={statement} orderHref={orderHref} />}</Section>
      {rows.length > 0 && <Why rows={rows} lines={statement.lines} />}
      {kind === 'cooperative' && dues.length > 0 && <Dues dues={dues} file={`${base}/${month}/thanh-vien.csv`} />}
      <div className="no-print row">{more.map(({ to, label }) => <ButtonLink key={to} to={to} kind="quiet">{label}</ButtonLink>)}</div>
    </Page>
  )
}

type Shown = Omit<StatementRow, 'orderId' | 'at' | 'paidOn'> & { at: string; paidOn: string; last: boolean }

function Orders({ statement: { rows, totals }, orderHref }: Pick<Props, 'statement' | 'orderHref'>) {
  const t = useT()
  const shown: Shown[] = [
    ...rows.map(({ paidOn, at, ...row }) => ({ ...row, at: showDate(at), paidOn: sayPaidOn(t, paidOn), last: false })),
    { ...totals, code: t('statements.total', { n: rows.length }), at: '', paidOn: '', last: true },
  ]
  const money = (key: 'price' | 'refund' | 'fee' | 'vat' | 'pit' | 'carriage' | 'net', title: string, taken: boolean) => ({
    key,
    title,
    number: true,
    cell: (row: Shown) => <Sum strong={row.last || key === 'net'}>{showDong(taken ? less(row[key]) : row[key])}</Sum>,
  })
  const columns = [
    { key: 'order', title: t('statements.order'), cell: (row: Shown) => (row.last || !orderHref ? row.code : <a href={orderHref(row.code)} className="whitespace-nowrap">{row.code}</a>) },
    { key: 'day', title: t('statements.day'), cell: (row: Shown) => row.at },
    money('price', t('statements.price'), false),
    money('refund', t('statements.refund'), false),
    money('fee', t('statements.fee'), true),
    money('vat', t('statements.vatShort'), true),
    money('pit', t('statements.pitShort'), true),
    ...(anyCarriage(rows) ? [money('carriage', t('statements.carriage'), true)] : []),
    money('net', t('statements.net'), false),
    { key: 'paid', title: t('statements.paidOn'), cell: (row: Shown) => row.paidOn },
  ]
  return <DataTable caption={t('statements.orders')} hideCaption columns={columns} rows={shown} rowKey={({ code }) => code} />
}

const Sum = ({ strong = false, children }: { strong?: boolean; children: string }) => <span className={strong ? 'whitespace-nowrap font-bold' : 'whitespace-nowrap'}>{children}</span>

function Why({ rows, lines }: { rows: readonly StatementRow[]; lines: readonly StatementLine[] }) {
  const t = useT()
  return (
    <details className="card">
      <summary className="btn btn-quiet">{t('statements.why')}</summary>
      <ul className="stack pt-3">
        {rows.map(({ orderId, code }) => (
          <li key={orderId}>
            <p className="font-bold">{code}</p>
            {lines.filter((line) => line.orderId === orderId).map(({ productId, quantity, name, unitLabel, amount, tax }) => (
              <div key={productId}>
                <p>{t('statements.item', { quantity, name, unit: unitLabel, amount: showDong(amount) })}</p>
                {tax.map((row) => <p key={row.id} className="text-ink-soft">{explainTax(t, row)}</p>)}
              </div>
            ))}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Dues({ dues, file }: { dues: readonly Due[]; file: string }) {
  const t = useT()
  const money = (key: 'goods' | 'fee' | 'vat' | 'pit' | 'carriage' | 'net', title: string, taken: boolean) => ({ key, title, number: true, cell: (due: Due) => <Sum strong={key === 'net'}>{showDong(taken ? less(due[key]) : due[key])}</Sum> })
  return (
    <Section title={t('statements.dues')}>
      <p>{t('statements.duesLead')}</p>
      <DataTable
        caption={t('statements.dues')}
        hideCaption
        columns={[
          { key: 'member', title: t('statements.member'), cell: (due: Due) => (due.makerId ? due.name : t('statements.nobody')) },
          money('goods', t('statements.goods'), false),
          money('fee', t('statements.fee'), true),
          money('vat', t('statements.vatShort'), true),
          money('pit', t('statements.pitShort'), true),
          ...(anyCarriage(dues) ? [money('carriage', t('statements.carriage'), true)] : []),
          money('net', t('statements.due'), false),
        ]}
        rows={[...dues]}
        rowKey={({ makerId }) => makerId ?? ''}
      />
      <div className="no-print"><ButtonLink to={file} reloadDocument kind="secondary">{t('statements.duesCsv')}</ButtonLink></div>
    </Section>
  )
}
