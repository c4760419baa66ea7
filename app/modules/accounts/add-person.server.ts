import type { Writer } from '#db/client.server.ts'
import { personPhones, persons } from '#db/schema/accounts.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import type { Locale } from '#app/lib/i18n.ts'
import { readPhone } from '#app/lib/phone.ts'
import { addressForms } from './address-forms.ts'

export type NewPerson = { fullName: string; phone?: string | undefined; addressForm?: string | null | undefined; locale?: Locale; phoneChecked?: boolean }

/** Step: a person with at most one phone number. Returns her id. Throws DomainError invalid for what is no mobile number. */
export async function addPerson(tx: Writer, ctx: Context, { fullName, phone, addressForm = null, locale = 'vi', phoneChecked = false }: NewPerson): Promise<string> {
  const number = phone === undefined || phone === '' ? undefined : readPhone(phone)
  if (phone && !number) throw new DomainError('invalid', 'accounts.phoneWrong', { field: 'phone' })
  if (addressForm !== null && !addressForms.includes(addressForm)) throw new DomainError('invalid', 'accounts.addressFormAsk', { field: 'addressForm' })
  const [id, now] = [ctx.newId(), ctx.now()]
  await tx.insert(persons).values({ id, fullName: tidyName(fullName), addressForm, locale, createdAt: now })
  await appendEvent(tx, ctx, { type: 'person.registered', subjectType: 'person', subjectId: id, payload: {} })
  if (number) {
    const proved = phoneChecked ? now : null
    await tx.insert(personPhones).values({ id: ctx.newId(), personId: id, phone: number, checkedAt: proved, lastProvedAt: proved, createdAt: now })
    if (phoneChecked) await appendEvent(tx, ctx, { type: 'phone.checked', subjectType: 'person', subjectId: id, payload: { personId: id } })
  }
  return id
}

export const tidyName = (typed: string): string => typed.normalize('NFC').replace(/\s+/g, ' ').trim()
