import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

export { Badge, Code, OcopStars, Price, CallLink } from './marks.tsx'
export { DataTable, KeyValues } from './tables.tsx'
export { Progress, Steps, Timeline } from './progress.tsx'
export { FilterBar, Pagination, Tabs } from './wayfinding.tsx'

export function Page({ width = 'wide', children }: { width?: 'narrow' | 'wide'; children: ReactNode }) {
  return <div className={`stack mx-auto px-4 py-6 ${width === 'narrow' ? 'max-w-narrow' : 'max-w-wide'}`}>{children}</div>
}

export function PageTitle({ children, lead, kicker }: { children: ReactNode; lead?: ReactNode; kicker?: ReactNode }) {
  return (
    <div>
      {kicker && <p className="mb-1 font-bold text-clay">{kicker}</p>}
      <h1 className="text-2xl md:text-3xl">{children}</h1>
      {lead && <p className="mt-2 max-w-narrow text-lg text-ink-soft">{lead}</p>}
    </div>
  )
}

export function Section({ title, action, children, id }: { title: ReactNode; action?: ReactNode; children: ReactNode; id?: string }) {
  return (
    <section id={id} className="pt-4">
      <div className="mb-3 flex flex-wrap items-end justify-between">
        <h2 className="brush mr-4 text-xl">{title}</h2>
        {action && <div className="section-action">{action}</div>}
      </div>
      <div className="stack">{children}</div>
    </section>
  )
}

const cardLook = { plain: 'card stack', urgent: 'card card-urgent stack', done: 'card card-done stack' }

/** The first child stands aside on wide screens and above on narrow ones. */
export function WithAside({ children }: { children: ReactNode }) {
  return <div className="with-aside">{children}</div>
}

export function Card({ children, tone = 'plain', as: Tag = 'div' }: { children: ReactNode; tone?: keyof typeof cardLook; as?: 'div' | 'li' | 'article' | 'section' }) {
  return <Tag className={cardLook[tone]}>{children}</Tag>
}

export function CardList({ children, columns = 'one' }: { children: ReactNode; columns?: 'one' | 'two' | 'products' }) {
  const grid = { one: '', two: 'md:grid-cols-2', products: 'grid-cols-2 md:grid-cols-3 lg:grid-cols-4' }[columns]
  return <ul className={`grid gap-3 md:gap-4 ${grid}`}>{children}</ul>
}

export type Tone = 'info' | 'good' | 'warn' | 'danger'

const noticeLook: Record<Tone, { icon: IconName; className: string }> = {
  info: { icon: 'info', className: 'border-indigo bg-indigo-soft' },
  good: { icon: 'check', className: 'border-tea bg-tea-soft' },
  warn: { icon: 'clock', className: 'border-rice-deep bg-rice-soft' },
  danger: { icon: 'warning', className: 'border-danger bg-danger-soft' },
}
const noticeInk: Record<Tone, string> = { info: 'text-indigo', good: 'text-tea', warn: 'text-rice', danger: 'text-danger' }

export function Notice({ tone = 'info', title, icon, live = false, children }: { tone?: Tone; title?: ReactNode; icon?: IconName | undefined; live?: boolean; children?: ReactNode }) {
  const look = noticeLook[tone]
  return (
    <div role={live ? 'status' : undefined} className={`flex rounded border-l-8 p-4 ${look.className}`}>
      <span className={`mr-3 ${noticeInk[tone]}`}>
        <Icon name={icon ?? look.icon} />
      </span>
      <div className="min-w-0 flex-1">
        {title && <p className={`font-bold ${noticeInk[tone]}`}>{title}</p>}
        {children}
      </div>
    </div>
  )
}

export function Empty({ title, action, picture, children }: { title: ReactNode; action?: ReactNode; picture?: ReactNode; children?: ReactNode }) {
  return (
    <div className="rounded-lg bg-sunk px-4 py-8 text-center">
      {picture && <div className="mx-auto mb-4 max-w-[14rem]">{picture}</div>}
      <p className="font-display text-lg font-bold">{title}</p>
      {children && <div className="mx-auto mt-2 max-w-narrow text-ink-soft">{children}</div>}
      {action && <div className="mt-4">{action}</div>}
    </div>
  )
}
