import { z } from 'zod'
import { message } from '#app/lib/i18n.ts'
import { missingDigits, readPhone } from '#app/lib/phone.ts'
import { grantableRoles } from './grantable.ts'

const phone = z.string().max(30).transform((typed, check) => {
  const number = readPhone(typed)
  if (number) return number
  const missing = missingDigits(typed)
  const wrong = missing > 0 ? message('accounts.phoneShort', { n: missing }) : missing < 0 ? message('accounts.phoneLong', { n: -missing }) : message('accounts.phoneWrong')
  check.addIssue({ code: 'custom', message: wrong })
  return z.NEVER
})

const asked = {
  phone,
  role: z.enum(grantableRoles, { error: () => message('outreach.chooseRole') }),
  commune: z.string().max(120).default(''),
  communeCode: z.string().max(10).optional(),
  /** collector_maker, collector_checker; they have no commune */
  collectorId: z.string().max(60).optional(),
}

/** First screen: who, what, where. */
export const AskAppointmentForm = z.object(asked)

/** Second screen: which of the people at this number, or a new one by name; `hamlet` is a unit path within the commune. */
export const AppointForm = z.object({
  ...asked,
  communeCode: z.string().max(10).default(''),
  hamlet: z.string().max(20).optional(),
  person: z.string({ error: () => message('outreach.choosePerson') }).max(40),
  fullName: z.string().trim().max(80, { error: () => message('common.tooLong', { max: 80 }) }).optional(),
})

export const EndRoleForm = z.object({ intent: z.enum(['end', 'help']) })
