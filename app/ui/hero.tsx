import type { ReactNode } from 'react'
import { Drawing } from './drawing.tsx'

/** The front of the market: what it is, what one can do, and the print beside it. */
export function Hero({ title, lead, children, alt = '' }: { title: ReactNode; lead?: ReactNode; children?: ReactNode; alt?: string }) {
  return (
    <div className="hero">
      <div className="hero-words">
        <h1 className="text-2xl md:text-4xl">{title}</h1>
        {lead && <p className="mt-3 text-lg text-ink-soft">{lead}</p>}
        {children && <div className="mt-5">{children}</div>}
      </div>
      <div className="hero-print"><Drawing name="market" alt={alt} eager /></div>
    </div>
  )
}
