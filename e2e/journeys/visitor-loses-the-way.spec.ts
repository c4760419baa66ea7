import { expect, test } from '../support/fixtures.ts'

test('a visitor with a wrong address is told so and finds the way back @everywhere', async ({ page }) => {
  const answer = await page.goto('/khong-co-trang-nay')
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('link').first()).toBeVisible()
})
