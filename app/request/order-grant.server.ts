import { readGrantsText, writeGrants } from '#app/modules/checkout/grants.server.ts'
import { theRuntime } from '#app/runtime.server.ts'

const NAME = 'don'
const KEPT_S = 90 * 86_400

/** Codes of the order groups this browser may open: placed here, or found by code and phone. Newest first; empty for a forged cookie. */
export async function readGrants(request: Request): Promise<string[]> {
  const found = (request.headers.get('Cookie') ?? '').split(/;\s*/).find((part) => part.startsWith(`${NAME}=`))
  return found ? readGrantsText((await theRuntime()).ports.vault, found.slice(NAME.length + 1)) : []
}

/** The cookie that opens these groups besides those it opened before. */
export async function grantCookie(request: Request, codes: readonly string[]): Promise<string> {
  const { env, ports } = await theRuntime()
  const secure = env.PUBLIC_URL.startsWith('https://') ? '; Secure' : ''
  return `${NAME}=${writeGrants(ports.vault, [...codes, ...(await readGrants(request))])}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${KEPT_S}${secure}`
}
