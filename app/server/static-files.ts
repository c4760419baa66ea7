import { globSync } from 'node:fs'
import express, { type RequestHandler } from 'express'
import { acceptedEncoding } from './encodings.ts'

const ENDINGS = { br: '.br', gzip: '.gz' }

/** Swaps in the compressed twin that the build wrote beside the file. */
function precompressed(folder: string): RequestHandler {
  const twins = new Set(globSync('**/*.{br,gz}', { cwd: folder }).map((file) => `/${file}`))
  return (request, response, next) => {
    const encoding = acceptedEncoding(request.headers['accept-encoding'])
    const { path } = request
    if (encoding === 'identity' || !twins.has(path + ENDINGS[encoding])) return next()
    response.type(path.slice(path.lastIndexOf('.')))
    response.set('Content-Encoding', encoding).vary('Accept-Encoding')
    request.url = path + ENDINGS[encoding]
    next()
  }
}

/** Files with their digest in the name never change; the others of public/ may, and are asked for again after an hour. */
export function staticFiles(folder: string): RequestHandler {
  const router = express.Router()
  router.use('/assets', precompressed(`${folder}/assets`), express.static(`${folder}/assets`, { immutable: true, maxAge: '1y', fallthrough: false }))
  router.use(precompressed(folder), express.static(folder, { maxAge: '1h', index: false, redirect: false }))
  return router
}
