import { expect, it } from 'vitest'
import { sharedPageKey } from './shared-pages.ts'

it.each([
  ['/', '/'],
  ['/en', '/en'],
  ['/?utm_source=zalo', '/'],
  ['/san-pham?trang=2&tinh=19', '/san-pham?tinh=19&trang=2'],
  ['/san-pham?tinh=&sao=5&sao=4&sao=5', '/san-pham?sao=4&sao=5'],
  ['/en/san-pham/che-dinh-ab12cd?tinh=1', '/en/san-pham/che-dinh-ab12cd'],
  ['/gian-hang/tra-co-tu-ab12cd', '/gian-hang/tra-co-tu-ab12cd'],
  ['/en/quy-che', '/en/quy-che'],
])('%s is the shared page %s', (url, key) => expect(sharedPageKey(url)).toBe(key))

it.each(['/san-pham?q=che+dinh', '/san-pham?q=', '/gio-hang', '/don-hang/K7M4', '/nong-ho', '/san-pham/', '/san-pham/a/b', '/english', `/san-pham?tinh=${'1'.repeat(400)}`, '/san-pham.data'])(
  '%s is not shared',
  (url) => expect(sharedPageKey(url)).toBeUndefined(),
)
