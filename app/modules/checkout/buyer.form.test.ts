import { expect, it } from 'vitest'
import { BasketForm } from './basket.form.ts'
import { AgreeForm, BuyerForm } from './buyer.form.ts'

const good = { name: ' Trần  Văn Nam ', phone: '0912 345 678', province: '01', commune: 'cau giay', address: 'số 12 ngõ 3', pay: 'vnpay' }
const wrongFields = (input: object) => {
  const parsed = BuyerForm.safeParse({ ...good, ...input })
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => [path.join('.'), message])
}

it('reads what people write', () => {
  expect(BuyerForm.parse({ ...good, name: 'Tra\u0302\u0300n Va\u0306n Nam', note: 'gọi\u0007 trước' })).toMatchObject({ name: 'Trần Văn Nam', phone: '+84912345678', note: 'gọi trước', gift: false, recipientPhone: '+84912345678' })
  expect(BuyerForm.parse({ ...good, gift: 'on', recipientName: 'Lê Thị Mai', recipientPhone: '0356 789 012' })).toMatchObject({ gift: true, recipientName: 'Lê Thị Mai', recipientPhone: '+84356789012' })
  expect(BuyerForm.parse({ ...good, recipientName: 'left over', recipientPhone: 'x' })).toMatchObject({ gift: false, recipientName: 'Trần Văn Nam' })
})

it.each([
  [{ phone: '0912 345 67' }, ['phone', 'checkout.phoneShort?n=1']],
  [{ phone: 'abc' }, ['phone', 'checkout.phoneWrong']],
  [{ phone: '0212345678' }, ['phone', 'checkout.phoneWrong']],
  [{ phone: ['0912345678', '0912345679'] }, ['phone', expect.any(String)]],
  [{ name: 'N' }, ['name', 'checkout.nameShort']],
  [{ name: 'x'.repeat(100_000) }, ['name', 'common.tooLong?max=80']],
  [{ name: undefined }, ['name', expect.any(String)]],
  [{ province: '' }, ['province', 'checkout.chooseProvince']],
  [{ province: "01' or 1=1" }, ['province', 'checkout.chooseProvince']],
  [{ commune: '  ' }, ['commune', 'checkout.communeMissing']],
  [{ address: '1' }, ['address', 'checkout.addressShort']],
  [{ note: 'x'.repeat(301) }, ['note', 'common.tooLong?max=300']],
  [{ pay: 'bitcoin' }, ['pay', 'checkout.choosePay']],
  [{ gift: 'on' }, ['recipientName', 'checkout.recipientNameMissing']],
  [{ gift: 'on' }, ['recipientPhone', 'checkout.recipientPhoneMissing']],
  [{ gift: 'on', recipientName: 'Lê Thị Mai', recipientPhone: '09' }, ['recipientPhone', 'checkout.phoneShort?n=8']],
])('has words beside the field for %j', (input, expected) => {
  expect(wrongFields(input)).toContainEqual(expected)
})

it.each([{ requestId: 'x', agreedTotal: '1' }, { requestId: '%', agreedTotal: '1' }, { requestId: crypto.randomUUID(), agreedTotal: '-1' }, { requestId: crypto.randomUUID(), agreedTotal: '1e9' }, {}])('agrees to nothing with %j', (input) => {
  expect(AgreeForm.safeParse(input).success).toBe(false)
})

it.each([{ intent: 'add', product: 'x' }, { intent: 'add', product: crypto.randomUUID(), quantity: '1.5' }, { intent: 'change', product: crypto.randomUUID(), quantity: '100' }, { intent: 'change', product: crypto.randomUUID(), quantity: '-1' }, { intent: 'steal' }, { intent: 'remove', product: ['a', 'b'] }, {}])(
  'changes no basket with %j',
  (input) => {
    expect(BasketForm.safeParse(input).success).toBe(false)
  },
)
