import { randomBytes } from 'node:crypto'

const escape = (text) => String(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
const money = (hundredths) => `${(Number(hundredths) / 100).toString().replace(/\B(?=(\d{3})+$)/g, '.')} đ`

const style = `
*{box-sizing:border-box}
body{margin:0;font:18px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;background:#eef2f7;color:#14233b}
header{background:#0b4a8f;color:#fff;padding:14px 16px;border-bottom:6px solid #e4252c}
header b{font-size:1.25rem}header span{display:block;font-size:.95rem}
main{max-width:34rem;margin:0 auto;padding:16px}
.box{background:#fff;border:1px solid #b9c6d8;border-radius:10px;padding:16px;margin:0 0 16px}
dl{margin:0}dt{color:#4a5b75;font-size:.95rem}dd{margin:0 0 10px;font-weight:600;overflow-wrap:anywhere}
.sum{font-size:1.7rem}
h1{font-size:1.3rem;margin:8px 0 14px}h2{font-size:1.05rem;margin:22px 0 8px}
button,.go{display:block;width:100%;min-height:56px;margin:0 0 12px;padding:10px 16px;border:2px solid #0b4a8f;border-radius:10px;background:#fff;color:#0b4a8f;font-family:inherit;font-size:18px;font-weight:600;line-height:1.35;text-align:left;text-decoration:none;cursor:pointer}
button small{display:block;font-size:16px;font-weight:400;color:#3d4d66}
button.yes{background:#0b6b3a;border-color:#0b6b3a;color:#fff}button.yes small{color:#e6f5ec}
button:focus-visible,.go:focus-visible{outline:4px solid #e4a600;outline-offset:2px}
.bad{border-left:8px solid #b3121d}li{overflow-wrap:anywhere}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.95rem}td,th{text-align:left;padding:8px 6px;border-bottom:1px solid #d5deea;vertical-align:top}`

/** One page, no script. `formTo`: origins a form may lead to, its redirect included. */
export function send(response, status, title, body, formTo = []) {
  const nonce = randomBytes(16).toString('base64')
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' ${formTo.join(' ')}`,
  })
  response.end(`<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(title)}</title><style nonce="${nonce}">${style}</style></head>
<body><header><b>Cổng thanh toán VNPay</b><span>Bản thử trên máy này, không có tiền thật</span></header><main>${body}</main></body></html>`)
}

export const refusal = (faults) => `<h1>Không mở được lần trả tiền này</h1>
<div class="box bad"><p>Cửa hàng gửi sang chưa đúng:</p><ul>${faults.map((fault) => `<li>${escape(fault)}</li>`).join('')}</ul></div>`

const ways = [
  ['success', 'Trả thành công', 'Ngân hàng trừ tiền, báo cho cửa hàng.', 'yes'],
  ['short', 'Không đủ tiền', 'Mã 51, không trừ tiền.'],
  ['cancel', 'Huỷ, không trả nữa', 'Mã 24, quay về cửa hàng.'],
]
const troubles = [
  ['silent', 'Trả rồi mà cửa hàng không nghe thấy gì', 'Trừ tiền, không báo; cửa hàng phải tự hỏi.'],
  ['twice', 'Báo hai lần', 'Hai tin cùng một lúc, rồi thêm một tin nữa.'],
  ['wrong_amount', 'Sai số tiền', 'Tin báo ký đúng nhưng lệch số tiền.'],
  ['forged', 'Chữ ký giả', 'Kẻ khác báo là đã trả; không ai trả gì.'],
]
const button = ([value, label, hint, look = '']) => `<button class="${look}" name="do" value="${value}">${label}<small>${hint}</small></button>`

export function payPage({ params }) {
  const choices = (list) => list.map(button).join('')
  return `<h1>Trả tiền cho Chợ Làng</h1>
<div class="box"><dl><dt>Số tiền</dt><dd class="sum">${money(params.vnp_Amount)}</dd><dt>Nội dung</dt><dd>${escape(params.vnp_OrderInfo)}</dd>
<dt>Người nhận</dt><dd>${escape(params.vnp_TmnCode)}</dd><dt>Cách trả</dt><dd>${escape(params.vnp_BankCode || 'chọn tại VNPay')}</dd></dl></div>
<form method="post" action="/vnpay/pay"><input type="hidden" name="ref" value="${escape(params.vnp_TxnRef)}">
${choices(ways)}<h2>Những chuyện hay gặp</h2>${choices(troubles)}</form>`
}

export const overPage = (words, back) => `<h1>${escape(words)}</h1><div class="box"><p>Lượt này không trả được nữa. Quay về cửa hàng để xem đơn.</p></div><a class="go" href="${escape(back)}">Quay về cửa hàng</a>`

export const merchantsPage = (merchants, day) => `<h1>Cửa hàng thử</h1><div class="box"><p>Mỗi gian hàng tự nhận tiền lấy một mã và khoá ở đây, rồi điền vào chợ.</p></div>
${merchants.map(({ code, secret }) => `<div class="box"><dl><dt>Mã cửa hàng (TmnCode)</dt><dd>${escape(code)}</dd><dt>Khoá (HashSecret)</dt><dd>${escape(secret)}</dd></dl><a class="go" href="/vnpay/settlements?tmn=${escape(code)}&amp;day=${day}">Tải Bảng kê hôm nay</a></div>`).join('')}`

const toMerchants = '<a class="go" href="/vnpay/merchants">Cửa hàng và bảng kê</a>'

export function listPage(transactions) {
  if (transactions.length === 0) return toMerchants + '<h1>Các lần trả tiền</h1><div class="box"><p>Chưa có lần nào. Đặt một đơn ở chợ rồi bấm trả tiền.</p></div>'
  const rows = transactions.map(({ ref, amount, state, ipns, refunds }) => {
    const told = ipns.length === 0 ? 'chưa báo' : ipns.map(({ answer }) => escape(answer)).join(', ')
    return `<tr><td>${escape(ref)}</td><td>${money(amount)}</td><td>${escape(state)}</td><td>${told}</td><td>${refunds.map(({ amount: back, status }) => `${money(back)} (${escape(status)})`).join(', ')}</td></tr>`
  })
  return `${toMerchants}<h1>Các lần trả tiền</h1><div class="box scroll"><table><thead><tr><th>Mã</th><th>Số tiền</th><th>Trạng thái</th><th>Cửa hàng trả lời</th><th>Trả lại</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`
}
