import { z } from 'zod'
import { message } from '#app/lib/i18n.ts'
import { issuingLevels } from './ocop-badge.ts'

const line = (most: number, ask: Parameters<typeof message>[0]) => z.string(ask).trim().min(1, ask).max(most, message('common.tooLong', { max: most }))

/** '2025-07-01' or '1/7/2025' → '2025-07-01'; undefined when there is no such day. */
export function readDay(typed: string): string | undefined {
  const text = typed.trim()
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
  const day = local ? `${local[3]}-${local[2]!.padStart(2, '0')}-${local[1]!.padStart(2, '0')}` : text
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00Z`) : undefined
  return at && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : undefined
}

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
