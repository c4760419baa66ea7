import { and, eq, gte, lt, or, sql, type Column, type SQL } from 'drizzle-orm'
import { scopesOf, type Actor, type Context, type StaffRole } from '#app/lib/context.ts'

/** Who works with households in the field, and who reads about all of them. */
export const fieldRoles = ['team_member', 'officer'] as const satisfies readonly StaffRole[]
export const householdReaders = ['team_member', 'officer', 'province_operator', 'auditor'] as const satisfies readonly StaffRole[]

/** Rows of these units and of everything below them; no scope, no rows. '0' is the character after '/', so an index serves it. */
export function withinScopes(column: Column, scopes: readonly string[]): SQL {
  if (scopes.includes('')) return sql`1 = 1`
  return or(...scopes.map((scope) => or(eq(column, scope), and(gte(column, `${scope}/`), lt(column, `${scope}0`))))) ?? sql`1 = 0`
}

/** Units whose households the actor may see by name. */
export const visibleScopes = (ctx: Pick<Context, 'actor'>): string[] => scopesOf(ctx.actor, ...householdReaders)

/** Units in which the actor registers households and checks skills. */
export const fieldScopes = (actor: Actor | null): string[] => scopesOf(actor, ...fieldRoles)
