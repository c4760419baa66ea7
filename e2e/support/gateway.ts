import { expect, type Page } from '@playwright/test'

const choices = {
  pays: 'Trả thành công',
  short: 'Không đủ tiền',
  cancels: 'Huỷ, không trả nữa',
  silent: 'Trả rồi mà cửa hàng không nghe thấy gì',
  twice: 'Báo hai lần',
  wrongAmount: 'Sai số tiền',
  forged: 'Chữ ký giả',
} as const

/** What happens at the gateway's page, which must have accepted our signature to show it. */
export async function atGateway(page: Page, choice: keyof typeof choices) {
  await expect(page.getByRole('heading', { name: 'Trả tiền cho Chợ Làng' })).toBeVisible()
  await page.getByRole('button', { name: choices[choice] }).click()
}
