import { covers, type Grant, type StaffRole } from '#app/lib/context.ts'

/** Roles whose forgotten PIN the operator may help with: none of them moves money. */
const fieldRoles = ['team_member', 'officer', 'post_clerk'] as const satisfies readonly StaffRole[]
export const collectorRoles = ['collector_maker', 'collector_checker'] as const satisfies readonly StaffRole[]
/** What a province operator appoints. Who audits and who operates is decided elsewhere. */
export const grantableRoles = [...fieldRoles, ...collectorRoles] as const
export type GrantableRole = (typeof grantableRoles)[number]

export const isCollectorRole = (role: string): role is (typeof collectorRoles)[number] => (collectorRoles as readonly string[]).includes(role)
/** Whoever sees to it that nobody releases money alone releases none himself. */
export const keepsApart = (role: string): boolean => role === 'province_operator' || role === 'auditor'

const isGrantable = (role: string): role is GrantableRole => (grantableRoles as readonly string[]).includes(role)

/** Whether a holder of these scopes may give or end this grant of somebody else. */
export const mayAppoint = (scopes: readonly string[], { role, unitPath }: Grant): boolean => isGrantable(role) && scopes.some((scope) => covers(scope, unitPath))

/** A code that resets a PIN opens every role of its person, so all of them must be the operator's to appoint, and none may move money. */
export const mayHelp = (scopes: readonly string[], grants: readonly Grant[]): boolean => grants.length > 0 && grants.every((grant) => mayAppoint(scopes, grant) && !isCollectorRole(grant.role))
