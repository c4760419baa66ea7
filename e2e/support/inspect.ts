import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from '@playwright/test'

/** What is wrong with the page as it stands: accessibility, and anything wider than the screen. */
export async function inspect(page: Page): Promise<string[]> {
  const { pathname } = new URL(page.url())
  const width = page.viewportSize()!.width
  const needed = await page.evaluate(() => document.documentElement.scrollWidth)
  const tooWide = needed > width ? [`${pathname}: ${needed} px wide on a screen of ${width} px`] : []
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  const found = violations.map(({ id, help, nodes }) => `${pathname}: ${id}, ${help}: ${nodes.map(({ target }) => target.join(' ')).slice(0, 3).join(' | ')}`)
  return [...tooWide, ...found]
}

/** axe cannot run where scripts are off: it looks at the same HTML, its scripts left out, in a second window. */
export async function inspectCopy(page: Page, browser: Browser): Promise<string[]> {
  const context = await browser.newContext({ javaScriptEnabled: true })
  const copy = await context.newPage()
  const html = await page.content()
  await copy.route('**/*', (route) => {
    const request = route.request()
    if (request.isNavigationRequest()) return route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' })
    return request.resourceType() === 'script' ? route.abort() : route.continue()
  })
  await copy.goto(page.url())
  const found = await inspect(copy)
  await context.close()
  return found
}
