import { createHmac, randomUUID } from 'node:crypto'
import { expect, type Page } from '@playwright/test'
import type { Shop } from './fixtures.ts'

/** The feed's key outside production. */
const KEY = 'SIMULATORCHECKSUM0123456789ABCDEFGH'

export type ShownTransfer = { number: string; amount: number; text: string }

/** What a buyer reads from the page into his bank's app. */
export async function readTransfer(page: Page): Promise<ShownTransfer> {
  const value = async (label: string) => (await page.getByRole('definition').locator(`xpath=self::dd[preceding-sibling::dt[normalize-space()="${label}"]]`).first().textContent())!.trim()
  const [number, amount, text] = [await value('Số tài khoản'), await value('Số tiền'), await value('Nội dung chuyển khoản')]
  return { number, amount: Number(amount.replace(/\D/g, '')), text }
}

/** The bank has booked a transfer on the collector's account, and its feed tells the shop. `at`: what the shop's clock says. */
export async function bankBooks(shop: Shop, { number, amount, text }: ShownTransfer, at: Date) {
  const body = {
    error: 0,
    data: {
      ...{ id: 1, reference: `FT${randomUUID()}`, description: `MBVCB.4471290311.${text}.CT tu 0011009876543 NGUYEN VAN NAM`, amount, runningBalance: 0 },
      ...{ transactionDateTime: new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 19).replace('T', ' '), accountNumber: number, bankName: 'Vietcombank', bankAbbreviation: 'VCB', counterAccountName: 'NGUYEN VAN NAM' },
    },
  }
  const signed = createHmac('sha512', KEY).update(`${at.getTime()}.${JSON.stringify(sorted(body))}`).digest('hex')
  const answer = await fetch(`${shop.url}/api/bank-feed`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', 'X-Casso-Signature': `t=${at.getTime()},v1=${signed}` } })
  expect(await answer.text()).toBe('{"success":true}')
}

const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)])) : value
