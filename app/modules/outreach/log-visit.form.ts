import { z } from 'zod'
import { message } from '#app/lib/i18n.ts'
import { NOTE_LENGTH, visitPurposes } from './visit-purposes.ts'

export const LogVisitForm = z.object({
  /** Made with the page: the same form sent twice is one visit. */
  visitId: z.uuid(),
  producerId: z.uuid(),
  purpose: z.enum(visitPurposes, { error: () => message('outreach.choosePurpose') }),
  note: z
    .string()
    .transform((text) => text.normalize('NFC').replace(/\r\n/g, '\n').trim())
    .pipe(z.string().max(NOTE_LENGTH, { error: () => message('common.tooLong', { max: NOTE_LENGTH }) }))
    .default(''),
})
export type LogVisit = z.output<typeof LogVisitForm>
