import { ProductCode, VNPay, VnpLocale } from 'vnpay'
import { toDong, type Dong } from '#app/lib/money.ts'
import type { GatewayNotice, PaymentGateway, PayRequest, RefundRequest } from '#app/lib/ports.ts'
import { compactLocal } from '#app/lib/time.ts'
import { sameHash, signQuery, signValues, textOf, valueOrder } from './signature.ts'

export type VnpayOptions = { tmnCode: string; hashSecret: string; payHost: string; apiHost: string; timeoutMs?: number }

const VERSION = '2.1.0'
const API_PATH = 'merchant_webapi/api/transaction'
const LONGEST_QUERY = 4_096
/** vnp_Amount has at most 12 digits, × 100 included. */
const MOST_DONG = 9_999_999_999
const REF = /^[A-Za-z0-9.:_-]{1,100}$/
const INFO = /^[A-Za-z0-9 .:_-]{1,255}$/

/**
 * VNPay PAY 2.1.0 through the `vnpay` package, which signs; both hosts are always given, `testMode` never, for it overrides them.
 * Replies of querydr and refund are fetched and verified here: the package takes an unsigned querydr reply for verified, refuses a
 * correctly signed refund reply, replaces the message that is part of the signature, and waits for ever.
 */
export function vnpayGateway({ tmnCode, hashSecret, payHost, apiHost, timeoutMs = 10_000 }: VnpayOptions): PaymentGateway {
  const vnpay = new VNPay({ tmnCode, secureSecret: hashSecret, vnpayHost: payHost, queryDrAndRefundHost: apiHost, enableLog: false })

  async function call(body: Record<string, string>, order: readonly string[], replyOrder: readonly string[]): Promise<Record<string, string> | 'unreachable'> {
    const signed = { ...body, vnp_SecureHash: signValues(hashSecret, body, order) }
    const reply = await post(`${apiHost.replace(/\/+$/, '')}/${API_PATH}`, signed, timeoutMs)
    if (!reply || !sameHash(signValues(hashSecret, reply, replyOrder), reply.vnp_SecureHash)) return 'unreachable'
    if (reply.vnp_ResponseCode === '00' && reply.vnp_TmnCode !== tmnCode) return 'unreachable'
    return Object.fromEntries(Object.entries(reply).map(([name, value]) => [name, textOf(value)]))
  }

  return {
    payUrl: (request) => vnpay.buildPaymentUrl(payFields(request)),

    readNotice(query) {
      const params = onlyOurs(query)
      if (!params || !sameHash(signQuery(hashSecret, params), params.vnp_SecureHash) || params.vnp_TmnCode !== tmnCode) return { verified: false }
      const notice = noticeOf(params)
      return notice ? { verified: true, notice } : { verified: false }
    },

    async query({ requestId, txnRef, createdAt, now, ip }) {
      const body = {
        ...{ vnp_RequestId: requestId, vnp_Version: VERSION, vnp_Command: 'querydr', vnp_TmnCode: tmnCode, vnp_TxnRef: txnRef },
        ...{ vnp_OrderInfo: `Hoi giao dich ${txnRef}`, vnp_TransactionDate: compactLocal(createdAt), vnp_CreateDate: compactLocal(now), vnp_IpAddr: ip },
      }
      const reply = await call(body, valueOrder.query, valueOrder.queryReply)
      if (reply === 'unreachable') return reply
      if (reply.vnp_ResponseCode === '91') return 'unknown'
      if (reply.vnp_ResponseCode !== '00' || reply.vnp_TxnRef !== txnRef) return 'unreachable'
      return noticeOf(reply) ?? 'unreachable'
    },

    async refund(request) {
      const reply = await call(refundFields(request, tmnCode), valueOrder.refund, valueOrder.refundReply)
      if (reply === 'unreachable') return reply
      const code = reply.vnp_ResponseCode ?? ''
      return { state: code === '00' ? 'accepted' : 'rejected', code }
    },
  }
}

/** Direct settlement without a merchant of the market's own: nobody can pay here, and nothing it is told is true. */
export const nobodysGateway: PaymentGateway = {
  payUrl() {
    throw new RangeError('no merchant is configured')
  },
  readNotice: () => ({ verified: false }),
  query: async () => 'unreachable',
  refund: async () => 'unreachable',
}

/** The package multiplies by 100 itself. Throws RangeError for what the gateway would refuse. */
function payFields({ txnRef, amount, orderInfo, bankChoice, createdAt, expiresAt, ip, locale, returnUrl }: PayRequest) {
  if (!REF.test(txnRef) || !INFO.test(orderInfo)) throw new RangeError('reference or order info the gateway cannot sign')
  return {
    vnp_TxnRef: txnRef,
    vnp_Amount: payable(amount),
    vnp_OrderInfo: orderInfo,
    vnp_OrderType: ProductCode.Other,
    vnp_IpAddr: readIp(ip),
    vnp_Locale: locale === 'vi' ? VnpLocale.VN : VnpLocale.EN,
    vnp_ReturnUrl: returnUrl,
    vnp_CreateDate: Number(compactLocal(createdAt)),
    vnp_ExpireDate: Number(compactLocal(expiresAt)),
    ...(bankChoice && { vnp_BankCode: bankChoice }),
  }
}

function refundFields({ requestId, txnRef, transactionNo, amount, full, paidAttemptCreatedAt, now, by, ip, orderInfo }: RefundRequest, tmnCode: string) {
  return {
    ...{ vnp_RequestId: requestId, vnp_Version: VERSION, vnp_Command: 'refund', vnp_TmnCode: tmnCode, vnp_TransactionType: full ? '02' : '03' },
    ...{ vnp_TxnRef: txnRef, vnp_Amount: String(payable(amount) * 100), vnp_OrderInfo: orderInfo, vnp_TransactionNo: transactionNo },
    ...{ vnp_TransactionDate: compactLocal(paidAttemptCreatedAt), vnp_CreateBy: by, vnp_CreateDate: compactLocal(now), vnp_IpAddr: ip },
  }
}

function payable(amount: Dong): number {
  if (!Number.isSafeInteger(amount) || amount < 1 || amount > MOST_DONG) throw new RangeError(`not payable through VNPay: ${amount}`)
  return amount
}

/** 7 to 45 characters; IPv4 behind IPv6 as IPv4. */
const readIp = (ip: string) => {
  const plain = ip.replace(/^::ffff:/i, '')
  return plain.length >= 7 && plain.length <= 45 ? plain : '127.0.0.1'
}

/** The `vnp_*` pairs; undefined when one of them comes twice or the whole is too long to be the gateway's. */
function onlyOurs(query: URLSearchParams): Record<string, string> | undefined {
  const params: Record<string, string> = {}
  let length = 0
  for (const [name, value] of query) {
    length += name.length + value.length
    if (length > LONGEST_QUERY) return undefined
    if (!name.startsWith('vnp_')) continue
    if (Object.hasOwn(params, name)) return undefined
    params[name] = value
  }
  return params
}

/** 01: not finished; 07: debited and held on suspicion. Both may still become a payment. */
const UNFINISHED = ['01', '07']

function noticeOf(params: Record<string, string>): GatewayNotice | undefined {
  const { vnp_TxnRef: txnRef = '', vnp_Amount: amount = '', vnp_ResponseCode: responseCode = '', vnp_TransactionStatus: transactionStatus = '' } = params
  if (!REF.test(txnRef) || !/^\d{3,14}$/.test(amount)) return undefined
  const transactionType = params.vnp_TransactionType ?? ''
  const isPayment = transactionType === '' || transactionType === '01'
  return {
    txnRef,
    // A fraction of a đồng is no amount of ours: it stays unequal to every attempt.
    amount: toDong(amount.endsWith('00') ? Number(amount) / 100 : -1),
    paid: isPayment && responseCode === '00' && transactionStatus === '00',
    pending: !isPayment || UNFINISHED.includes(transactionStatus) || responseCode === '07',
    responseCode,
    transactionStatus,
    transactionNo: params.vnp_TransactionNo ?? '',
    transactionType,
    bankCode: params.vnp_BankCode ?? '',
    payDate: params.vnp_PayDate ?? '',
  }
}

/** The reply's fields, or undefined when nobody answered in time or in JSON. */
async function post(url: string, body: Record<string, string>, timeoutMs: number): Promise<Record<string, unknown> | undefined> {
  try {
    const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), signal: AbortSignal.timeout(timeoutMs), redirect: 'error' })
    const reply: unknown = answer.ok ? await answer.json() : undefined
    return typeof reply === 'object' && reply !== null ? (reply as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
