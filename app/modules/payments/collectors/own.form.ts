import { z } from 'zod'
import { message } from '#app/lib/i18n.ts'
import { account, merchant } from './collector.form.ts'

const longest = message('common.tooLong', { max: 60 })
const bankReference = z.string().trim().min(4, 'collectors.referenceMissing').max(60, longest)
const pin = z.string().trim().min(1, 'common.fillThis').max(64)

/** A stall that takes its own money. */
export const OwnMoneyForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('account'), ...account, pin }),
  z.object({ intent: z.literal('merchant'), ...merchant, pin }),
  z.object({ intent: z.literal('arrived'), attemptId: z.string().max(60), bankReference: z.string().trim().max(60, longest).default('') }),
  z.object({ intent: z.literal('sent'), refundId: z.string().max(60) }),
  z.object({ intent: z.literal('refused'), refundId: z.string().max(60) }),
  z.object({ intent: z.literal('came_back'), refundId: z.string().max(60) }),
  z.object({ intent: z.literal('refunded'), refundId: z.string().max(60), bankReference }),
])
