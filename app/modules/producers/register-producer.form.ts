import { z } from 'zod'
import { message, type Key } from '#app/lib/i18n.ts'
import { missingDigits, readPhone } from '#app/lib/phone.ts'
import { producerKinds } from './producer-name.ts'

const upTo = (max: number) => z.string().trim().max(max, message('common.tooLong', { max }))
const ask = (max: number, words: Key) => z.string(words).trim().max(max, message('common.tooLong', { max })).min(1, words)

const place = { commune: ask(120, 'producers.communeAsk'), communeCode: z.string().max(10).optional(), hamlet: ask(80, 'producers.hamletAsk'), grows: ask(160, 'producers.growsAsk') }
const kind = z.enum(producerKinds, 'producers.kindAsk')
const orgName = upTo(120).optional()

/** A co-operative goes by a name of its own. */
const named = <Shape extends z.ZodType<{ kind: string; name?: string | undefined }>>(shape: Shape) =>
  shape.refine((value) => value.kind === 'household' || Boolean(value.name), { path: ['name'], message: 'producers.orgNameAsk' })

/** A number that may be missing, but not half there. */
const phone = upTo(20)
  .optional()
  .superRefine((typed, check) => {
    if (!typed || readPhone(typed)) return
    const lacks = missingDigits(typed)
    check.addIssue({ code: 'custom', message: lacks > 0 ? message('producers.phoneLacks', { n: lacks }) : 'producers.phoneWrong' })
  })

export const RegisterOwnForm = named(z.object({ kind, name: orgName, ...place, consent: z.literal('on').optional() }))

export const RegisterAtDoorForm = named(
  z.object({ kind, name: orgName, fullName: ask(80, 'producers.nameAsk'), addressForm: upTo(10).optional(), phone, ...place, confirmed: z.literal('on').optional() }),
)

export const ConsentForm = z.object({ consent: z.literal('on', 'producers.consentTick') })

const otherRoles = z.enum(['accountant', 'packer', 'helper'], 'producers.roleAsk')
export const AddMemberForm = z.object({ fullName: ask(80, 'producers.nameAsk'), phone, role: otherRoles })
export const EndMemberForm = z.object({ personId: z.string().max(40), role: otherRoles })
