import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

export type BadgeTone = 'plain' | 'good' | 'warn' | 'danger' | 'info' | 'clay'

const badgeLook: Record<BadgeTone, string> = {
  plain: 'border-edge bg-card text-ink',
  good: 'border-tea bg-tea-soft text-tea',
  warn: 'border-rice bg-rice-soft text-rice',
  danger: 'border-danger bg-danger-soft text-danger',
  info: 'border-indigo bg-indigo-soft text-indigo',
  clay: 'border-clay bg-clay-soft text-clay',
}

export function Badge({ tone = 'plain', icon, children }: { tone?: BadgeTone; icon?: IconName | undefined; children: ReactNode }) {
  return (
    <span className={`inline-flex items-center rounded-sm border px-2 py-0.5 text-sm font-bold ${badgeLook[tone]}`}>
      {icon && <Icon name={icon} width={18} height={18} className="mr-1 shrink-0" />}
      {children}
    </span>
  )
}

/** `label` is the whole truth for those who hear the page; the number stands beside the stars for everyone. */
export function OcopStars({ stars, label }: { stars: number; label: string }) {
  return (
    <span className="inline-flex items-center rounded-sm bg-rice-fill px-1.5 py-0.5 text-sm font-bold text-rice-on" title={label}>
      <span className="sr-only">{label}</span>
      <span aria-hidden="true" className="flex items-center">
        OCOP {stars}
        <Icon name="star" width={16} height={16} className="ml-0.5" />
      </span>
    </span>
  )
}

export function Price({ amount, perKg, large = false }: { amount: ReactNode; perKg?: ReactNode; large?: boolean }) {
  return (
    <span className="block">
      <span className={`block font-display font-bold text-clay ${large ? 'text-2xl' : 'text-lg'}`}>{amount}</span>
      {perKg && <span className="block text-sm text-ink-soft">{perKg}</span>}
    </span>
  )
}

export function CallLink({ phone, label, wide = false }: { phone: string; label: ReactNode; wide?: boolean }) {
  return (
    <a href={`tel:${phone.replace(/[^+\d]/g, '')}`} className={`btn btn-call ${wide ? 'w-full' : ''}`}>
      <Icon name="call" />
      <span>{label}</span>
    </a>
  )
}

/** An order code to read aloud: grouped by two, each letter clear of its neighbour. */
export function Code({ children, label }: { children: string; label?: ReactNode }) {
  return (
    <span className="inline-block rounded border-2 border-dashed border-clay bg-card px-4 py-2 text-center">
      {label && <span className="block text-sm text-ink-soft">{label}</span>}
      <span className="block font-mono text-2xl font-bold tracking-[0.18em] text-ink">{children}</span>
    </span>
  )
}
