import type { ReactNode } from 'react'
import { useT } from '#app/lib/i18n.ts'
import { Icon } from './icon.tsx'

export type Tab = { to: string; label: ReactNode; current?: boolean; count?: number | undefined }

export function Tabs({ items, label }: { items: Tab[]; label: string }) {
  return (
    <nav aria-label={label} className="tabs">
      <ul>
        {items.map((item) => (
          <li key={item.to}>
            <a href={item.to} aria-current={item.current ? 'page' : undefined}>
              {item.label}
              {item.count !== undefined && <span className="ml-1 font-normal">({item.count})</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

export function Pagination({ page, pages, href }: { page: number; pages: number; href: (page: number) => string }) {
  const t = useT()
  if (pages <= 1) return null
  return (
    <nav aria-label={t('common.pages')} className="flex items-center justify-between pt-4">
      {page > 1 ? <a rel="prev" href={href(page - 1)} className="btn btn-secondary">{t('common.previousPage')}</a> : <span />}
      <span className="px-2 text-center">{t('common.pageOf', { page, pages })}</span>
      {page < pages ? (
        <a rel="next" href={href(page + 1)} className="btn btn-secondary">
          <span>{t('common.nextPage')}</span>
        </a>
      ) : (
        <span />
      )}
    </nav>
  )
}

/** On a phone the filters fold away behind their title; from tablets on they always stand open beside the list. */
export function FilterBar({ title, active = 0, open = false, children }: { title: ReactNode; active?: number; open?: boolean; children: ReactNode }) {
  return (
    <details className="filter-bar" open={open}>
      <summary className="btn btn-secondary w-full">
        <Icon name="filter" />
        <span>
          {title}
          {active > 0 && ` (${active})`}
        </span>
      </summary>
      <div className="filter-body stack">{children}</div>
    </details>
  )
}
