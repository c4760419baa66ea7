import { z } from 'zod'
import { message } from '#app/lib/i18n.ts'
import { missingDigits, readPhone } from '#app/lib/phone.ts'
import { addressForms } from './address-forms.ts'
import { MAX_PASSWORD } from './pin-rules.ts'

const phoneField = z
  .string()
  .max(40, 'accounts.phoneWrong')
  .transform((typed, context) => {
    const phone = readPhone(typed)
    if (phone) return phone
    const missing = missingDigits(typed)
    const written = missing > 0 && missing < 10 ? message('accounts.phoneShort', { n: missing }) : missing < 0 ? message('accounts.phoneLong', { n: -missing }) : 'accounts.phoneWrong'
    context.addIssue({ code: 'custom', message: written })
    return z.NEVER
  })

const digits = z.string().max(40).transform((typed) => typed.replace(/[\s.-]/g, ''))
const codeField = digits.pipe(z.string().regex(/^\d{6}$/, 'accounts.codeShape'))
const pinField = digits.pipe(z.string().regex(/^\d{6}$/, 'accounts.pinShape'))
const helperCodeField = z.string().max(40, 'accounts.helperCodeShape')
const passwordField = z.string().min(1).max(MAX_PASSWORD, message('common.tooLong', { max: MAX_PASSWORD }))

/** Letters of any script with the marks that stand in names; one line. */
const NAME = /^\p{L}[\p{L}\p{M}'’.\- ]*$/u
const nameField = z
  .string()
  .max(80, message('common.tooLong', { max: 80 }))
  .transform((typed) => typed.normalize('NFC').replace(/\s+/g, ' ').trim())
  .pipe(z.string().min(1, 'common.fillThis').min(2, 'accounts.nameShort').regex(NAME, 'accounts.nameWrong'))
const addressFormField = z.string('accounts.addressFormAsk').refine((word) => addressForms.includes(word), 'accounts.addressFormAsk')

export const PhoneForm = z.object({ phone: phoneField, next: z.string().max(500).optional() })
export const CodeForm = z.object({ code: codeField })
export const PinForm = z.object({ pin: pinField })
export const PersonForm = z.object({ fullName: nameField, addressForm: addressFormField })
export const PasswordForm = z.object({ phone: phoneField, password: passwordField, next: z.string().max(500).optional() })
export const ResetForm = z.object({ helperCode: helperCodeField, pin: pinField })
export const StepForm = z.object({ code: z.string().min(6, 'accounts.totpWrong').max(40, 'accounts.totpWrong') })
export const ChangeForm = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pin'), current: passwordField, next: pinField }),
  z.object({ kind: z.literal('password'), current: passwordField, next: passwordField }),
])
export const PairForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('begin'), helperCode: helperCodeField }),
  z.object({ intent: z.literal('confirm'), ticket: z.string().max(1_000), code: codeField }),
  z.object({ intent: z.literal('device'), helperCode: helperCodeField }),
])
/** PostgreSQL takes no NUL in a text. */
const rowId = z.string().regex(/^[\w-]{1,100}$/)
export const MineForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('person'), fullName: nameField, addressForm: addressFormField.optional().transform((word) => word ?? null) }),
  z.object({ intent: z.literal('language'), language: z.enum(['vi', 'en']) }),
  z.object({ intent: z.literal('session'), id: rowId }),
  z.object({ intent: z.literal('device'), id: rowId }),
])
