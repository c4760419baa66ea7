import { timingSafeEqual } from 'node:crypto'
import { buildPaymentUrlSearchParams, calculateSecureHash, hash, HashAlgorithm } from 'vnpay'

/** Convention C1 (PAY 2.1.0): sorted, form-encoded `vnp_*` pairs without the hash itself. */
export const signQuery = (secret: string, params: Record<string, string>): string => {
  const { vnp_SecureHash: _hash, vnp_SecureHashType: _type, ...signed } = params
  const data = buildPaymentUrlSearchParams(signed).toString()
  return calculateSecureHash({ secureSecret: secret, data, hashAlgorithm: HashAlgorithm.SHA512, bufferEncode: 'utf-8' })
}

/** Convention C2 (querydr, refund): values in the documented order, an empty one keeps its bar. */
export const signValues = (secret: string, params: Record<string, unknown>, order: readonly string[]): string =>
  hash(secret, order.map((name) => textOf(params[name])).join('|'), HashAlgorithm.SHA512)

export const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

/** Constant time, upper or lower case; false for anything that is no SHA-512 in hex. */
export function sameHash(expected: string, received: unknown): boolean {
  if (typeof received !== 'string' || !/^[0-9a-f]{128}$/i.test(received)) return false
  return timingSafeEqual(Buffer.from(expected, 'hex'), Buffer.from(received, 'hex'))
}

const reply = ['ResponseId', 'Command', 'ResponseCode', 'Message', 'TmnCode', 'TxnRef', 'Amount', 'BankCode', 'PayDate', 'TransactionNo', 'TransactionType', 'TransactionStatus', 'OrderInfo']
const vnp = (names: readonly string[]) => names.map((name) => `vnp_${name}`)

export const valueOrder = {
  query: vnp(['RequestId', 'Version', 'Command', 'TmnCode', 'TxnRef', 'TransactionDate', 'CreateDate', 'IpAddr', 'OrderInfo']),
  queryReply: vnp([...reply, 'PromotionCode', 'PromotionAmount']),
  refund: vnp(['RequestId', 'Version', 'Command', 'TmnCode', 'TransactionType', 'TxnRef', 'Amount', 'TransactionNo', 'TransactionDate', 'CreateBy', 'CreateDate', 'IpAddr', 'OrderInfo']),
  refundReply: vnp(reply),
}
