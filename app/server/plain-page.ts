import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

/** What the host says when the app cannot be asked. */
const words = {
  vi: {
    home: 'Về trang đầu',
    reference: 'Khi gọi hỏi, đọc giúp mã này:',
    foreignForm: ['Chưa gửi được', 'Mẫu này được gửi từ một trang khác nên không nhận, và chưa có gì thay đổi. Mở lại trang Chợ Làng rồi gửi lại giúp.'],
    tooMany: ['Chờ một chút', 'Đường mạng này vừa mở quá nhiều trang. Chờ một phút rồi bấm lại; những gì đã gửi vẫn còn.'],
    tooLarge: ['Nặng quá, chưa gửi được', 'Mỗi ảnh nặng nhất 15 MB, mỗi lần nhiều nhất sáu ảnh. Quay lại, chọn ảnh nhẹ hơn rồi gửi lại.'],
    noLength: ['Chưa gửi được', 'Trình duyệt không cho biết gửi bao nhiêu. Quay lại rồi gửi lại giúp.'],
    notFound: ['Không thấy trang này', 'Xem lại đường dẫn, hoặc tìm từ trang đầu.'],
    failed: ['Trang này chưa mở được', 'Những gì đã lưu vẫn còn. Chờ một phút rồi mở lại; vẫn vậy thì gọi cho Chợ Làng.'],
  },
  en: {
    home: 'To the first page',
    reference: 'When you call, please read this code:',
    foreignForm: ['Not sent', 'This form came from another site, so it was not taken and nothing has changed. Open Chợ Làng again and send it from there.'],
    tooMany: ['One moment', 'Too many pages were opened from this connection. Wait a minute and try again; what you sent is kept.'],
    tooLarge: ['Too large to send', 'A photo may have 15 MB at most, six photos at a time. Go back, choose lighter photos and send again.'],
    noLength: ['Not sent', 'The browser did not say how much it sends. Go back and send again.'],
    notFound: ['There is no such page', 'Check the address, or search from the first page.'],
    failed: ['This page could not be opened', 'What was saved is kept. Wait a minute and try again; if it stays so, call Chợ Làng.'],
  },
} satisfies Record<string, Record<string, string | [string, string]>>

type Wording = 'foreignForm' | 'tooMany' | 'tooLarge' | 'noLength' | 'notFound' | 'failed'

const STYLE = 'body{font:18px/1.5 system-ui,sans-serif;max-width:34rem;margin:3rem auto;padding:0 1rem;color:#23301f;background:#fbf7ec}a{color:#1f5c38;display:inline-block;padding:.7rem 0}'
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64')

/** A whole page without the app: two sentences, the way home, and the reference when there is one. */
export function sendPlainPage(request: IncomingMessage & { originalUrl?: string }, response: ServerResponse, status: number, wording: Wording, reference?: string) {
  const locale = /^\/en(?:[/?]|$)/.test(request.originalUrl ?? request.url ?? '') ? 'en' : 'vi'
  const { home, reference: readThis, [wording]: text } = words[locale]
  const [title, sentence] = text
  const code = reference === undefined ? '' : `<p>${readThis} <strong>${reference}</strong></p>`
  const body = `<!DOCTYPE html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${STYLE}</style></head><body><main><h1>${title}</h1><p>${sentence}</p>${code}<p><a href="${locale === 'en' ? '/en' : '/'}">${home}</a></p></main></body></html>`
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; frame-ancestors 'none'`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}
