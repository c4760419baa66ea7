import { useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { showDateTime } from '#app/lib/time.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Badge, Card, CardList, Empty, Page, PageTitle, Pagination, Section } from '#app/ui/page.tsx'
import type { BooksState } from '../../ledger/kept-checks.server.ts'
import { BooksLine } from '../../ledger/ui/books-line.tsx'
import { pageOfTask } from '../../tasks/task-links.ts'
import type { listMoneyTasks } from '../../tasks/list-money-tasks.server.ts'

type Tasks = Awaited<ReturnType<typeof listMoneyTasks>>

/** The first screen of who keeps the collector's money: do the books agree, and what waits for a decision. */
export function TasksPage({ tasks, total, page, pages, several, works, books }: Tasks & { books: BooksState }) {
  const t = useT()
  return (
    <Page>
      <PageTitle lead={t('bank.lead')}>{t('bank.title')}</PageTitle>
      <BooksLine books={books} />
      <Section title={`${t('bank.tasks')} (${total})`}>
        {tasks.length === 0 ? (
          <Empty title={t('bank.noTasks')}>{t('bank.noTasksLead')}</Empty>
        ) : (
          <CardList columns="two">
            {tasks.map((task) => (
              <Card key={task.id} as="li" tone="urgent">
                <p className="font-bold">{t(`bank.task_${task.kind}`)}</p>
                {task.amount !== 0 && <p className="font-display text-xl font-bold text-clay">{showDong(task.amount)}</p>}
                <p className="text-sm text-ink-soft">
                  {t('bank.waits', { at: showDateTime(task.openedAt) })}
                  {several && <span className="ml-2"><Badge>{task.collector}</Badge></span>}
                </p>
                <ButtonLink to={pageOfTask(task.kind, task.subjectId)} kind={works ? 'primary' : 'secondary'} icon="arrow">{works ? t('bank.decide') : t('bank.look')}</ButtonLink>
              </Card>
            ))}
          </CardList>
        )}
        <Pagination page={page} pages={pages} href={(n) => `/quan-tri/doi-soat?trang=${n}`} />
      </Section>
      <nav aria-label={t('bank.title')}>
        <ul className="grid gap-2 sm:grid-cols-2 lg:grid-cols-3">
          {links.map(([to, label, icon]) => (
            <li key={to}><ButtonLink to={to} kind="secondary" icon={icon} wide>{t(label)}</ButtonLink></li>
          ))}
        </ul>
      </nav>
    </Page>
  )
}

const links = [
  ['/quan-tri/doi-soat/sao-ke', 'bank.toStatements', 'receipt'],
  ['/quan-tri/doi-soat/vnpay', 'bank.toVnpay', 'received'],
  ['/quan-tri/doi-soat/cod', 'bank.toCod', 'truck'],
  ['/quan-tri/doi-soat/cuoc', 'bank.toCarrier', 'truck'],
  ['/quan-tri/tra-lai', 'bank.toRefunds', 'hand'],
  ['/quan-tri/chi-tra', 'bank.toPayouts', 'money'],
  ['/quan-tri/so-cai', 'bank.toBooks', 'book'],
  ['/quan-tri/thu-ho', 'collectors.title', 'people'],
] as const
