import { randomInt } from 'node:crypto'
import type { RequestHandler } from 'express'
import type { Logger } from 'pino'
import { pinoHttp } from 'pino-http'
import { loggedPath } from './logged-path.ts'

/** No 0/O, 1/I/L: people read this number to us on the phone. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const newReference = () => Array.from({ length: 8 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')

/** One line per request with its number, and nothing about who asked: no query, cookie, address, body or browser. */
export function requestLog(logger: Logger): RequestHandler[] {
  const log = pinoHttp({
    logger,
    genReqId: newReference,
    autoLogging: { ignore: ({ url = '' }) => url.startsWith('/assets/') || url === '/healthz' || url === '/readyz' },
    customLogLevel: (_request, response, error) => (error ?? response.statusCode >= 500 ? 'error' : 'info'),
    customSuccessMessage: () => 'answered',
    customErrorMessage: () => 'failed',
    serializers: {
      req: ({ id, method, raw }: { id: string; method: string; raw: { originalUrl?: string; url?: string } }) => ({ id, method, path: loggedPath(raw.originalUrl ?? raw.url ?? '') }),
      res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
      err: ({ type, message }: { type: string; message: string }) => ({ type, message: withoutValues(message) }),
    },
  })
  const tellTheApp: RequestHandler = (request, response, next) => {
    const reference = request.id as string
    request.headers['x-request-id'] = reference
    response.set('X-Request-Id', reference)
    next()
  }
  return [log, tellTheApp]
}

/** drizzle writes the values of a failed query, names and phone numbers included, behind its text. */
const withoutValues = (message: string) => message.replace(/\nparams:[\s\S]*/, '')
