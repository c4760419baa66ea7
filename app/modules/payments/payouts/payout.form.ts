import { z } from 'zod'
import { layoutIds } from './bank-layouts.ts'
import { bankAnswers } from './payout-states.ts'

const note = z.string().trim().max(500).default('')
const id = z.string().min(1).max(40)
/** One checkbox gives a text, several give a list. */
const several = z.preprocess((value): unknown[] => (value === undefined ? [] : [value].flat()), z.array(id).min(1, 'payouts.chooseSomebody').max(1_000))

export const MakeBatchForm = z.object({ collectorId: id, producerIds: several, layout: z.enum(layoutIds), note })
export const CheckBatchForm = z.discriminatedUnion('intent', [z.object({ intent: z.literal('approve') }), z.object({ intent: z.literal('refuse'), note }), z.object({ intent: z.literal('pull_back'), payoutId: id, note })])
export const ResultForm = z.object({ collectorId: id, file: z.instanceof(File, { message: 'payouts.fileMissing' }).refine(({ size }) => size > 0, 'payouts.fileMissing') })

export const HouseholdForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('decide'), accountId: id, decision: z.enum(['approved', 'refused']), note, seen: z.string().max(1_000).default('') }),
  z.object({ intent: z.literal('hold'), note }),
  z.object({ intent: z.literal('lift'), holdId: id, note }),
  z.object({ intent: z.literal('look'), taskId: id, note, said: z.enum(bankAnswers).optional() }),
  z.object({ intent: z.literal('bank_name'), accountId: id, name: z.string().trim().max(80, 'payouts.holderLong').default('') }),
  z.object({ intent: z.literal('withdraw'), note }),
  z.object({ intent: z.literal('death'), diedOn: z.iso.date('payouts.diedInFuture') }),
  z.object({ intent: z.literal('propose'), heirPersonId: z.string().max(40).default(''), documentNo: z.string().trim().max(120).default('') }),
  z.object({ intent: z.literal('confirm'), heirPersonId: id, documentNo: z.string().trim().max(120) }),
])
