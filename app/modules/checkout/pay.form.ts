import { z } from 'zod'

export const PayForm = z.object({ pay: z.enum(['vnpay', 'VNPAYQR', 'VNBANK', 'INTCARD', 'vietqr'], 'checkout.choosePay') })
