import { test as base, expect, type BrowserContext, type Page } from '@playwright/test'
import { openInspector, openMirror, type Inspect, type Mirror, type Seen } from './inspect.ts'
import { OPENING, openSite, type Seed, type Site } from './site.ts'

export { expect, type Page } from '@playwright/test'

const HALF_A_DAY_MS = 12 * 3_600_000

export type Message = { phone: string; text: string; at: string }
export type Shop = {
  url: string
  simulators: string
  /** SQLite file, or postgres://…, for what only the store can tell. */
  databaseUrl: string
  /** The file of what it said. */
  log: string
  /** Moves shop and simulators to this instant; the opening returns after the test. */
  setClock(at: Date): Promise<void>
  /** This journey changes what others count on: the next one finds the shop of the opening. */
  spend(): void
  /** What this phone has received, newest first. */
  inbox(phone: string): Promise<Message[]>
}
type Fixtures = { shop: Shop; careful: void; another: () => Promise<Page> }
type WorkerFixtures = { seed: Seed; /** A shop of this journey's own, where nobody's transfers or clocks came before. */ apart: string; site: Site; /** A journey took so long that orders were given up and time ran out, or it changed somebody's standing: whoever comes next finds the shop of the opening. */ spent: { shop: boolean }; inspect: Inspect; mirror: Mirror }

export const test = base.extend<Fixtures, WorkerFixtures>({
  seed: ['demo', { option: true, scope: 'worker' }],

  apart: ['', { option: true, scope: 'worker' }],

  site: [
    async ({ seed, apart: _apart }, use, { workerIndex }) => {
      const site = await openSite(seed, String(workerIndex))
      await use(site)
      await site.close()
    },
    { scope: 'worker', timeout: 90_000 },
  ],

  spent: [async ({ site: _site }, use) => use({ shop: false }), { scope: 'worker' }],

  baseURL: async ({ site, spent }, use) => {
    if (spent.shop) await site.renew()
    spent.shop = false
    await use(site.url)
  },

  shop: async ({ site, spent, baseURL: _opened }, use) => {
    let moved = false
    const moveTo = async (at: Date) => {
      const answer = await fetch(`${site.url}/api/dev/clock`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ at }) })
      expect(answer.status, await answer.text()).toBe(204)
    }
    await use({
      url: site.url,
      simulators: site.simulators,
      databaseUrl: site.databaseUrl,
      log: site.log,
      async setClock(at) {
        moved = true
        spent.shop ||= at.getTime() - OPENING.getTime() > HALF_A_DAY_MS
        await moveTo(at)
      },
      spend: () => void (spent.shop = true),
      async inbox(phone) {
        const answer = await fetch(`${site.simulators}/messages/inbox?phone=${encodeURIComponent(phone)}`, { headers: { accept: 'application/json' } })
        return (await answer.json()) as Message[]
      },
    })
    if (moved) await moveTo(OPENING)
  },

  inspect: [({ browser }, use, { project }) => use(openInspector(browser, project.outputDir)), { scope: 'worker' }],

  mirror: [
    async ({ browser, inspect }, use) => {
      const mirror = openMirror(browser, inspect)
      await use(mirror)
      await mirror.close()
    },
    { scope: 'worker' },
  ],

  /** Every page of every journey is looked at when the journey is over, and its console is read. */
  careful: [
    async ({ context, site, inspect, mirror, javaScriptEnabled }, use) => {
      const watched = watch(context, site, inspect, mirror, javaScriptEnabled !== false)
      await use()
      await watched.settle()
    },
    { auto: true, timeout: 120_000 },
  ],

  /** A further person beside the first, with a browser of her own, watched as carefully. */
  another: [
    async ({ browser, site, inspect, mirror, javaScriptEnabled }, use) => {
      const people: { context: BrowserContext; watched: ReturnType<typeof watch> }[] = []
      await use(async () => {
        const context = await browser.newContext({ baseURL: site.url })
        people.push({ context, watched: watch(context, site, inspect, mirror, javaScriptEnabled !== false) })
        return context.newPage()
      })
      for (const { context, watched } of people) {
        await watched.settle()
        await context.close()
      }
    },
    { timeout: 120_000 },
  ],
})

function watch(context: BrowserContext, site: Site, inspect: Inspect, mirror: Mirror, scripted: boolean) {
  const problems: string[] = []
  const shown: Promise<Seen | undefined>[] = []
  /** Pages reached inside a hydrated screen, without a document of their own. */
  const reached = new Set<string>()
  context.on('page', watchPage)
  context.pages().forEach(watchPage)
  return {
    async settle() {
      if (scripted) for (const page of context.pages()) if (isOurs(page.url())) problems.push(...(await inspect(page)))
      const documents = (await Promise.all(shown)).filter((seen) => seen !== undefined)
      for (const { url } of documents) reached.delete(url)
      for (const url of reached) {
        const answer = await context.request.get(url)
        if (answer.ok()) documents.push({ url, html: await answer.text() })
      }
      for (const seen of documents) problems.push(...(await mirror.look(seen)))
      expect(problems).toEqual([])
    },
  }

  function watchPage(page: Page) {
    page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`))
    page.on('console', (message) => {
      const text = message.text()
      // A page that answers 422 or 404 in words logs the first line, a click faster than the reload before it the second; missing files are caught below.
      if (message.type() === 'error' && isOurs(page.url()) && !/^Failed to load resource|^AbortError/.test(text)) problems.push(`${page.url()}: ${text}`)
    })
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame() && isOurs(frame.url())) reached.add(frame.url())
    })
    page.on('response', (response) => {
      const request = response.request()
      const status = response.status()
      const inWords = status < 500 && (request.isNavigationRequest() || new URL(response.url()).pathname.endsWith('.data'))
      if (status >= 400 && !inWords && isOurs(response.url())) problems.push(`${response.url()}: answered ${status}`)
      const isPage = request.isNavigationRequest() && response.frame() === page.mainFrame() && isOurs(response.url())
      if (!isPage || (status >= 300 && status < 400) || !response.headers()['content-type']?.startsWith('text/html')) return
      // The body is gone when the browser was already sent on; then the address alone is kept.
      shown.push(response.text().then((html) => ({ url: response.url(), html }), () => undefined))
    })
  }

  function isOurs(url: string) {
    return url.startsWith(`${site.url}/`)
  }
}
