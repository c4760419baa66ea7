import { z } from 'zod'
import { message } from '#app/lib/i18n.ts'
import { isProductId, MOST_OF_ONE } from './basket.ts'

const product = z.string().refine(isProductId, 'checkout.gone')
const quantity = (least: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,4}$/, message('checkout.quantityWrong', { max: MOST_OF_ONE }))
    .transform(Number)
    .pipe(z.number().min(least, message('checkout.quantityWrong', { max: MOST_OF_ONE })).max(MOST_OF_ONE, message('checkout.quantityWrong', { max: MOST_OF_ONE })))

/** The product page sends no intent: it adds. */
export const BasketForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('add'), product, quantity: quantity(1).optional() }),
  z.object({ intent: z.literal('change'), product, quantity: quantity(0) }),
  z.object({ intent: z.literal('remove'), product }),
])
