import { createServer, request as httpRequest, type IncomingHttpHeaders, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer; text: string }
type Ask = { method?: string; headers?: Record<string, string>; body?: string }

/** A listener on a free port and a client that sends exactly the headers it is given: fetch would add or forbid some. */
export async function listening(listener: RequestListener) {
  const server = createServer(listener)
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const origin = `http://127.0.0.1:${port}`

  const ask = (path: string, { method = 'GET', headers = {}, body }: Ask = {}) =>
    new Promise<Answer>((resolve, reject) => {
      const length: Record<string, string> = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
      const request = httpRequest(origin + path, { method, agent: false, headers: { ...length, ...headers } }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          const bytes = Buffer.concat(chunks)
          resolve({ status: response.statusCode!, headers: response.headers, body: bytes, text: bytes.toString() })
        })
      })
      request.on('error', reject).end(body)
    })

  return { server, origin, ask, close: () => new Promise<void>((resolve) => void server.close(() => resolve())) }
}
