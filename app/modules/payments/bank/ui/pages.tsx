import { useT } from '#app/lib/i18n.ts'
import { Pagination } from '#app/ui/page.tsx'

export function Pages({ page, pages, href }: { page: number; pages: number; href: (page: number) => string }) {
  const t = useT()
  return <Pagination page={page} pages={pages} href={href} texts={{ label: t('reporting.pages'), previous: t('reporting.previous'), next: t('reporting.next'), page: (n, of) => t('reporting.pageOf', { page: n, pages: of }) }} />
}
