import { randomUUID } from 'node:crypto'
import { theRuntime } from '#app/runtime.server.ts'
import type { BuyerDetails } from '#app/modules/checkout/buyer.form.ts'
import type { Commune } from '#app/modules/places/communes.server.ts'

const NAME = 'dat_hang'
const KEPT_S = 2 * 3_600

/** What a buyer filled in, until she orders. `requestId` names the order to be: sent twice, it is placed once. */
export type OrderDraft = { requestId: string; buyer: BuyerDetails; commune: Commune }

/** Kept with the buyer, sealed: nothing of a person who did not order stays with us. */
export async function readDraft(request: Request): Promise<OrderDraft | undefined> {
  const found = (request.headers.get('Cookie') ?? '').split(/;\s*/).find((part) => part.startsWith(`${NAME}=`))
  if (!found) return undefined
  try {
    return JSON.parse((await theRuntime()).ports.vault.open(found.slice(NAME.length + 1))) as OrderDraft
  } catch {
    return undefined
  }
}

export const draftCookie = async (draft: Omit<OrderDraft, 'requestId'>) => write((await theRuntime()).ports.vault.seal(JSON.stringify({ requestId: randomUUID(), ...draft })), KEPT_S)
export const dropDraft = () => write('', 0)

async function write(value: string, maxAge: number): Promise<string> {
  const secure = (await theRuntime()).env.PUBLIC_URL.startsWith('https://') ? '; Secure' : ''
  return `${NAME}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure}`
}
