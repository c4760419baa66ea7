import { randomBytes } from 'node:crypto'
import { banks } from './banks.mjs'
import { encodings, separators } from './files.mjs'

export const escape = (text) => String(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
const money = (amount) => `${amount < 0 ? '−' : ''}${String(Math.abs(amount)).replace(/\B(?=(\d{3})+$)/g, '.')} đ`

const style = `
*{box-sizing:border-box}
body{margin:0;font:18px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;background:#eff4ec;color:#1b2b1e}
header{background:#14532d;color:#fff;padding:14px 16px;border-bottom:6px solid #c9a227}
header b{font-size:1.25rem}header span{display:block;font-size:.95rem}
main{max-width:44rem;margin:0 auto;padding:16px}
.box{background:#fff;border:1px solid #b7c8b9;border-radius:10px;padding:16px;margin:0 0 16px}
dl{margin:0}dt{color:#41594a;font-size:.95rem}dd{margin:0 0 10px;font-weight:600;overflow-wrap:anywhere}.sum{font-size:1.7rem}
h1{font-size:1.3rem;margin:8px 0 14px}h2{font-size:1.05rem;margin:22px 0 8px}
label{display:block;margin:0 0 12px;font-weight:600}input,select,textarea{display:block;width:100%;min-height:48px;margin-top:4px;padding:8px 12px;border:2px solid #6b8371;border-radius:8px;font:inherit;background:#fff;color:inherit}
button,.go{display:block;width:100%;min-height:56px;margin:0 0 12px;padding:10px 16px;border:2px solid #14532d;border-radius:10px;background:#fff;color:#14532d;font:inherit;font-weight:600;line-height:1.35;text-align:left;text-decoration:none;cursor:pointer}
button small{display:block;font-size:16px;font-weight:400;color:#3d5443}
button.yes{background:#14532d;color:#fff}button.yes small{color:#e3f3e6}
:focus-visible{outline:4px solid #c9a227;outline-offset:2px}
.bad{border-left:8px solid #b3121d}.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.95rem}td,th{text-align:left;padding:8px 6px;border-bottom:1px solid #d3e0d5;vertical-align:top;overflow-wrap:anywhere}
td form button{min-height:44px;margin:0;padding:6px 10px}`

export function send(response, status, title, body) {
  const nonce = randomBytes(16).toString('base64')
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'` })
  response.end(`<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(title)}</title><style nonce="${nonce}">${style}</style></head>
<body><header><b>Ngân hàng thử</b><span>Trên máy này, không có tiền thật</span></header><main>${body}</main></body></html>`)
}

export const refusal = (words) => `<h1>Chưa làm được</h1><div class="box bad"><p>${escape(words)}</p></div><a class="go" href="/bank/">Về trang đầu của ngân hàng</a>`

const acts = [
  ['exact', 'Chuyển đúng như vậy', 'Ngân hàng báo thẳng cho cửa hàng.', 'yes'],
  ['quiet', 'Chuyển, ngân hàng không báo thẳng', 'Chỉ có trong sao kê; người thu hộ nhận sao kê thì cửa hàng mới biết.'],
]
const troubles = [
  ['less', 'Chuyển thiếu 1.000 đ', 'Đúng nội dung, lệch số tiền.'],
  ['twice', 'Chuyển hai lần', 'Hai khoản như nhau, hai mã giao dịch.'],
  ['wrong_code', 'Ghi sai nội dung', 'Đúng số tiền, cửa hàng không nhận ra đơn nào.'],
  ['told_twice', 'Ngân hàng báo lặp', 'Một khoản, ba tin, hai tin cùng một lúc.'],
  ['forged', 'Kẻ khác báo là đã chuyển', 'Chữ ký giả, không ai chuyển gì.'],
]
const button = ([value, label, hint, look = '']) => `<button class="${look}" name="do" value="${value}">${label}<small>${hint}</small></button>`

export function transferPage({ bin, account, amount, content, back }) {
  const hidden = Object.entries({ bin, account, amount, content, back }).map(([name, value]) => `<input type="hidden" name="${name}" value="${escape(value)}">`).join('')
  const bank = Object.values(banks).find((one) => one.bin === bin)?.name ?? bin
  return `<h1>Chuyển khoản</h1>
<div class="box"><dl><dt>Số tiền</dt><dd class="sum">${money(amount)}</dd><dt>Tới tài khoản</dt><dd>${escape(account)}, ${escape(bank)}</dd><dt>Nội dung</dt><dd>${escape(content)}</dd></dl></div>
<form method="post" action="/bank/transfer">${hidden}${acts.map(button).join('')}<h2>Những chuyện hay gặp</h2>${troubles.map(button).join('')}</form>`
}

export const donePage = (movements, back) => `<h1>${movements.length === 0 ? 'Không có khoản nào được chuyển' : 'Đã chuyển'}</h1>
<div class="box">${movements.map(({ amount, reference, content, told }) => `<p><b>${money(amount)}</b>, ${escape(content)}<br>Mã giao dịch ${escape(reference)}. Báo thẳng: ${escape(told.join(', ') || 'không')}</p>`).join('') || '<p>Cửa hàng nhận một tin ký giả.</p>'}</div>
${back ? `<a class="go" href="${escape(back)}">Quay về cửa hàng</a>` : ''}<a class="go" href="/bank/">Về trang đầu của ngân hàng</a>`

const option = ([value, label]) => `<option value="${value}">${label}</option>`

export function homePage({ accounts, movements, lists }) {
  const rows = movements.map(({ id, day, account, amount, content, reference, told }) => `<tr><td>${escape(day)}</td><td>…${escape(account.slice(-4))}</td><td>${money(amount)}</td><td>${escape(content)}<br>${escape(reference)}</td><td>${escape(told.join(', ') || 'chưa báo')}<form method="post" action="/bank/tell"><input type="hidden" name="id" value="${escape(id)}"><button>Báo thẳng</button></form></td></tr>`)
  return `<h1>Chuyển khoản</h1>
<form class="box" method="get" action="/bank/transfer"><label>Dán chữ của mã VietQR<textarea name="qr" rows="3"></textarea></label><button class="yes">Đọc mã</button></form>
<form class="box" method="get" action="/bank/transfer"><label>Ngân hàng nhận<select name="bin">${Object.values(banks).map(({ bin, name }) => option([bin, name])).join('')}</select></label><label>Số tài khoản<input name="account" inputmode="numeric"></label><label>Số tiền<input name="amount" inputmode="numeric"></label><label>Nội dung<input name="content"></label><button>Tiếp tục</button></form>
<h1>Sao kê của một tài khoản</h1>
<form class="box" method="get" action="/bank/statement.csv"><label>Tài khoản<select name="account">${accounts.map((account) => option([account, account])).join('')}</select></label>
<label>Tệp theo kiểu ngân hàng<select name="layout">${Object.entries(banks).map(([id, { name }]) => option([id, name])).join('')}</select></label>
<label>Kiểu chữ<select name="encoding">${encodings.map((one) => option([one, one])).join('')}</select></label>
<label>Dấu ngăn cột<select name="separator">${Object.keys(separators).map((one) => option([one, { comma: 'dấu phẩy', semicolon: 'dấu chấm phẩy', tab: 'dấu tab' }[one]])).join('')}</select></label>
<button class="yes">Tải sao kê</button></form>
<h1>Chuyển theo danh sách</h1>
<form class="box" method="post" action="/bank/payouts" enctype="multipart/form-data"><label>Tệp danh sách (CSV)<input type="file" name="list"></label><label>Trả lại những dòng số<input name="returned" placeholder="2, 5"></label><label>Ngân hàng có tên khác ở những dòng số<input name="renamed" placeholder="3"></label><button class="yes">Chuyển cả danh sách</button></form>
${lists.map(({ id, rows: list }) => `<a class="go" href="/bank/payouts/${id}.csv">Tải kết quả danh sách ${id}: ${list.length} dòng</a>`).join('')}
<h1>Giao dịch</h1><div class="box scroll">${rows.length === 0 ? '<p>Chưa có giao dịch nào.</p>' : `<table><thead><tr><th>Ngày</th><th>Tài khoản</th><th>Số tiền</th><th>Nội dung</th><th>Báo thẳng</th></tr></thead><tbody>${rows.join('')}</tbody></table>`}</div>`
}
