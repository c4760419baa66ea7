import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import type axe from 'axe-core'
import { shapeOf } from './shape.ts'

export type Seen = { url: string; html: string }

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * What is wrong with a page as it stands: accessibility, and anything wider than the screen. Each page is measured;
 * a shape that was found in order is not asked about again by the same browser at the same width, in whichever worker:
 * `folder` remembers it, and is empty when a run begins.
 */
export function openInspector(browser: Browser, folder: string) {
  const inOrder = join(folder, '.shapes-in-order')
  mkdirSync(inOrder, { recursive: true })
  return async (page: Page, url = page.url()): Promise<string[]> => {
    const { pathname } = new URL(url)
    const width = page.viewportSize()!.width
    const { needed, shape } = await page.evaluate(shapeOf)
    const tooWide = needed > width ? [`${pathname}: ${needed} px wide on a screen of ${width} px`] : []
    const mark = join(inOrder, digest(browser.version(), String(width), shape))
    if (existsSync(mark)) return tooWide
    if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
    const violations = await page.evaluate(violationsOfAxe)
    if (violations.length === 0) writeFileSync(mark, pathname)
    return [...tooWide, ...violations.map((violation) => `${pathname}: ${violation}`)]
  }
}

/** In the browser, where axe is. */
async function violationsOfAxe(): Promise<string[]> {
  const { run } = (window as unknown as { axe: typeof axe }).axe
  const { violations } = await run(document, { resultTypes: ['violations'] })
  return violations.map(({ id, help, nodes }) => `${id}, ${help}: ${nodes.map(({ target }) => target.join(' ')).slice(0, 3).join(' | ')}`)
}
export type Inspect = ReturnType<typeof openInspector>

/** Looks at HTML that a person was shown, in a window of its own and without its scripts; the same HTML once only. */
export function openMirror(browser: Browser, inspect: Inspect) {
  const looked = new Set<string>()
  let window: Page | undefined
  return {
    async look({ url, html }: Seen): Promise<string[]> {
      const { origin, pathname } = new URL(url)
      const name = digest(pathname, html.replace(/ nonce="[^"]*"/g, ''))
      if (looked.has(name)) return []
      looked.add(name)
      window ??= await browser.newPage({ javaScriptEnabled: true })
      // Written into one page of the shop: its style sheet and fonts, and axe, stay from one to the next.
      if (!window.url().startsWith(`${origin}/`)) await window.goto(`${origin}/robots.txt`)
      await window.setContent(html.replace(/<script\b.*?<\/script>/gs, ''))
      return inspect(window, url)
    },
    close: async () => window?.context().close(),
  }
}
export type Mirror = ReturnType<typeof openMirror>

function digest(...parts: string[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('base64url')
}
