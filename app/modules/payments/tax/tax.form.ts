import { z } from 'zod'

const month = z.string('tax.rangeWrong').regex(/^20\d{2}-(0[1-9]|1[0-2])$/, 'tax.rangeWrong')
export const CertifyForm = z.object({ collectorId: z.string().min(1).max(60), producerId: z.string().min(1).max(60), from: month, to: month })
