import { defineConfig } from '@playwright/test'

/** Where results lie under test-results; the engines run side by side. */
const results = process.env.JOURNEY_RESULTS ?? 'journeys'
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
const browser = (executablePath: string) => ({ launchOptions: { executablePath, args: FLAGS } })
const atDesk = browser(process.env.CHROMIUM ?? '/usr/bin/chromium')
/** The same engine without a browser's own windows around it: a journey takes a third less of the machine. */
const onPhone = browser(process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell')
/** The last one of Windows 7 and 8. */
const chromium109 = browser('.cache/chromium109')
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }
const withoutScripts = { javaScriptEnabled: false }
/** Also without scripts, and in the browser of Windows 7 and 8. */
const everywhere = { grep: /@everywhere/ }
/** On a phone and at a desk. */
const atTheDesk = { grep: /@everywhere|@desk/ }

export default defineConfig({
  testDir: 'journeys',
  outputDir: `../test-results/${results}`,
  workers: 2,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: `../test-results/${results}.json` }]],
  use: { locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', screenshot: 'only-on-failure', actionTimeout: 15_000 },
  projects: [
    { name: 'phone', use: { ...onPhone, ...phone } },
    { name: 'desktop', ...atTheDesk, use: { ...atDesk, viewport: { width: 1280, height: 800 } } },
    { name: 'no-js', ...everywhere, use: { ...onPhone, ...phone, ...withoutScripts } },
    { name: 'chromium109', ...everywhere, use: { ...chromium109, ...phone } },
    { name: 'chromium109-no-js', ...everywhere, use: { ...chromium109, ...phone, ...withoutScripts } },
  ],
})
