import { createCookie } from '@remix-run/node'
import { theRuntime } from '#app/runtime.server.ts'

const MONTH_S = 30 * 86_400

/** 'vi' or 'en' for work screens; shop pages take their language from the path. */
export const languageCookie = createCookie('tieng', { sameSite: 'lax', path: '/', httpOnly: true, maxAge: 12 * MONTH_S })

const https = async () => (await theRuntime()).env.PUBLIC_URL.startsWith('https://')
/** `__Host-phien` where the address is https; Chromium 109 drops Secure cookies on http://127.0.0.1. */
const sessionCookie = async () => {
  const secure = await https()
  return createCookie(secure ? '__Host-phien' : 'phien', { sameSite: 'lax', path: '/', httpOnly: true, secure, maxAge: MONTH_S })
}

export const readSessionToken = async (request: Request): Promise<string | undefined> => {
  const token: unknown = await (await sessionCookie()).parse(request.headers.get('Cookie'))
  return typeof token === 'string' && token !== '' ? token : undefined
}
export const keepSession = async (token: string) => (await sessionCookie()).serialize(token)
export const dropSession = async () => (await sessionCookie()).serialize('', { maxAge: 0 })
