import { createCookie } from '@remix-run/node'
import { theRuntime } from '#app/runtime.server.ts'

const YEAR_S = 365 * 86_400

/** 'vi' or 'en' for work screens; shop pages take their language from the path. */
export const languageCookie = createCookie('tieng', { sameSite: 'lax', path: '/', httpOnly: true, maxAge: YEAR_S })

const https = async () => (await theRuntime()).env.PUBLIC_URL.startsWith('https://')
/** `__Host-…` where the address is https; Chromium 109 drops Secure cookies on http://127.0.0.1. */
const hostCookie = async (name: string, maxAge: number) => {
  const secure = await https()
  return createCookie(secure ? `__Host-${name}` : name, { sameSite: 'lax', path: '/', httpOnly: true, secure, maxAge })
}

const read = async (request: Request, name: string): Promise<string | undefined> => {
  const value: unknown = await (await hostCookie(name, 0)).parse(request.headers.get('Cookie'))
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The cookie outlives the session, which ends by itself 30 days after the last visit. */
export const readSessionToken = (request: Request) => read(request, 'phien')
export const keepSession = async (token: string) => (await hostCookie('phien', YEAR_S)).serialize(token)
export const dropSession = async () => (await hostCookie('phien', 0)).serialize('', { maxAge: 0 })

/** Says that this telephone or computer was enrolled for a member of a hamlet team. */
export const readDeviceToken = (request: Request) => read(request, 'may')
export const keepDevice = async (token: string) => (await hostCookie('may', YEAR_S)).serialize(token)
