import { test as base, expect, type BrowserContext, type Page } from '@playwright/test'
import { inspect, inspectCopy } from './inspect.ts'
import { openSite, type Seed, type Site } from './site.ts'

export { expect } from '@playwright/test'

export type Message = { phone: string; text: string; at: string }
export type Shop = {
  url: string
  simulators: string
  /** SQLite file, or postgres://…, for what only the store can tell. */
  databaseUrl: string
  /** Moves shop and simulators to this instant; the machine's time returns after the test. */
  setClock(at: Date): Promise<void>
  /** What this phone has received, newest first. */
  inbox(phone: string): Promise<Message[]>
}
type Fixtures = { shop: Shop; careful: void; another: () => Promise<Page> }
type WorkerFixtures = { seed: Seed; site: Site }

export const test = base.extend<Fixtures, WorkerFixtures>({
  seed: ['demo', { option: true, scope: 'worker' }],

  site: [
    async ({ seed }, use, { workerIndex }) => {
      const site = await openSite(seed, String(workerIndex))
      await use(site)
      await site.close()
    },
    { scope: 'worker', timeout: 90_000 },
  ],

  baseURL: async ({ site }, use) => use(site.url),

  shop: async ({ site }, use) => {
    let moved = false
    const moveTo = async (at: Date) => {
      const answer = await fetch(`${site.url}/api/dev/clock`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ at }) })
      expect(answer.status, await answer.text()).toBe(204)
    }
    await use({
      url: site.url,
      simulators: site.simulators,
      databaseUrl: site.databaseUrl,
      async setClock(at) {
        moved = true
        await moveTo(at)
      },
      async inbox(phone) {
        const answer = await fetch(`${site.simulators}/messages/inbox?phone=${encodeURIComponent(phone)}`, { headers: { accept: 'application/json' } })
        return (await answer.json()) as Message[]
      },
    })
    if (moved) await moveTo(new Date())
  },

  /** Every page of every journey is looked at before it is left, and its console is read. */
  careful: [
    async ({ context, site, javaScriptEnabled }, use) => {
      const watched = watch(context, site, javaScriptEnabled !== false)
      await use()
      await watched.settle()
    },
    { auto: true },
  ],

  /** A further person beside the first, with a browser of her own, watched as carefully. */
  another: async ({ browser, site, javaScriptEnabled }, use) => {
    const people: { context: BrowserContext; watched: ReturnType<typeof watch> }[] = []
    await use(async () => {
      const context = await browser.newContext({ baseURL: site.url })
      people.push({ context, watched: watch(context, site, javaScriptEnabled !== false) })
      return context.newPage()
    })
    for (const { context, watched } of people) {
      await watched.settle()
      await context.close()
    }
  },
})

function watch(context: BrowserContext, site: Site, scripted: boolean) {
  const problems: string[] = []
  context.on('page', watchPage)
  context.pages().forEach(watchPage)
  return {
    async settle() {
      for (const page of context.pages()) await look(page)
      expect(problems).toEqual([])
    },
  }

  function watchPage(page: Page) {
    page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`))
    page.on('console', (message) => {
      const text = message.text()
      // A page that answers 422 or 404 in words logs this line; files that are missing are caught below.
      if (message.type() === 'error' && !text.startsWith('Failed to load resource')) problems.push(`${page.url()}: ${text}`)
    })
    page.on('response', (response) => {
      const status = response.status()
      const inWords = status < 500 && response.request().isNavigationRequest()
      if (status >= 400 && !inWords) problems.push(`${response.url()}: answered ${status}`)
    })
    // A navigation waits here, so the page being left is still there to be looked at.
    void page.route('**/*', async (route) => {
      const request = route.request()
      if (request.isNavigationRequest() && request.frame() === page.mainFrame()) await look(page)
      await route.fallback()
    })
  }

  async function look(page: Page) {
    if (page.isClosed() || !page.url().startsWith(site.url)) return
    problems.push(...(await (scripted ? inspect(page) : inspectCopy(page, context.browser()!))))
  }
}
