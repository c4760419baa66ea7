// The world around the shop on one loopback port: telephones that receive messages, the payment gateway, and a bank.
// Speaks only the outside parties' protocols; imports nothing of the shop.
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { createBankSimulator } from './bank/simulator.mjs'
import { createMessagesSimulator } from './messages/simulator.mjs'

const shopPort = Number(process.env.PORT ?? 3000)
const port = Number(process.env.SIMULATOR_PORT ?? shopPort + 1)
const shopUrl = (process.env.PUBLIC_URL ?? `http://127.0.0.1:${shopPort}`).replace(/\/$/, '')
const origin = `http://127.0.0.1:${port}`

if (process.env.MODE === 'production') {
  console.error('No simulators in production.')
  process.exit(1)
}

let shift = process.env.CLOCK ? Date.parse(process.env.CLOCK) - Date.now() : 0
const now = () => new Date(Date.now() + shift)

const vnpayProgram = new URL('./vnpay/simulator.mjs', import.meta.url)
const vnpay = existsSync(vnpayProgram) ? (await import(vnpayProgram.href)).createVnpaySimulator({ shopUrl, port, now }) : undefined
const simulators = [createMessagesSimulator({ shopUrl, now }), createBankSimulator({ shopUrl, now }), ...(vnpay ? [vnpay] : [])]

const server = createServer((request, response) => {
  answer(request, response).catch((error) => {
    console.error(error)
    if (!response.headersSent) response.writeHead(500)
    response.end()
  })
})

async function answer(request, response) {
  const url = new URL(request.url ?? '/', origin)
  if (request.method === 'POST' && /^\/(dev\/)?clock$/.test(url.pathname)) return moveClock(request, response)
  if (request.method === 'GET' && url.pathname === '/') return response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(indexPage())
  if (url.pathname === '/healthz') return response.end('ok')
  for (const simulator of simulators) if (await simulator.handle(request, response, url)) return
  response.writeHead(404).end()
}

/** {"at": "2026-11-25T09:00:00Z"}: shop and simulators live at that instant from now on. */
async function moveClock(request, response) {
  let body = ''
  for await (const part of request) if ((body += part).length > 1_000) return response.writeHead(413).end()
  const at = instantOf(body)
  if (!at) return response.writeHead(422, { 'content-type': 'application/json' }).end('{"error":"at: an ISO instant"}')
  shift = at.getTime() - Date.now()
  for (const simulator of simulators) simulator.setClock?.(at)
  response.writeHead(204).end()
}

function instantOf(body) {
  try {
    const at = new Date(JSON.parse(body).at)
    return Number.isNaN(at.getTime()) ? undefined : at
  } catch {
    return undefined
  }
}

function indexPage() {
  const links = [
    [`${shopUrl}/`, 'Chợ Làng'],
    ['/messages/', 'Hộp tin điện thoại: tin mà từng số đã nhận'],
    ['/bank/', 'Ngân hàng: chuyển khoản, sao kê, chuyển theo danh sách'],
    ...(vnpay ? [['/vnpay/', 'VNPay: các lần trả tiền']] : []),
  ]
  return `<!DOCTYPE html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Bản thử quanh chợ</title>
<style>body{max-width:42rem;margin:0 auto;padding:16px;font:18px/1.6 system-ui,sans-serif;background:#f6f1e4;color:#26221a}a{display:block;padding:14px 16px;margin:12px 0;border:2px solid #cdbf9f;border-radius:8px;background:#fffdf7;color:#2e6a3c}</style>
<main><h1>Bản thử quanh chợ</h1><p>Những bên ngoài mà chợ nói chuyện cùng, đóng giả trên máy này.</p>${links.map(([to, label]) => `<a href="${to}">${label}</a>`).join('')}</main></html>`
}

server.listen(port, '127.0.0.1', () => console.log(`simulators at ${origin}`))

let stopping = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
async function stop() {
  if (stopping) return
  stopping = true
  server.close()
  server.closeIdleConnections()
  await Promise.all(simulators.map((simulator) => simulator.close?.()))
  setTimeout(() => server.closeAllConnections(), 2_000).unref()
}
