import { Link } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { showDateTime } from '#app/lib/time.ts'
import { Notice } from '#app/ui/page.tsx'
import type { BooksState } from '../kept-checks.server.ts'

/** The first line of the money pages: up to when the books agree, or in how many places they do not. */
export function BooksLine({ books, linked = true }: { books: BooksState; linked?: boolean }) {
  const t = useT()
  const more = linked && <Link to="/quan-tri/so-cai/soat" className="inline-flex min-h-touch items-center underline">{t('ledger.seeCheck')}</Link>
  if (books.kind === 'unchecked') return <Notice tone="warn" title={t('ledger.unchecked')}>{more}</Notice>
  const at = showDateTime(books.at)
  const agrees = books.kind === 'agrees'
  return (
    <Notice tone={agrees ? 'good' : 'danger'} title={agrees ? t('ledger.agrees', { at }) : t('ledger.differs', { n: books.count, at })}>
      {books.since > 0 && <span className="mr-2">{t('ledger.since', { n: books.since })}</span>}
      {more}
    </Notice>
  )
}
