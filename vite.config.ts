import { vitePlugin as remix } from '@remix-run/dev'
import autoprefixer from 'autoprefixer'
import tailwindcss from 'tailwindcss'
import { defineConfig } from 'vite'

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
}

export default defineConfig({
  cacheDir: '.cache/vite',
  plugins: [
    remix({
      ignoredRouteFiles: ['**/*'],
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_singleFetch: true,
        v3_lazyRouteDiscovery: true,
        v3_routeConfig: true,
      },
    }),
  ],
  css: { postcss: { plugins: [tailwindcss(), autoprefixer()] } },
  // Server packages with native parts; the dev server would try to bundle them for the browser.
  optimizeDeps: { exclude: ['@node-rs/argon2', 'better-sqlite3', 'pg', 'sharp'] },
  build: {
    target: ['es2019', 'chrome79'],
    cssTarget: ['chrome79'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
