import { z } from 'zod'
import { taxTreatments } from './product.ts'

const producerId = z.string().min(1).max(60)

/** Both lists of the page. */
export const TreatmentForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.enum(['agree', 'processed']), productId: z.string().min(1).max(60), seen: z.enum(taxTreatments) }),
  z.object({ intent: z.literal('code'), producerId, code: z.string('producers.taxCodeWrong').trim().regex(/^\d{10}(-?\d{3})?$/, 'producers.taxCodeWrong') }),
  z.object({ intent: z.literal('verify-code'), producerId, end: z.string().regex(/^\d{4}$/) }),
])
