import { z } from 'zod'
import { message } from '#app/lib/i18n.ts'
import { readDay } from '#app/lib/time.ts'
import { issuingLevels } from './ocop-badge.ts'

const line = (most: number, ask: Parameters<typeof message>[0]) => z.string(ask).trim().min(1, ask).max(most, message('common.tooLong', { max: most }))

export const CertificateForm = z.object({
  intent: z.literal('certificate'),
  number: line(60, 'catalog.ocopNumberAsk'),
  stars: z.enum(['3', '4', '5'], 'catalog.ocopStarsAsk').transform(Number),
  decisionNo: line(60, 'catalog.ocopDecisionAsk'),
  issuedByLevel: z.enum(issuingLevels, 'catalog.ocopLevelAsk'),
  issuedOn: z.string('catalog.ocopDayAsk').transform((typed, context) => {
    const day = readDay(typed)
    if (!day) context.addIssue({ code: 'custom', message: 'catalog.ocopDayAsk' })
    return day ?? ''
  }),
})

export const CheckCertificateForm = z.object({ intent: z.enum(['verify', 'withdraw']), id: z.uuid() })
