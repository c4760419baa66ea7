import { covers, type Grant, type StaffRole } from '#app/lib/context.ts'

/** What a province operator appoints. Who pays out, who audits and who operates is decided elsewhere. */
export const grantableRoles = ['team_member', 'officer', 'post_clerk'] as const satisfies readonly StaffRole[]
export type GrantableRole = (typeof grantableRoles)[number]

const isGrantable = (role: string): role is GrantableRole => (grantableRoles as readonly string[]).includes(role)

/** Whether a holder of these scopes may give or end this grant of somebody else. */
export const mayAppoint = (scopes: readonly string[], { role, unitPath }: Grant): boolean => isGrantable(role) && scopes.some((scope) => covers(scope, unitPath))

/** A code that resets a PIN opens every role of its person, so all of them must be the operator's to appoint. */
export const mayHelp = (scopes: readonly string[], grants: readonly Grant[]): boolean => grants.length > 0 && grants.every((grant) => mayAppoint(scopes, grant))
