import express, { type RequestHandler } from 'express'
import type { ViteDevServer } from 'vite'
import { bundleEnhancement } from '../../scripts/parts/enhancement.mjs'

/** In development Vite serves the files, and the enhancement script is bundled anew for each page. */
export function devFiles(vite: ViteDevServer): RequestHandler {
  const router = express.Router()
  router.get('/enhance.js', (_request, response, next) => {
    bundleEnhancement().then((script) => response.type('js').send(Buffer.from(script ?? '')), next)
  })
  router.use(vite.middlewares)
  return router
}
