import { timingSafeEqual } from 'node:crypto'
import { readCode } from '#app/lib/code.server.ts'
import { theRuntime } from '#app/runtime.server.ts'

const NAME = 'don'
const MOST_CODES = 20
const KEPT_S = 90 * 86_400

/** Codes of the order groups this browser may open: placed here, or found by code and phone. Newest first; empty for a forged cookie. */
export async function readGrants(request: Request): Promise<string[]> {
  const found = (request.headers.get('Cookie') ?? '').split(/;\s*/).find((part) => part.startsWith(`${NAME}=`))
  const [codes = '', signature = ''] = (found ?? '').slice(NAME.length + 1).split('~')
  if (codes === '' || !sameText(signature, await sign(codes))) return []
  return codes.split('.').filter((code) => readCode(code) === code).slice(0, MOST_CODES)
}

/** The cookie that opens these groups besides those it opened before. */
export async function grantCookie(request: Request, codes: readonly string[]): Promise<string> {
  const kept = [...new Set([...codes, ...(await readGrants(request))])].slice(0, MOST_CODES).join('.')
  const secure = (await theRuntime()).env.PUBLIC_URL.startsWith('https://') ? '; Secure' : ''
  return `${NAME}=${kept}~${await sign(kept)}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${KEPT_S}${secure}`
}

const sign = async (codes: string) => (await theRuntime()).ports.vault.digest('order-grant', codes)

function sameText(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}
