import { createCookie } from '@remix-run/node'
import type { Actor, Context } from '#app/lib/context.ts'
import { theRuntime } from '#app/runtime.server.ts'

type Own = Context & { actor: Actor }

const cookie = async () => {
  const { env } = await theRuntime()
  return createCookie('ma_du_phong', { sameSite: 'lax', path: '/tai-khoan/ghep-may', httpOnly: true, secure: env.PUBLIC_URL.startsWith('https://'), maxAge: 5 * 60 })
}

/** Recovery codes on their one way from the form to the page that shows them, sealed. */
export const carryRecovery = async (ctx: Own, codes: string[]): Promise<string> =>
  (await cookie()).serialize(ctx.ports.vault.seal(JSON.stringify({ personId: ctx.actor.personId, codes })))

export const dropRecovery = async (): Promise<string> => (await cookie()).serialize('', { maxAge: 0 })

/** Null unless they are her own. */
export async function readRecovery(ctx: Own, request: Request): Promise<string[] | null> {
  const sealed: unknown = await (await cookie()).parse(request.headers.get('Cookie'))
  if (typeof sealed !== 'string' || sealed === '') return null
  try {
    const { personId, codes } = JSON.parse(ctx.ports.vault.open(sealed)) as { personId: string; codes: string[] }
    return personId === ctx.actor.personId ? codes : null
  } catch {
    return null
  }
}
