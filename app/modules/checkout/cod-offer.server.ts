import type { Context } from '#app/lib/context.ts'
import { personContact } from '#app/modules/accounts/person-contact.server.ts'
import { codRefusal, type CodRefusal } from './limits.ts'

export type Payer = { name: string; phone: string | null; phoneChecked: boolean } | null

export async function findPayer(ctx: Context): Promise<Payer> {
  const contact = ctx.actor ? await personContact(ctx.store.read, ctx.actor.personId) : undefined
  return contact ? { name: contact.fullName, phone: contact.phone, phoneChecked: contact.phoneChecked } : null
}

/** Why this payer may not pay on delivery; null when he may. `phone` null: not given yet. */
export const codRefusalOf = (payer: Payer, { phone, total }: { phone: string | null; total: number }): CodRefusal | null =>
  codRefusal({ signedIn: payer !== null, checkedPhone: payer?.phoneChecked ? payer.phone : null, phone, total })
