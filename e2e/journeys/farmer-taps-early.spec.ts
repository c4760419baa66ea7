import { expect, test } from '../support/fixtures.ts'
import { alreadyIn, phones } from '../support/people.ts'

test('a farmer taps at the moment her slow phone wakes the page: the page wakes all the same', async ({ page, shop }) => {
  await alreadyIn(page, shop, phones.coTu)
  await page.addInitScript(tapAsTheRootStarts)
  await page.goto('/nong-ho/ho-so')
  await expect.poll(() => page.evaluate(() => '__remixRouter' in window)).toBe(true)
  expect(await page.evaluate(() => document.documentElement.dataset.tapped), 'the tap came in time').toBe('h1')
})

/** React listens to the whole document from the moment it has a root, a while before it has rendered anything. */
function tapAsTheRootStarts() {
  const listen = document.addEventListener.bind(document) as (...listening: unknown[]) => void
  document.addEventListener = (type: string, ...rest: unknown[]) => {
    if (type === 'click') queueMicrotask(tap)
    listen(type, ...rest)
  }
  function tap() {
    document.documentElement.dataset.tapped = 'h1'
    document.querySelector('h1')!.click()
  }
}
