const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escape = (text) => String(text).replace(/[&<>"']/g, (character) => entities[character])

const LINK = /(https?:\/\/)?((?:[\w-]+\.)+[a-z0-9-]+(?::\d+)?\/[^\s<>"']*[^\s<>"'.,;!?)])/gi
/** Text with its addresses made links; those without a scheme as a telephone would open them. */
function linked(text) {
  let html = ''
  let from = 0
  for (const match of text.matchAll(LINK)) {
    const address = `${match[1] ?? 'http://'}${match[2]}`
    html += `${escape(text.slice(from, match.index))}<a href="${escape(address)}">${escape(match[0])}</a>`
    from = match.index + match[0].length
  }
  return html + escape(text.slice(from))
}

const shown = (phone) => phone.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1 $2 $3')
const clock = new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short', timeStyle: 'medium' })

const style = `
:root { color-scheme: light dark; --paper: #f6f1e4; --card: #fffdf7; --ink: #26221a; --soft: #665d4b; --line: #cdbf9f; --tea: #2e6a3c; --rice: #e5b53a }
@media (prefers-color-scheme: dark) { :root { --paper: #1c1a15; --card: #28251e; --ink: #f1ead9; --soft: #b8ad96; --line: #514a3a; --tea: #8fce9b; --rice: #e5b53a } }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 18px/1.5 system-ui, sans-serif; overflow-wrap: anywhere }
header { border-bottom: 4px solid var(--rice); background: var(--card) }
header > div, main { max-width: 42rem; margin: 0 auto; padding: 12px 16px }
h1 { margin: 0; font-size: 24px }
p { margin: 4px 0 }
.soft { color: var(--soft); font-size: 16px }
a { color: var(--tea) }
nav { display: flex; flex-wrap: wrap; margin: 8px -4px }
nav a { display: inline-flex; align-items: center; min-height: 48px; margin: 4px; padding: 0 14px; border: 2px solid var(--line); border-radius: 24px; background: var(--card); text-decoration: none; font-weight: 600 }
nav a[aria-current] { border-color: var(--tea); background: var(--tea); color: var(--card) }
ol { list-style: none; margin: 0; padding: 0 }
li { margin: 14px 0; padding: 12px 16px; border: 2px solid var(--line); border-radius: 4px 18px 18px 18px; background: var(--card) }
li p.text { font-size: 19px }
li p.text a { display: inline-block; padding: 6px 0; font-weight: 600 }
.empty { padding: 40px 16px; text-align: center }
`

export function inboxPage({ messages, phones, phone, shopUrl }) {
  const tab = (to, label, current) => `<a href="${to}"${current ? ' aria-current="page"' : ''}>${label}</a>`
  const items = messages.map(
    (message) =>
      `<li><p class="soft">${escape(message.from)} → <strong>${shown(message.phone)}</strong> · <time datetime="${message.at}">${clock.format(new Date(message.at))}</time></p><p class="text">${linked(message.text)}</p></li>`,
  )
  return `<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Hộp tin điện thoại</title><link rel="icon" href="data:,"><style>${style}</style></head>
<body><header><div><h1>Hộp tin điện thoại</h1><p class="soft">Tin mà các máy đã nhận, chỉ có trong bản thử. Trang tự làm mới. <a href="${escape(shopUrl)}/">Về chợ</a></p></div></header>
<main><nav aria-label="Chọn số">${tab('/messages/', 'Mọi số', !phone)}${(phone && !phones.includes(phone) ? [phone, ...phones] : phones).slice(0, 40).map((number) => tab(`/messages/?phone=${number}`, shown(number), number === phone)).join('')}</nav>
${items.length > 0 ? `<ol>${items.join('')}</ol>` : '<p class="empty">Chưa có tin nào.</p>'}</main></body></html>`
}
