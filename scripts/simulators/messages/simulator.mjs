// eSMS.vn as its document describes it, and the telephones that receive: nothing here knows the shop.
import { inboxPage } from './inbox-page.mjs'

const SEND = '/messages/MainService.svc/json/SendMultipleMessage_V4_post_json/'
const KEPT = 2_000
const LONGEST_BODY = 10_000

/** CodeResult values of eSMS. */
const code = { taken: '100', wrongKeys: '101', repeated: '124', wrongPhone: '99', wrongText: '146' }

export function createMessagesSimulator({ apiKey = 'simulator', secretKey = 'simulator', shopUrl = '', now = () => new Date() } = {}) {
  let inbox = []
  const requestIds = new Set()

  function take({ ApiKey, SecretKey, Phone, Content, SmsType, Brandname, RequestId }) {
    if (ApiKey !== apiKey || SecretKey !== secretKey) return refusal(code.wrongKeys, 'Sai ApiKey hoặc SecretKey')
    const phone = nationalNumber(Phone)
    if (!phone) return refusal(code.wrongPhone, 'Số điện thoại chưa đúng')
    if (typeof Content !== 'string' || !/^[\x20-\x7e\n]{1,160}$/.test(Content)) return refusal(code.wrongText, 'Nội dung quá 160 ký tự hoặc có dấu')
    if (SmsType !== '2' || !Brandname) return refusal(code.wrongText, 'SmsType 2 cần Brandname')
    if (RequestId && requestIds.has(RequestId)) return refusal(code.repeated, 'RequestId đã có')
    if (RequestId) requestIds.add(RequestId)
    inbox = [{ id: inbox.length ? inbox[0].id + 1 : 1, phone, text: Content, from: Brandname, at: now().toISOString() }, ...inbox].slice(0, KEPT)
    return { CodeResult: code.taken, CountRegenerate: 0, SMSID: `sim-${inbox[0].id}` }
  }

  return {
    /** Whether the request was for this simulator. */
    async handle(request, response, url) {
      if (!url.pathname.startsWith('/messages')) return false
      const phone = nationalNumber(url.searchParams.get('phone') ?? '')
      const chosen = () => (phone ? inbox.filter((message) => message.phone === phone) : inbox)
      if (request.method === 'POST' && url.pathname === SEND) sendJson(response, take(await readJson(request)))
      else if (request.method === 'GET' && url.pathname === '/messages/inbox') sendJson(response, chosen())
      else if (request.method === 'GET' && /^\/messages\/?$/.test(url.pathname)) sendPage(response, inboxPage({ messages: chosen().slice(0, 100), phones: phonesOf(inbox), phone, shopUrl }))
      else response.writeHead(404).end()
      return true
    },
    close: async () => undefined,
  }
}

const refusal = (CodeResult, ErrorMessage) => ({ CodeResult, ErrorMessage })
const phonesOf = (inbox) => [...new Set(inbox.map((message) => message.phone))]

/** '+84912…', '84912…', '0912…' → '0912…'; undefined for anything else. */
function nationalNumber(typed) {
  const number = String(typed ?? '').replace(/[\s.-]/g, '').replace(/^(\+?84|0)/, '0')
  return /^0[35789]\d{8}$/.test(number) ? number : undefined
}

async function readJson(request) {
  let body = ''
  for await (const part of request) if ((body += part).length > LONGEST_BODY) return {}
  try {
    return Object(JSON.parse(body))
  } catch {
    return {}
  }
}

const sendJson = (response, value) => response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }).end(JSON.stringify(value))
/** The page asks for itself again, without a script. */
const sendPage = (response, html) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', refresh: '5' }).end(html)
