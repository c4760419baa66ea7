import { z } from 'zod'
import { message, type Key } from '#app/lib/i18n.ts'
import { missingDigits, readPhone } from '#app/lib/phone.ts'

export const payChoices = ['vnpay', 'VNPAYQR', 'VNBANK', 'INTCARD', 'vietqr', 'cod'] as const
export type PayChoice = (typeof payChoices)[number]

const tidy = (text: string) => text.normalize('NFC').replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ').replace(/ {2,}/g, ' ').trim()
/** One line as people write it; without control characters. */
const line = (max: number, missing: Key) => z.string(missing).transform(tidy).pipe(z.string().min(1, missing).max(max, message('common.tooLong', { max })))

const personName = (missing: Key) => line(80, missing).pipe(z.string().regex(/\p{L}.*\p{L}/u, 'checkout.nameShort'))

const phone = (missing: Key) => z.string(missing).transform((typed, context) => {
  const read = readPhone(typed)
  if (read) return read
  const lacks = missingDigits(typed)
  context.addIssue({ code: 'custom', message: typed.trim() === '' ? missing : lacks > 0 && lacks < 10 ? message('checkout.phoneShort', { n: lacks }) : 'checkout.phoneWrong' })
  return z.NEVER
})

/** Who buys, where it goes and how it is paid. */
export const BuyerForm = z
  .object({
    name: personName('checkout.nameShort'),
    phone: phone('checkout.phoneWrong'),
    province: z.string().regex(/^\d{2}$/, 'checkout.chooseProvince'),
    commune: line(120, 'checkout.communeMissing'),
    communeCode: z.string().max(10).optional(),
    address: line(160, 'checkout.addressMissing').pipe(z.string().min(3, 'checkout.addressShort')),
    gift: z.literal('on').optional(),
    recipientName: z.string().max(200).optional(),
    recipientPhone: z.string().max(40).optional(),
    note: z.string().transform(tidy).pipe(z.string().max(300, message('common.tooLong', { max: 300 }))).optional(),
    pay: z.enum(payChoices, 'checkout.choosePay'),
  })
  .transform(({ gift, recipientName, recipientPhone, note, ...buyer }, context) => {
    const rest = { ...buyer, note: note ?? '' }
    if (gift !== 'on') return { ...rest, gift: false as const, recipientName: buyer.name, recipientPhone: buyer.phone }
    const name = personName('checkout.recipientNameMissing').safeParse(recipientName ?? '')
    const reached = phone('checkout.recipientPhoneMissing').safeParse(recipientPhone ?? '')
    if (!name.success) context.addIssue({ code: 'custom', path: ['recipientName'], message: name.error.issues[0]!.message })
    if (!reached.success) context.addIssue({ code: 'custom', path: ['recipientPhone'], message: reached.error.issues[0]!.message })
    return name.success && reached.success ? { ...rest, gift: true as const, recipientName: name.data, recipientPhone: reached.data } : z.NEVER
  })

export type BuyerDetails = z.output<typeof BuyerForm>

/** The second screen: the buyer saw the sum and says yes. */
export const AgreeForm = z.object({
  requestId: z.uuid(),
  agreedTotal: z.string().regex(/^\d{1,12}$/).transform(Number),
})
