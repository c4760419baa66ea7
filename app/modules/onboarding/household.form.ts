import { z } from 'zod'
import { AddMemberForm, ConsentForm, EndMemberForm } from '#app/modules/producers/register-producer.form.ts'

/** What an officer may do on the page of one household. */
export const HouseholdForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('verify') }),
  ConsentForm.extend({ intent: z.literal('consent') }),
  AddMemberForm.extend({ intent: z.literal('addMember') }),
  EndMemberForm.extend({ intent: z.literal('endMember') }),
])
