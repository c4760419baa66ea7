import { randomBytes } from 'node:crypto'
import { hashOfValues, order, same } from './signing.mjs'

const REFUND_TAKES_MS = 60_000
const messages = { '00': 'Giao dich thanh cong', '02': 'TmnCode khong ton tai', '03': 'Du lieu gui sang khong dung dinh dang', 91: 'Khong tim thay giao dich', 94: 'Yeu cau trung lap', 95: 'Giao dich khong thanh cong ben VNPAY', 97: 'Chu ky khong hop le' }

/** `POST …/merchant_webapi/api/transaction`: querydr and refund, with the documented refusals. Answers are signed. */
export function createMerchantApi({ secretOf, now, transactions, local, settings }) {
  const requests = new Set()
  const statusOf = ({ state, params }) => (state === 'paid' ? '00' : state === 'failed' || params.vnp_ExpireDate <= local(now()) ? '02' : '01')

  return function answer(body) {
    // A merchant nobody knows is told so under the secret of nobody.
    const hashSecret = secretOf(body.vnp_TmnCode) ?? ''
    const command = body.vnp_Command === 'refund' ? 'refund' : 'querydr'
    const result = command === 'refund' ? refund(body) : querydr(body)
    const fields = {
      vnp_ResponseId: randomBytes(16).toString('hex'),
      vnp_Command: command,
      vnp_TmnCode: String(body.vnp_TmnCode ?? ''),
      vnp_TxnRef: String(body.vnp_TxnRef ?? ''),
      vnp_OrderInfo: String(body.vnp_OrderInfo ?? ''),
      ...result,
      vnp_Message: messages[result.vnp_ResponseCode] ?? 'Loi khac',
    }
    return { ...fields, vnp_SecureHash: hashOfValues(hashSecret, fields, order[`${command}Answer`]) }
  }

  function refused(body, command) {
    if (order[command].some((name) => typeof body[name] !== 'string' || (body[name] === '' && name !== 'vnp_TransactionNo'))) return '03'
    const hashSecret = secretOf(body.vnp_TmnCode)
    if (hashSecret === undefined) return '02'
    if (!same(hashOfValues(hashSecret, body, order[command]), body.vnp_SecureHash)) return '97'
    if (body.vnp_Version !== '2.1.0' || !/^\d{14}$/.test(body.vnp_CreateDate) || body.vnp_RequestId.length > 32) return '03'
    const request = `${body.vnp_TmnCode} ${local(now()).slice(0, 8)} ${body.vnp_RequestId}`
    if (requests.has(request)) return '94'
    requests.add(request)
    const transaction = transactions.get(body.vnp_TxnRef)
    return transaction && transaction.params.vnp_TmnCode === body.vnp_TmnCode && transaction.params.vnp_CreateDate === body.vnp_TransactionDate ? undefined : '91'
  }

  function querydr(body) {
    const code = refused(body, 'querydr')
    if (code) return { vnp_ResponseCode: code }
    const transaction = transactions.get(body.vnp_TxnRef)
    const refunded = transaction.refunds.at(-1)
    const kind = refunded ? { vnp_TransactionType: refunded.type, vnp_TransactionStatus: stateOf(refunded), vnp_Amount: refunded.amount } : { vnp_TransactionType: '01', vnp_TransactionStatus: statusOf(transaction), vnp_Amount: transaction.amount }
    return { vnp_ResponseCode: '00', vnp_BankCode: transaction.bankCode, vnp_PayDate: transaction.payDate ?? '', vnp_TransactionNo: transaction.number, ...kind }
  }

  /** 05 at the gateway, for good when the bank is told to wait; then 00, or 09 when it is told to refuse. */
  function stateOf(refunded) {
    if (refunded.waits || now().getTime() - refunded.at < REFUND_TAKES_MS) return '05'
    refunded.status = refunded.rejected ? '09' : '00'
    return refunded.status
  }

  function refund(body) {
    const code = refused(body, 'refund')
    if (code) return { vnp_ResponseCode: code }
    const transaction = transactions.get(body.vnp_TxnRef)
    const amount = Number(body.vnp_Amount)
    const before = transaction.refunds.filter(({ status }) => status !== '09').reduce((sum, one) => sum + Number(one.amount), 0)
    const fits = body.vnp_TransactionType === '02' ? amount === Number(transaction.amount) : body.vnp_TransactionType === '03' && amount > 0
    if (!fits) return { vnp_ResponseCode: '03' }
    if (transaction.state !== 'paid' || before + amount > Number(transaction.amount) || settings.refunds === 'refuse') return { vnp_ResponseCode: '95' }
    transaction.refunds.push({ type: body.vnp_TransactionType, amount: body.vnp_Amount, status: '05', at: now().getTime(), rejected: settings.refunds === 'reject', waits: settings.refunds === 'wait' })
    const { bankCode, payDate, number } = transaction
    return { vnp_ResponseCode: '00', vnp_Amount: body.vnp_Amount, vnp_BankCode: bankCode, vnp_PayDate: payDate ?? '', vnp_TransactionNo: number, vnp_TransactionType: body.vnp_TransactionType, vnp_TransactionStatus: '05' }
  }
}
