// VNPay's gateway on a loopback port: the pay page, its messages to the shop, and the merchant's API.
import { createIpn } from './ipn.mjs'
import { createMerchantApi } from './merchant-api.mjs'
import { secretsOf, trialCodes } from './merchants.mjs'
import { listPage, merchantsPage, overPage, payPage, refusal, send } from './pages.mjs'
import { faultsOf } from './pay-request.mjs'
import { settlementFile } from './settlement-file.mjs'
import { signedQuery } from './signing.mjs'

const MOST_TRANSACTIONS = 5_000
const LONGEST_BODY = 10_000
const pad = (n) => String(n).padStart(2, '0')

/** yyyyMMddHHmmss in GMT+7. */
function local(at) {
  const d = new Date(at.getTime() + 7 * 3_600_000)
  return `${d.getUTCFullYear()}${[d.getUTCMonth() + 1, d.getUTCDate(), d.getUTCHours(), d.getUTCMinutes(), d.getUTCSeconds()].map(pad).join('')}`
}

export function createVnpaySimulator({
  shopUrl,
  tmnCode = 'CHOLANG1',
  hashSecret = 'SIMULATORSECRET0123456789ABCDEFGH',
  retryEveryMs = 5 * 60_000,
  now: clock,
}) {
  const transactions = new Map()
  const settings = { refunds: 'accept', api: 'up' }
  let shift = 0
  let number = 14_226_000
  const now = clock ?? (() => new Date(Date.now() + shift))
  const secretOf = secretsOf({ tmnCode, hashSecret })
  const ipn = createIpn({ shopUrl, secretOf, retryEveryMs, now })
  const merchantApi = createMerchantApi({ secretOf, now, transactions, local, settings })

  async function handle(request, response, url) {
    const route = `${request.method} ${url.pathname}`
    if (!url.pathname.startsWith('/vnpay')) return false
    if (route === 'GET /vnpay/paymentv2/vpcpay.html') openPage(response, url.searchParams)
    else if (route === 'POST /vnpay/pay') await pay(request, response)
    else if (route === 'POST /vnpay/merchant_webapi/api/transaction') await callApi(request, response)
    else if (route === 'GET /vnpay/transactions') sendJson(response, 200, [...transactions.values()].map(shown))
    else if (route === 'POST /vnpay/notify') await notify(response, url.searchParams.get('ref'))
    else if (route === 'POST /vnpay/control') await control(request, response)
    else if (route === 'GET /vnpay/settlements') settlement(response, url.searchParams)
    else if (route === 'GET /vnpay/merchants') send(response, 200, 'Cửa hàng', merchantsPage([tmnCode, ...trialCodes(5)].map((code) => ({ code, secret: secretOf(code) })), local(now()).slice(0, 8)))
    else if (route === 'GET /vnpay' || route === 'GET /vnpay/') send(response, 200, 'VNPay', listPage([...transactions.values()].reverse().map(shown)))
    else send(response, 404, 'VNPay', refusal([`${url.pathname}: không có trang này`]))
    return true
  }

  function openPage(response, query) {
    const faults = faultsOf(query, { secretOf })
    if (faults.length > 0) return send(response, 400, 'Chưa đúng', refusal(faults))
    const params = Object.fromEntries(query)
    const known = transactions.get(params.vnp_TxnRef)
    if (known && known.params.vnp_SecureHash !== params.vnp_SecureHash) return send(response, 400, 'Chưa đúng', refusal(['vnp_TxnRef: đã dùng cho lần khác']))
    const transaction = known ?? remember(params)
    if (transaction.state !== 'open') return send(response, 200, 'Đã xong', overPage('Lượt trả tiền này đã xong', backTo(transaction)))
    if (params.vnp_ExpireDate <= local(now())) return send(response, 200, 'Quá giờ', overPage('Quá giờ trả tiền', backTo(transaction, '11', '02')))
    send(response, 200, 'Trả tiền', payPage(transaction), [new URL(params.vnp_ReturnUrl).origin])
  }

  function remember(params) {
    const transaction = { params, amount: params.vnp_Amount, state: 'open', bankCode: params.vnp_BankCode === 'VNPAYQR' ? 'VIETCOMBANK' : 'NCB', number: String(++number), code: '', status: '', ipns: [], refunds: [] }
    transactions.set(params.vnp_TxnRef, transaction)
    if (transactions.size > MOST_TRANSACTIONS) transactions.delete(transactions.keys().next().value)
    return transaction
  }

  async function pay(request, response) {
    const form = new URLSearchParams(await bodyOf(request))
    const transaction = transactions.get(form.get('ref') ?? '')
    const act = scenarios[form.get('do')]
    if (!transaction || !act) return send(response, 400, 'Chưa đúng', refusal(['Không thấy lần trả tiền này']))
    if (transaction.state !== 'open') return send(response, 200, 'Đã xong', overPage('Lượt trả tiền này đã xong', backTo(transaction)))
    if (transaction.params.vnp_ExpireDate <= local(now())) return send(response, 200, 'Quá giờ', overPage('Quá giờ trả tiền', backTo(transaction, '11', '02')))
    const back = await act(transaction)
    response.writeHead(303, { location: back ?? backTo(transaction), 'cache-control': 'no-store' }).end()
  }

  const scenarios = {
    success: (transaction) => settleAndTell(transaction, 'paid', '00', '00'),
    short: (transaction) => settleAndTell(transaction, 'failed', '51', '02'),
    cancel: (transaction) => settleAndTell(transaction, 'failed', '24', '02'),
    silent: (transaction) => settle(transaction, 'paid', '00', '00'),
    async twice(transaction) {
      settle(transaction, 'paid', '00', '00')
      await Promise.all([tell(transaction), tell(transaction)])
      await tell(transaction)
    },
    async wrong_amount(transaction) {
      settle(transaction, 'paid', '00', '00')
      await tell(transaction, { vnp_Amount: String(Number(transaction.amount) - 100_000 > 0 ? Number(transaction.amount) - 100_000 : 100) })
    },
    async forged(transaction) {
      const lie = { ...outcome(transaction), vnp_ResponseCode: '00', vnp_TransactionStatus: '00' }
      await ipn.tell(transaction, lie, { forged: true })
      return `${returnUrl(transaction)}${signedQuery('not the shared secret', lie)}`
    },
  }

  function settle(transaction, state, code, status) {
    Object.assign(transaction, { state, code, status, payDate: local(now()) })
  }

  function settleAndTell(transaction, ...end) {
    settle(transaction, ...end)
    return tell(transaction)
  }

  /** A scenario leads back to the shop, so its answer to our message is no address. */
  async function tell(transaction, changed = {}) {
    await ipn.tell(transaction, { ...outcome(transaction), ...changed })
  }

  const outcome = ({ params, amount, bankCode, number: no, code, status, payDate }) => ({
    vnp_TmnCode: params.vnp_TmnCode,
    vnp_Amount: amount,
    vnp_BankCode: bankCode,
    vnp_BankTranNo: code === '00' ? `VNP${no}` : '',
    vnp_CardType: params.vnp_BankCode === 'VNPAYQR' ? 'QRCODE' : 'ATM',
    vnp_PayDate: payDate ?? local(now()),
    vnp_OrderInfo: params.vnp_OrderInfo,
    vnp_TransactionNo: code === '00' ? no : '0',
    vnp_ResponseCode: code,
    vnp_TransactionStatus: status,
    vnp_TxnRef: params.vnp_TxnRef,
  })

  const returnUrl = ({ params }) => `${params.vnp_ReturnUrl}${params.vnp_ReturnUrl.includes('?') ? '&' : '?'}`
  const backTo = (transaction, code = transaction.code, status = transaction.status) =>
    `${returnUrl(transaction)}${signedQuery(secretOf(transaction.params.vnp_TmnCode), { ...outcome(transaction), vnp_ResponseCode: code, vnp_TransactionStatus: status })}`

  async function callApi(request, response) {
    const text = await bodyOf(request)
    if (settings.api === 'down') return response.writeHead(503).end()
    const body = parsed(text)
    if (!body) return sendJson(response, 200, { vnp_ResponseCode: '03', vnp_Message: 'Du lieu gui sang khong dung dinh dang' })
    sendJson(response, 200, merchantApi(body))
  }

  /** What a merchant would download: ?tmn=CHOLANG1&day=20261122. */
  function settlement(response, query) {
    const [code, day] = [query.get('tmn') ?? tmnCode, query.get('day') ?? local(now()).slice(0, 8)]
    if (secretOf(code) === undefined || !/^\d{8}$/.test(day)) return send(response, 404, 'VNPay', refusal(['Không có tệp này']))
    response.writeHead(200, { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="vnpay-${code}-${day}.csv"`, 'cache-control': 'no-store' })
    response.end(settlementFile([...transactions.values()], { tmnCode: code, day, local }))
  }

  /** Tests: the message that never came, now. */
  async function notify(response, ref) {
    const transaction = transactions.get(ref ?? '')
    if (!transaction || transaction.state === 'open') return sendJson(response, 404, { error: 'ref' })
    sendJson(response, 200, { answer: await ipn.tell(transaction, outcome(transaction)) })
  }

  /** Tests: {"refunds": "accept" | "wait" | "reject" | "refuse", "api": "up" | "down"}. */
  async function control(request, response) {
    const wish = parsed(await bodyOf(request)) ?? {}
    if (['accept', 'wait', 'reject', 'refuse'].includes(wish.refunds)) settings.refunds = wish.refunds
    if (['up', 'down'].includes(wish.api)) settings.api = wish.api
    sendJson(response, 200, settings)
  }

  return {
    handle,
    /** The gateway lives at this instant from now on, unless `now` tells it the time; messages that are due by then go out. */
    async setClock(at) {
      shift = at.getTime() - Date.now()
      await ipn.sendDue()
    },
    close: () => ipn.close(),
  }
}

const shown = ({ params, amount, state, code, number, ipns, refunds }) => ({ ref: params.vnp_TxnRef, amount, state, code, number, createDate: params.vnp_CreateDate, ipns, refunds })

const sendJson = (response, status, value) => response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }).end(JSON.stringify(value))

function parsed(text) {
  try {
    const value = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

async function bodyOf(request) {
  let text = ''
  for await (const chunk of request) {
    text += chunk
    if (text.length > LONGEST_BODY) return ''
  }
  return text
}
