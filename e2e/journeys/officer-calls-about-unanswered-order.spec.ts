import { buy, newBuyer } from '../support/buying.ts'
import { expect, test } from '../support/fixtures.ts'
import { alreadyIn, message, phones } from '../support/people.ts'
import { OPENING } from '../support/site.ts'

const TEA = 'Chè tôm nõn Hảo Đạt'
const local = (text: string) => new Date(`${text}+07:00`)

test('an order nobody takes heads the officer’s list after twelve hours of day, and ends after thirty-six', async ({ page: officer, another, shop }) => {
  test.setTimeout(150_000)
  await shop.setClock(OPENING)
  const buyer = newBuyer()
  const shopper = await another()
  const code = await buy(shopper, TEA, { buyer })
  const part = /Đơn ([2-9A-HJ-NP-Z]{4} [2-9A-HJ-NP-Z]{4})/.exec((await shopper.getByText(/^Đơn [2-9A-HJ-NP-Z]{4} /).textContent())!)![1]!
  await alreadyIn(officer, shop, phones.chiHanh)

  await test.step('paid at two in the afternoon: six hours that day and six the next morning', async () => {
    await shop.setClock(local('2026-11-23T11:55:00'))
    await officer.goto('/can-bo')
    await expect(officer.getByText(part)).toHaveCount(0)
    await shop.setClock(local('2026-11-23T12:10:00'))
    await officer.reload()
    const card = officer.getByRole('listitem').filter({ hasText: part })
    await expect(card.getByRole('link', { name: /^Gọi / })).toHaveAttribute('href', /^tel:/)
    await card.getByRole('button', { name: 'Không nghe máy' }).click()
    await expect(officer.getByText('Đã ghi: không nghe máy. Gọi lại sau nhé.')).toBeVisible()
  })

  await test.step('after thirty-six such hours it is cancelled, the money goes back and everybody is told', async () => {
    await shop.setClock(local('2026-11-25T08:10:00'))
    await message(shop, buyer.phone, /da bo, dang tra lai/)
    await shop.setClock(local('2026-11-25T09:30:00'))
    await message(shop, buyer.phone, /da tra lai/)
    await shopper.goto(`/don-hang/${code}`)
    await expect(shopper.getByText('Đơn đã bỏ: người bán chưa nhận đơn kịp.')).toBeVisible()
    await expect(shopper.getByText(/^Đã trả lại [\d.]+ đ vào .* ngày/)).toBeVisible()
    await officer.goto('/can-bo')
    await expect(officer.getByText(part)).toHaveCount(0)
  })
})
