import type { IncomingHttpHeaders } from 'node:http'
import type { RequestHandler } from 'express'
import { sendPlainPage } from './plain-page.ts'

type Options = {
  publicUrl: string
  /** Paths that other servers post to; each proves itself by its signature. */
  webhooks?: readonly string[]
}

const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Forms come from our own pages only. Remix answers a foreign Origin with an empty 500, lets a missing one pass
 * and believes X-Forwarded-Host; cached pages carry forms, so a token per form is no way out.
 */
export function sameOriginForms({ publicUrl, webhooks = [] }: Options): RequestHandler {
  const host = new URL(publicUrl).host
  return (request, response, next) => {
    if (READING.has(request.method) || webhooks.includes(request.path) || comesFrom(host, request.headers)) return next()
    sendPlainPage(request, response, 403, 'foreignForm')
  }
}

function comesFrom(host: string, { origin, referer, 'sec-fetch-site': site }: IncomingHttpHeaders): boolean {
  if (origin !== undefined) return hostOf(origin) === host
  return site === 'same-origin' || (site === undefined && hostOf(referer) === host)
}

const hostOf = (url: string | undefined) => (url && URL.canParse(url) ? new URL(url).host : undefined)
