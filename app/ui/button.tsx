import { Link } from '@remix-run/react'
import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

/** `take` is kept for taking an order; nothing else on a screen may look like it. */
export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger' | 'take'

type Look = { kind?: ButtonKind | undefined; wide?: boolean | undefined; icon?: IconName | undefined; children: ReactNode }

const looks: Record<ButtonKind, string> = {
  primary: 'btn btn-primary',
  secondary: 'btn btn-secondary',
  quiet: 'btn btn-quiet',
  danger: 'btn btn-danger',
  take: 'btn btn-take',
}

function buttonClass(kind: ButtonKind = 'primary', wide = false): string {
  return wide ? `${looks[kind]} w-full` : looks[kind]
}

export function Button({ kind, wide, icon, children, type = 'submit', ...rest }: Look & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'>) {
  return (
    <button type={type} {...rest} className={buttonClass(kind, wide)}>
      <Labelled icon={icon}>{children}</Labelled>
    </button>
  )
}

type ButtonLinkProps = Look & {
  to: string
  /** Pages of the other renderer need a real navigation. */
  reloadDocument?: boolean | undefined
  id?: string
  rel?: string
  target?: string
}

export function ButtonLink({ to, kind, wide, icon, reloadDocument = false, children, ...rest }: ButtonLinkProps) {
  const inside = <Labelled icon={icon}>{children}</Labelled>
  const className = buttonClass(kind, wide)
  if (reloadDocument || !to.startsWith('/')) return <a href={to} {...rest} className={className}>{inside}</a>
  return <Link to={to} {...rest} className={className}>{inside}</Link>
}

function Labelled({ icon, children }: { icon: IconName | undefined; children: ReactNode }) {
  if (!icon) return children
  return (
    <>
      <Icon name={icon} />
      <span>{children}</span>
    </>
  )
}
