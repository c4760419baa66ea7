import { redirect } from '@remix-run/node'
import type { Context } from '#app/lib/context.ts'
import { findSession } from '#app/modules/accounts/find-session.server.ts'
import { findProducerOf } from '#app/modules/producers/find-producer.server.ts'
import { keepSession, languageCookie } from './cookies.server.ts'
import { endJourney } from './sign-in-journey.server.ts'

/** The session's cookie, the person's language, and on to where she wanted to go, else to her own first screen. */
export async function entered(ctx: Context, token: string, next?: string) {
  const session = await findSession(ctx, token)
  const headers = new Headers()
  headers.append('Set-Cookie', await keepSession(token))
  headers.append('Set-Cookie', await languageCookie.serialize(session?.locale === 'en' ? 'en' : 'vi'))
  headers.append('Set-Cookie', await endJourney())
  return redirect(next ?? (session ? await firstScreen(ctx, session.actor) : '/tai-khoan'), { status: 303, headers })
}

const screens: Record<string, readonly string[]> = {
  '/can-bo': ['officer', 'team_member'],
  '/quan-tri': ['province_operator', 'collector_maker', 'collector_checker', 'auditor'],
  '/buu-cuc': ['post_clerk'],
}

async function firstScreen(ctx: Context, { personId, grants }: { personId: string; grants: readonly { role: string }[] }): Promise<string> {
  const path = Object.keys(screens).find((screen) => grants.some(({ role }) => screens[screen]!.includes(role)))
  return path ?? ((await findProducerOf(ctx, personId)) ? '/nong-ho' : '/tai-khoan')
}
