import { z } from 'zod'
import { message } from '#app/lib/i18n.ts'
import { account, merchant } from './collector.form.ts'

const bankReference = z.string().trim().min(4, 'collectors.referenceMissing').max(60, message('common.tooLong', { max: 60 }))

/** A stall that takes its own money. */
export const OwnMoneyForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('account'), ...account }),
  z.object({ intent: z.literal('merchant'), ...merchant }),
  z.object({ intent: z.literal('arrived'), attemptId: z.string().max(60), bankReference }),
  z.object({ intent: z.literal('refunded'), refundId: z.string().max(60), bankReference }),
])
