import { eq } from 'drizzle-orm'
import type { Writer } from '#db/client.server.ts'
import { personPhones } from '#db/schema/accounts.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { addPerson, type NewPerson } from './add-person.server.ts'
import { checkPin } from './check-secret.server.ts'
import { openSession } from './open-session.server.ts'
import { getHolder, type Holder, MOST_ON_A_PHONE } from './people-on-phone.server.ts'
import { personIdsOfPhone } from './person-contact.server.ts'
import { pinFault } from './pin-rules.ts'
import { proofOf, useProof } from './prove-phone.server.ts'
import { hashSecret } from './secret-hash.server.ts'
import { setPin } from './set-secret.server.ts'

type Entered = { token: string; personId: string }
type Holding = { proofToken: string; device?: string }

/** The holder of the phone who has a PIN: phone, then her own PIN. */
export async function signInWithPin(ctx: Context, { proofToken, personId, pin, device = '' }: Holding & { personId: string; pin: string }): Promise<Entered> {
  const { phone } = await proofOf(ctx.store.read, ctx, proofToken)
  await getHolder(ctx.store.read, ctx, phone, personId)
  if (!(await checkPin(ctx, { personId, pin }))) throw new DomainError('invalid', 'accounts.pinWrong', { field: 'pin' })
  return ctx.store.write(async (tx) => {
    await useProof(tx, ctx, proofToken)
    const holder = await getHolder(tx, ctx, phone, personId)
    return enter(tx, ctx, holder, { device, openedBy: 'pin' })
  })
}

/** Somebody whom an officer or a relative put on record: the first visit by a code, which ends by choosing a PIN. */
export async function signInChoosingPin(ctx: Context, { proofToken, personId, pin, device = '' }: Holding & { personId: string; pin: string }): Promise<Entered> {
  const { phone } = await proofOf(ctx.store.read, ctx, proofToken)
  refuseEasyPin(pin, phone)
  const hash = await hashSecret(pin)
  return ctx.store.write(async (tx) => {
    await useProof(tx, ctx, proofToken)
    const holder = await getHolder(tx, ctx, phone, personId)
    if (holder.entry !== 'choose_pin') throw new DomainError('forbidden', holder.entry === 'help' ? 'accounts.numberSilent' : 'accounts.pinNeeded')
    await setPin(tx, ctx, { personId, pin: hash })
    return enter(tx, ctx, holder, { device, openedBy: 'code' })
  })
}

/** "Người mới" on a proved phone. */
export async function registerPerson(ctx: Context, { proofToken, fullName, addressForm, pin, device = '' }: Holding & Pick<NewPerson, 'fullName' | 'addressForm'> & { pin: string }): Promise<Entered> {
  const { phone } = await proofOf(ctx.store.read, ctx, proofToken)
  refuseEasyPin(pin, phone)
  const hash = await hashSecret(pin)
  return ctx.store.write(async (tx) => {
    await useProof(tx, ctx, proofToken)
    if ((await personIdsOfPhone(tx, phone)).length >= MOST_ON_A_PHONE) throw new DomainError('conflict', 'accounts.phoneFull')
    const personId = await addPerson(tx, ctx, { fullName, addressForm, phone, phoneChecked: true, locale: ctx.locale })
    await setPin(tx, ctx, { personId, pin: hash })
    return { personId, token: await openSession(tx, ctx, { personId, device, openedBy: 'pin' }) }
  })
}

export function refuseEasyPin(pin: string, phone: string, field = 'pin') {
  const fault = pinFault(pin, phone)
  if (fault) throw new DomainError('invalid', fault, { field })
}

/** Step: the number counts as proved by the person who entered, not by everybody on it. */
export async function enter(tx: Writer, ctx: Context, holder: Holder, session: { device: string; openedBy: 'pin' | 'code' }): Promise<Entered> {
  const now = ctx.now()
  await tx.update(personPhones).set({ lastProvedAt: now, ...(holder.checked ? {} : { checkedAt: now }) }).where(eq(personPhones.id, holder.phoneId))
  if (!holder.checked) {
    const payload = { personId: holder.personId }
    await appendEvent(tx, ctx, { type: 'phone.checked', subjectType: 'person', subjectId: holder.personId, payload })
  }
  return { personId: holder.personId, token: await openSession(tx, ctx, { personId: holder.personId, ...session }) }
}
