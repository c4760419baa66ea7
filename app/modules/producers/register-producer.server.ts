import { violationOf } from '#db/errors.server.ts'
import type { Reader, Writer } from '#db/client.server.ts'
import { covers, type Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { fold } from '#app/lib/fold.ts'
import { readPhone } from '#app/lib/phone.ts'
import { addPerson, tidyName } from '#app/modules/accounts/add-person.server.ts'
import { communeByCode } from '#app/modules/places/communes.server.ts'
import { ensureHamlet } from '#app/modules/places/ensure-hamlet.server.ts'
import { producerNameOf, type ProducerKind } from './producer-name.ts'
import { membershipIn } from './find-producer.server.ts'
import { giveConsent, type Consent } from './give-consent.server.ts'
import { markMet } from './mark-met.server.ts'
import { insertMembership, insertProducer, insertResidence, personOnPhone } from './producers.repo.server.ts'
import { fieldScopes } from './scope.server.ts'

export type RegisterProducer = {
  kind: ProducerKind
  /** Of a co-operative or business; a household is called by its head. */
  name?: string | undefined
  /** The head: the actor herself, or whom the officer met. */
  fullName: string
  phone?: string | undefined
  addressForm?: string | undefined
  communeCode: string
  hamlet: string
  grows: string
  /** Registered at the door: the actor becomes the one who met them. */
  met?: boolean | undefined
  consent?: Consent['given'] | undefined
}

/**
 * A household or organisation with its owner. The actor registers her own, or, with `met`, staff registers whom they met in
 * their units. Throws conflict when the owner has one already, invalid for a place outside the officer's units.
 */
export async function registerProducer(ctx: Context, input: RegisterProducer): Promise<{ producerId: string }> {
  const actor = ctx.actor
  if (!actor) throw new DomainError('unauthenticated', 'common.notYours')
  try {
    return await ctx.store.write(async (tx) => {
      const ownerId = input.met ? await headOf(tx, ctx, input) : actor.personId
      if ((await membershipIn(tx, ownerId, ctx.now()))?.roles.includes('owner')) throw new DomainError('conflict', 'producers.already')
      const commune = await communeByCode(tx, input.communeCode)
      const { unitPath } = await ensureHamlet(tx, { communeCode: commune.code, name: input.hamlet })
      if (input.met && !fieldScopes(actor).some((scope) => covers(scope, unitPath))) throw new DomainError('invalid', 'producers.notYourUnit', { field: 'commune' })
      const [producerId, now] = [ctx.newId(), ctx.now()]
      const name = producerNameOf(input)
      await insertProducer(tx, {
        id: producerId,
        kind: input.kind,
        name,
        searchText: fold(name),
        grows: tidyName(input.grows),
        unitPath,
        provinceCode: commune.provinceCode,
        communeCode: commune.code,
        registeredBy: actor.personId,
        createdAt: now,
      })
      await insertResidence(tx, { id: ctx.newId(), producerId, unitPath, hamlet: tidyName(input.hamlet), validFrom: now })
      await insertMembership(tx, { id: ctx.newId(), producerId, personId: ownerId, role: 'owner', validFrom: now })
      const subject = { subjectType: 'producer', subjectId: producerId, producerId } as const
      await appendEvent(tx, ctx, { type: 'producer.registered', ...subject, payload: {} })
      if (input.met) await markMet(tx, ctx, producerId)
      if (input.consent) await giveConsent(tx, ctx, { producerId, personId: ownerId, kind: 'data', given: input.consent })
      return { producerId }
    })
  } catch (error) {
    // Two taps at once: the index on owners let the first one through.
    if (violationOf(error) === 'unique') throw new DomainError('conflict', 'producers.already')
    throw error
  }
}

/** Whoever registered herself before with this name and number is the same person. */
async function headOf(tx: Writer, ctx: Context, { fullName, phone, addressForm }: RegisterProducer): Promise<string> {
  const number = phone ? readPhone(phone) : undefined
  const known = number ? await knownPerson(tx, number, fullName) : undefined
  return known ?? addPerson(tx, ctx, { fullName, phone, addressForm: addressForm ?? null })
}

async function knownPerson(read: Reader, phone: string, fullName: string): Promise<string | undefined> {
  return (await personOnPhone(read, phone)).find((person) => fold(person.fullName) === fold(fullName))?.id
}
