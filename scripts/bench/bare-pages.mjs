// node:http and nothing else: answers each path with the bytes it was given, compressed once.
import { createServer } from 'node:http'
import { readFileSync } from 'node:fs'

const pages = new Map(Object.entries(JSON.parse(readFileSync(process.argv[2], 'utf8'))).map(([path, body]) => [path, Buffer.from(body, 'base64')]))
const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Encoding': 'br', 'Cache-Control': 'private, no-cache' }

createServer((request, response) => {
  const body = pages.get(request.url)
  if (!body) return response.writeHead(404).end()
  response.writeHead(200, { ...headers, 'Content-Length': body.length }).end(body)
}).listen(Number(process.env.PORT), '127.0.0.1')
