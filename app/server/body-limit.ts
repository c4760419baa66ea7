import type { RequestHandler } from 'express'
import { sendPlainPage } from './plain-page.ts'

const MEGABYTE = 1024 * 1024
const MOST_TYPED = MEGABYTE
/** Six photos of 15 MB and the fields beside them, or a bank's statement, on work screens; two photos from a buyer. */
const MOST_UPLOADED = 95 * MEGABYTE
const MOST_FROM_BUYERS = 31 * MEGABYTE
const MOST_FROM_WEBHOOKS = MEGABYTE / 16
const WORK_SCREENS = /^\/(nong-ho|can-bo|quan-tri|buu-cuc|tai-khoan)(\/|$)/

/** Up to here what is refused is read to its end, so that its sender reads the answer instead of a broken connection. */
const MOST_LISTENED = 8 * MEGABYTE

/** Node keeps a body to its announced length, so the announcement decides; browsers always announce. */
export const bodyLimit = (webhooks: readonly string[] = []): RequestHandler => (request, response, next) => {
  const length = Number(request.headers['content-length'] ?? 0)
  if (request.headers['transfer-encoding'] !== undefined) return refuse(411, 'noLength')
  if (length > (webhooks.includes(request.path) ? MOST_FROM_WEBHOOKS : mostBytes(request.headers['content-type'], request.path))) return refuse(413, 'tooLarge')
  next()

  function refuse(status: number, wording: 'noLength' | 'tooLarge') {
    if (status === 411 || length > MOST_LISTENED) response.set('Connection', 'close')
    sendPlainPage(request, response, status, wording)
  }
}

function mostBytes(type: string | undefined, path: string) {
  if (!type?.startsWith('multipart/form-data')) return MOST_TYPED
  return WORK_SCREENS.test(path) ? MOST_UPLOADED : MOST_FROM_BUYERS
}
