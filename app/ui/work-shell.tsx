import { NavLink } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import { LogoMark } from './logo.tsx'

export type WorkLink = { to: string; label: string; icon: IconName; count?: number | undefined; end?: boolean | undefined }

export type WorkTexts = { skip: string; menu: string; home: string }

type WorkShellProps = {
  title: ReactNode
  nav: WorkLink[]
  texts: WorkTexts
  /** Who is working here, as they wish to be called. */
  person: ReactNode
  signOut: ReactNode
  /** Stands on every page while one person acts for another. */
  banner?: ReactNode
  children: ReactNode
}

/** For farmers, officers and administrators: the menu lies under the thumb on a phone. Keep it to five links. */
export function WorkShell({ nav, banner, children, ...rest }: WorkShellProps) {
  return (
    <div className="min-h-screen">
      <a href="#main" className="skip-link">{rest.texts.skip}</a>
      <WorkHeader {...rest} />
      {banner && <WorkBanner>{banner}</WorkBanner>}
      <WorkNav nav={nav} label={rest.texts.menu} />
      <main id="main" className="work-main">{children}</main>
    </div>
  )
}

export function WorkHeader({ title, person, signOut, texts }: Pick<WorkShellProps, 'title' | 'person' | 'signOut' | 'texts'>) {
  return (
    <header className="no-print">
      <div className="board">
        <div className="mx-auto flex max-w-wide items-center px-4 py-2">
          <a href="/" className="mr-3 flex min-h-touch items-center" aria-label={texts.home}><LogoMark size={40} /></a>
          <p className="min-w-0 flex-1">
            <span className="block font-display font-bold leading-tight">{title}</span>
            <span className="block text-sm leading-tight">{person}</span>
          </p>
          <div className="sign-out">{signOut}</div>
        </div>
      </div>
      <div className="awning" />
    </header>
  )
}

export function WorkBanner({ children }: { children: ReactNode }) {
  return (
    <div role="status" className="work-banner border-b-4 border-indigo bg-indigo-soft text-indigo">
      <div className="mx-auto flex max-w-wide px-4 py-3 font-bold">
        <Icon name="people" className="mr-2 shrink-0" />
        <div className="min-w-0 flex-1">{children}</div>
      </div>
    </div>
  )
}

export function WorkNav({ nav, label }: { nav: WorkLink[]; label: string }) {
  return (
    <nav aria-label={label} className="work-nav no-print">
      <ul>
        {nav.map((link) => (
          <li key={link.to}>
            <NavLink to={link.to} end={link.end ?? false}>
              <Icon name={link.icon} />
              <span>{link.label}</span>
              {link.count ? <span className="count">{link.count}</span> : null}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
