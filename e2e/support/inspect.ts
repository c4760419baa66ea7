import { createHash } from 'node:crypto'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from '@playwright/test'

export type Seen = { url: string; html: string }

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

/** Looks at HTML that a person was shown, in a window of its own and without its scripts; the same HTML once only. */
export function openMirror(browser: Browser) {
  const looked = new Set<string>()
  let window: { context: BrowserContext; page: Page } | undefined
  return {
    async look({ url, html }: Seen): Promise<string[]> {
      const name = createHash('sha256').update(new URL(url).pathname).update(html.replace(/ nonce="[^"]*"/g, '')).digest('base64url')
      if (looked.has(name)) return []
      looked.add(name)
      window ??= await openWindow(browser)
      await window.page.unrouteAll()
      await window.page.route('**/*', (route) => {
        const request = route.request()
        if (request.isNavigationRequest()) return route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' })
        return request.resourceType() === 'script' ? route.abort() : route.continue()
      })
      await window.page.goto(url)
      return inspect(window.page)
    },
    close: async () => window?.context.close(),
  }
}
export type Mirror = ReturnType<typeof openMirror>

async function openWindow(browser: Browser) {
  const context = await browser.newContext({ javaScriptEnabled: true })
  return { context, page: await context.newPage() }
}
