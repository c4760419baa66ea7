import { useT } from '#app/lib/i18n.ts'
import type { MoneyWaiting } from '#app/modules/payments/money-waiting.server.ts'
import { BooksLine } from '#app/modules/payments/ledger/ui/books-line.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Section } from '#app/ui/page.tsx'

/** The collector's first screen, and what operator and auditor see of it: do the books agree, what waits, where everything lies. */
export function MoneyToday({ money: { books, tasks, toCheck } }: { money: MoneyWaiting }) {
  const t = useT()
  return (
    <Section title={t('outreach.money')}>
      <BooksLine books={books} />
      {toCheck > 0 && <ButtonLink to="/quan-tri/chi-tra" icon="check" wide>{t('outreach.batchesToCheck', { count: toCheck })}</ButtonLink>}
      {tasks > 0 && <ButtonLink to="/quan-tri/doi-soat" icon="warning" kind={toCheck > 0 ? 'secondary' : 'primary'} wide>{t('outreach.moneyTasks', { count: tasks })}</ButtonLink>}
      {tasks + toCheck === 0 && <p>{t('outreach.moneyDone')}</p>}
      <div className="grid gap-2 sm:grid-cols-2 lg:grid-cols-4">
        <ButtonLink to="/quan-tri/doi-soat" kind="secondary" icon="filter">{t('outreach.reconciliation')}</ButtonLink>
        <ButtonLink to="/quan-tri/chi-tra" kind="secondary" icon="money">{t('outreach.payouts')}</ButtonLink>
        <ButtonLink to="/quan-tri/so-cai" kind="secondary" icon="book">{t('outreach.books')}</ButtonLink>
        <ButtonLink to="/quan-tri/tra-lai" kind="secondary" icon="arrow">{t('refunds.listTitle')}</ButtonLink>
        <ButtonLink to="/quan-tri/phan-anh" kind="secondary" icon="warning">{t('outreach.complaints')}</ButtonLink>
        <ButtonLink to="/quan-tri/thue" kind="secondary" icon="receipt">{t('outreach.tax')}</ButtonLink>
        <ButtonLink to="/quan-tri/phi" kind="secondary" icon="receipt">{t('outreach.fees')}</ButtonLink>
        <ButtonLink to="/quan-tri/thu-ho" kind="secondary" icon="stall">{t('outreach.collectors')}</ButtonLink>
      </div>
    </Section>
  )
}
