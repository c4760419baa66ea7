import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { APIResponse, Browser, Page, Route } from '@playwright/test'
import { shapeOf } from './shape.ts'

export type Seen = { url: string; html: string }

/**
 * What is wrong with a page as it stands: accessibility, and anything wider than the screen. Each page is measured;
 * a shape that was found in order is not asked about again by the same browser at the same width, in whichever worker:
 * `folder` remembers it, and is empty when a run begins.
 */
export function openInspector(browser: Browser, folder: string) {
  const inOrder = join(folder, '.shapes-in-order')
  mkdirSync(inOrder, { recursive: true })
  return async (page: Page): Promise<string[]> => {
    const { pathname } = new URL(page.url())
    const width = page.viewportSize()!.width
    const { needed, shape } = await page.evaluate(shapeOf)
    const tooWide = needed > width ? [`${pathname}: ${needed} px wide on a screen of ${width} px`] : []
    const mark = join(inOrder, digest(browser.version(), String(width), shape))
    if (existsSync(mark)) return tooWide
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] }).analyze()
    if (violations.length === 0) writeFileSync(mark, pathname)
    return [...tooWide, ...violations.map(({ id, help, nodes }) => `${pathname}: ${id}, ${help}: ${nodes.map(({ target }) => target.join(' ')).slice(0, 3).join(' | ')}`)]
  }
}
export type Inspect = ReturnType<typeof openInspector>

/** Looks at HTML that a person was shown, in a window of its own and without its scripts; the same HTML once only. */
export function openMirror(browser: Browser, inspect: Inspect) {
  const looked = new Set<string>()
  const files = new Map<string, APIResponse>()
  let window: Page | undefined
  let shown = ''
  return {
    async look({ url, html }: Seen): Promise<string[]> {
      const name = digest(new URL(url).pathname, html.replace(/ nonce="[^"]*"/g, ''))
      if (looked.has(name)) return []
      looked.add(name)
      window ??= await openWindow()
      shown = html
      await window.goto(url)
      return inspect(window)
    },
    close: async () => window?.context().close(),
  }

  async function openWindow(): Promise<Page> {
    const context = await browser.newContext({ javaScriptEnabled: true })
    const page = await context.newPage()
    await page.route('**/*', answer)
    return page
  }

  /** Style sheets, fonts and pictures come from the shop once. */
  async function answer(route: Route) {
    const request = route.request()
    if (request.isNavigationRequest()) return route.fulfill({ body: shown, contentType: 'text/html; charset=utf-8' })
    if (request.resourceType() === 'script') return route.abort()
    const file = files.get(request.url()) ?? (await route.fetch())
    files.set(request.url(), file)
    return route.fulfill({ response: file })
  }
}
export type Mirror = ReturnType<typeof openMirror>

function digest(...parts: string[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('base64url')
}
