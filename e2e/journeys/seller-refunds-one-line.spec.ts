import { atGateway } from '../support/gateway.ts'
import { choose, dong, goPay, newBuyer, orderCode, sayWhere } from '../support/buying.ts'
import { expect, test } from '../support/fixtures.ts'
import { alreadyIn, phones } from '../support/people.ts'

const [HONEY, FISH] = ['Mật ong rừng U Minh Hạ', 'Khô cá bổi U Minh']

type Sum = { ref: string; refunds: { type: string; amount: string }[] }

test.use({ viewport: { width: 360, height: 740 } })

test('a packer takes one thing off an order that is paid; the buyer sees it going back, and the gateway has the same sum @desk', async ({ page: buyer, another, shop }) => {
  test.setTimeout(120_000)
  await choose(buyer, HONEY)
  await choose(buyer, FISH)
  await sayWhere(buyer, newBuyer())
  await goPay(buyer)
  await atGateway(buyer, 'pays')
  await expect(buyer.getByRole('heading', { level: 1, name: 'Đã trả xong' })).toBeVisible()
  const groupCode = await orderCode(buyer)
  await buyer.getByRole('link', { name: 'Xem đơn' }).click()
  const part = /[2-9A-HJ-NP-Z]{4} [2-9A-HJ-NP-Z]{4}/.exec((await buyer.getByText(/^Đơn [2-9A-HJ-NP-Z]{4} /).textContent())!)![0]
  const price = dong((await buyer.locator('dt', { hasText: FISH }).locator('xpath=following-sibling::dd').textContent())!)

  const packer = await another()
  await test.step('out of stock: that line goes off, the order goes on without it', async () => {
    await alreadyIn(packer, shop, phones.chiSau)
    await packer.goto(`/nong-ho/don-hang/${part.replace(' ', '')}`)
    await packer.getByRole('button', { name: 'Nhận đơn' }).click()
    await expect(packer.getByRole('button', { name: 'Đã gói xong' })).toBeVisible()
    await packer.getByText('Hết một món? Bỏ món đó, đơn vẫn đi tiếp').click()
    await packer.getByText(`${FISH}, đơn còn 1`).click()
    const form = packer.locator('form', { has: packer.getByRole('button', { name: `Bỏ món này ${FISH}` }) })
    await form.getByLabel('Bỏ mấy?').fill('2')
    await form.getByRole('radio', { name: 'Hết hàng' }).check()
    await form.getByRole('button', { name: 'Bỏ món này' }).click()
    await expect(packer.getByText('Đơn còn 1. Ghi số từ 1 đến 1.').first()).toBeVisible()
    await form.getByLabel('Bỏ mấy?').fill('1')
    await form.getByRole('button', { name: 'Bỏ món này' }).click()
    await expect(packer.getByText(`Bớt 1 × ${FISH}`)).toBeVisible()
    await packer.getByRole('link', { name: 'In phiếu dán gói hàng' }).first().click()
    const slip = packer.getByRole('article', { name: 'Phiếu dán gói hàng' })
    await expect(slip).toContainText(HONEY)
    await expect(slip).not.toContainText(FISH)
  })

  await test.step('the buyer sees how much, where to and why', async () => {
    await buyer.getByRole('link', { name: 'Xem lại trang này' }).click()
    await expect(buyer.getByText(/^(Đang|Đã) trả lại .* vào thẻ hoặc tài khoản đã trả/)).toBeVisible()
    expect(dong((await buyer.getByText(/^(Đang|Đã) trả lại .* vào /).textContent())!)).toBe(price)
    await expect(buyer.getByText('Người bán hết hàng', { exact: false })).toBeVisible()
    await expect(buyer.getByText(`Bớt 1 × ${FISH}`)).toBeVisible()
  })

  await test.step('the gateway was asked for the same sum, as a part of the payment', async () => {
    const refundsThere = async () => {
      const all = (await (await fetch(`${shop.simulators}/vnpay/transactions`)).json()) as Sum[]
      return all.find(({ ref }) => ref.startsWith(groupCode))?.refunds.map(({ type, amount }) => `${type} ${Number(amount) / 100}`)
    }
    await expect.poll(refundsThere, { timeout: 30_000 }).toEqual([`03 ${price}`])
  })
})
