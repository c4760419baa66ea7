import type { Store } from '#db/client.server.ts'
import type { Locale } from './i18n.ts'
import type { Ports } from './ports.ts'

export const staffRoles = ['team_member', 'officer', 'province_operator', 'collector_maker', 'collector_checker', 'post_clerk', 'auditor'] as const
export type StaffRole = (typeof staffRoles)[number]
/** unitPath '19/05503/03': province, commune, hamlet; scope is everything below it; '' is the whole country. */
export type Grant = { role: StaffRole; unitPath: string; /** collector_maker, collector_checker: whose money they work on */ collectorId?: string }

export type Actor = { personId: string; name: string; grants: readonly Grant[] }

/** Everything a use case may know. `actor` did it, `producer` benefits. */
export type Context = {
  store: Store
  actor: Actor | null
  /** The household or organisation the actor belongs to, or acts for under `delegationId`. */
  producer?: { id: string; roles: readonly MemberRole[] }
  delegationId?: string
  now(): Date
  newId(): string
  ports: Ports
  locale: Locale
  /** Who takes buyers' money for stalls that begin now: a collector for many (the default), or each stall itself. */
  settlement?: 'collect' | 'direct'
  /** https://cholang.example.vn, without a slash at the end: links in messages, return addresses, canonical. */
  publicUrl: string
}

export const memberRoles = ['owner', 'accountant', 'packer', 'helper'] as const
export type MemberRole = (typeof memberRoles)[number]

/** Whether a unit lies in the scope of a grant: '19' covers '19/05503/03', and not '190'. */
export const covers = (scope: string, unitPath: string): boolean => scope === '' || unitPath === scope || unitPath.startsWith(`${scope}/`)

/** Unit paths over which the actor holds one of these roles. */
export const scopesOf = (actor: Actor | null, ...roles: readonly StaffRole[]): string[] =>
  actor ? [...new Set(actor.grants.filter((grant) => roles.includes(grant.role)).map((grant) => grant.unitPath))] : []
