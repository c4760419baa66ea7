import { hashOfQuery, same } from './signing.mjs'

const date = /^\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])([01]\d|2[0-3])[0-5]\d[0-5]\d$/
const isWebAddress = (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)

/** Every parameter of the pay request: whether it must be there, what it may be, and what is wrong otherwise. */
const rules = {
  vnp_Version: [true, (v) => v === '2.1.0', 'phải là 2.1.0'],
  vnp_Command: [true, (v) => v === 'pay', 'phải là pay'],
  vnp_TmnCode: [true, (v) => /^[A-Za-z0-9]{8}$/.test(v), 'phải là 8 chữ hoặc số'],
  vnp_Amount: [true, (v) => /^[1-9]\d{2,11}$/.test(v) && v.endsWith('00'), 'phải là số đồng nhân 100, nhiều nhất 12 chữ số'],
  vnp_BankCode: [false, (v) => /^[A-Z0-9]{3,20}$/.test(v), 'phải là VNPAYQR, VNBANK, INTCARD hoặc mã ngân hàng'],
  vnp_CreateDate: [true, (v) => date.test(v), 'phải là yyyyMMddHHmmss'],
  vnp_ExpireDate: [true, (v) => date.test(v), 'phải là yyyyMMddHHmmss'],
  vnp_CurrCode: [true, (v) => v === 'VND', 'phải là VND'],
  vnp_IpAddr: [true, (v) => /^[0-9A-Fa-f.:]{7,45}$/.test(v), 'phải là địa chỉ IP dài 7 đến 45 chữ'],
  vnp_Locale: [true, (v) => v === 'vn' || v === 'en', 'phải là vn hoặc en'],
  vnp_OrderInfo: [true, (v) => /^[A-Za-z0-9 .:_-]{1,255}$/.test(v), 'phải không dấu, không ký tự lạ, dài 1 đến 255 chữ'],
  vnp_OrderType: [true, (v) => /^[A-Za-z0-9_]{1,100}$/.test(v), 'phải là mã loại hàng'],
  vnp_ReturnUrl: [true, (v) => v.length >= 10 && v.length <= 255 && isWebAddress(v), 'phải là địa chỉ web dài 10 đến 255 chữ'],
  vnp_TxnRef: [true, (v) => /^[A-Za-z0-9.:_-]{1,100}$/.test(v), 'phải dài 1 đến 100 chữ, không ký tự lạ'],
}

/** What is wrong with a pay request, in words; an empty list when it may be paid. */
export function faultsOf(query, { secretOf }) {
  const params = Object.fromEntries(query)
  const faults = []
  for (const name of new Set(query.keys())) if (query.getAll(name).length > 1) faults.push(`${name}: gửi hai lần`)
  for (const name of Object.keys(params)) if (!(name in rules) && name !== 'vnp_SecureHash') faults.push(`${name}: VNPay không có trường này`)
  for (const [name, [needed, fits, words]] of Object.entries(rules)) {
    const value = params[name] ?? ''
    if (value === '' ? needed : !fits(value)) faults.push(`${name}: ${value === '' ? 'còn thiếu' : words}`)
  }
  const hashSecret = secretOf(params.vnp_TmnCode)
  if (hashSecret === undefined) faults.push('vnp_TmnCode: không có cửa hàng này')
  if (date.test(params.vnp_CreateDate) && date.test(params.vnp_ExpireDate) && params.vnp_ExpireDate <= params.vnp_CreateDate) faults.push('vnp_ExpireDate: phải sau vnp_CreateDate')
  if (!same(hashOfQuery(hashSecret ?? '', params), params.vnp_SecureHash)) faults.push('vnp_SecureHash: chữ ký không khớp')
  return faults
}
