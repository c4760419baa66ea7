// The gateway's side of VNPay PAY 2.1.0, written from the specification alone: the shop's own signing is checked against it.
import { createHmac, timingSafeEqual } from 'node:crypto'

/** As PHP's urlencode: letters, digits and -_. stay, a space becomes +. */
const encode = (text) =>
  [...Buffer.from(text, 'utf8')]
    .map((byte) => {
      const character = String.fromCharCode(byte)
      if (/[A-Za-z0-9_.-]/.test(character)) return character
      return character === ' ' ? '+' : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
    })
    .join('')

const hmac = (secret, text) => createHmac('sha512', secret).update(text, 'utf8').digest('hex')

export const queryString = (params) =>
  Object.keys(params)
    .filter((name) => params[name] !== '' && name !== 'vnp_SecureHash' && name !== 'vnp_SecureHashType')
    .sort()
    .map((name) => `${encode(name)}=${encode(params[name])}`)
    .join('&')

export const hashOfQuery = (secret, params) => hmac(secret, queryString(params))
export const signedQuery = (secret, params) => `${queryString(params)}&vnp_SecureHash=${hashOfQuery(secret, params)}`
export const hashOfValues = (secret, params, order) => hmac(secret, order.map((name) => params[name] ?? '').join('|'))

export function same(expected, received) {
  if (!/^[0-9a-f]{128}$/i.test(received ?? '')) return false
  return timingSafeEqual(Buffer.from(expected, 'hex'), Buffer.from(received, 'hex'))
}

const fields = (names) => names.split(' ').map((name) => `vnp_${name}`)
const answer = 'ResponseId Command ResponseCode Message TmnCode TxnRef Amount BankCode PayDate TransactionNo TransactionType TransactionStatus OrderInfo'
export const order = {
  querydr: fields('RequestId Version Command TmnCode TxnRef TransactionDate CreateDate IpAddr OrderInfo'),
  querydrAnswer: fields(`${answer} PromotionCode PromotionAmount`),
  refund: fields('RequestId Version Command TmnCode TransactionType TxnRef Amount TransactionNo TransactionDate CreateBy CreateDate IpAddr OrderInfo'),
  refundAnswer: fields(answer),
}
