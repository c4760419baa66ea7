import { redirect } from '@remix-run/node'
import { DomainError } from '#app/lib/errors.ts'
import type { Actor, Context, Grant, StaffRole } from '#app/lib/context.ts'
import { localeOfPath, type Locale } from '#app/lib/i18n.ts'
import { findSession, type Session } from '#app/modules/accounts/find-session.server.ts'
import { findProducerOf } from '#app/modules/producers/find-producer.server.ts'
import { systemContext, theRuntime } from '#app/runtime.server.ts'
import { languageCookie, readDeviceToken, readSessionToken } from './cookies.server.ts'
import { nextQuery } from './next-path.ts'

type Need = { need?: 'person' | 'farmer' | readonly StaffRole[] }
type WithActor = Context & { actor: Actor }
export type Farmer = WithActor & { producer: NonNullable<Context['producer']> }

/**
 * The one composition root of a request: who asks, and everything a use case may know.
 * `need`: 'person' signed in, with her producer if she has one; 'farmer' with a producer for certain; or one of these staff roles.
 * Throws a redirect to sign-in for strangers and to the register for persons without a household, DomainError forbidden for the wrong role. The query checks whose row it is.
 */
export async function openContext(request: Request, options: { need: 'farmer' }): Promise<Farmer>
export async function openContext(request: Request, options: { need: 'person' | readonly StaffRole[] }): Promise<WithActor>
export async function openContext(request: Request, options?: Need): Promise<Context>
export async function openContext(request: Request, { need }: Need = {}): Promise<Context> {
  const runtime = await theRuntime()
  const context: Context = { ...systemContext(runtime), locale: await localeOf(request) }
  const token = await readSessionToken(request)
  const guarded = runtime.env.SECOND_FACTOR === 'on'
  const session = token ? await findSession(context, token, { guarded, deviceToken: await readDeviceToken(request) }) : undefined
  if (session) context.actor = session.actor
  if (need === undefined) return context
  if (!session) throw redirect(`/dang-nhap${nextQuery(request)}`)
  if (isRoles(need)) {
    checkRoles(request, need, session)
    return context
  }
  const producer = await findProducerOf(context, session.actor.personId)
  if (producer) return { ...context, producer }
  if (need === 'farmer') throw redirect('/nong-ho/ho-so')
  return context
}

const isRoles = (need: Need['need']): need is readonly StaffRole[] => Array.isArray(need)

/** A grant that waits for its second factor counts as nothing, on every page and whichever way the person came in. */
function checkRoles(request: Request, need: readonly StaffRole[], { actor, waiting }: Session) {
  const holds = (grants: readonly Grant[]) => grants.some(({ role }) => need.includes(role))
  if (holds(actor.grants)) return
  if (holds(waiting)) throw redirect(`/dang-nhap/buoc-hai${nextQuery(request)}`)
  throw new DomainError('forbidden', 'common.notYours')
}

/** Shop pages: the path says it. Work screens: the person's choice, kept in a cookie. */
export async function localeOf(request: Request): Promise<Locale> {
  const byPath = localeOfPath(new URL(request.url).pathname)
  if (byPath === 'en') return 'en'
  return isWorkPath(new URL(request.url).pathname) && (await languageCookie.parse(request.headers.get('Cookie'))) === 'en' ? 'en' : 'vi'
}

const isWorkPath = (pathname: string) => /^\/(nong-ho|can-bo|quan-tri|buu-cuc|dang-nhap|dang-ky|quen-mat-khau|tai-khoan|d|k)(\/|$|\.data$)/.test(pathname)
