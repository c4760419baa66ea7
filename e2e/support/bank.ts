import { expect, type Page } from '@playwright/test'
import type { Shop } from './fixtures.ts'

export type ShownTransfer = { number: string; amount: number; text: string }

const VIETCOMBANK = '970436'
const choices = { exact: 'Chuyển đúng như vậy', quiet: 'Chuyển, ngân hàng không báo thẳng', less: 'Chuyển thiếu 1.000 đ' } as const

/** What a buyer reads from the page into his bank's app. */
export async function readTransfer(page: Page): Promise<ShownTransfer> {
  const value = async (label: string) => (await page.getByRole('definition').locator(`xpath=self::dd[preceding-sibling::dt[1][normalize-space()="${label}"]]`).first().textContent())!.trim()
  const [number, amount, text] = [await value('Số tài khoản'), await value('Số tiền'), await value('Nội dung chuyển khoản')]
  return { number, amount: Number(amount.replace(/\D/g, '')), text }
}

/** From the pay page to the bank, which reads the QR, and back. */
export async function transferAtBank(page: Page, choice: keyof typeof choices) {
  await page.getByRole('link', { name: 'Bản chạy thử: mở ngân hàng thử' }).click()
  await page.getByRole('button', { name: choices[choice] }).click()
  await page.getByRole('link', { name: 'Quay về cửa hàng' }).click()
}

/** A transfer made elsewhere, which the bank books and tells of. */
export async function bankBooks(shop: Shop, { number, amount, text }: ShownTransfer) {
  const form = new URLSearchParams({ bin: VIETCOMBANK, account: number, amount: String(amount), content: text, do: 'exact' })
  const answer = await fetch(`${shop.simulators}/bank/transfer`, { method: 'POST', body: form })
  expect(answer.status).toBe(200)
}
