import { expect, it } from 'vitest'
import { nextQuery, ownPath } from './next-path.ts'

it.each(['/', '/nong-ho/ho-so', '/can-bo/ho?q=tu&trang=2', '/don-hang/K7M42XQR#giao'])('goes on to %s', (path) => expect(ownPath(path)).toBe(path))

it.each([
  '//evil.example', '/\\evil.example', '\\\\evil.example', 'https://evil.example', 'javascript:alert(1)', '/..//evil.example', '/.//evil.example', '/a/..//evil.example',
  '/%0d%0aSet-Cookie:x=1\r\n', '/\t/evil.example', ' /x', '', 'nong-ho', '/dang-xuat', '/dang-nhap/ma', `/${'x'.repeat(600)}`, null, 3, ['/x'],
])('never to %j', (path) => expect(ownPath(path)).toBeUndefined())

it.each([
  ['/nong-ho/tien-ve', '?tiep=%2Fnong-ho%2Ftien-ve'],
  ['/can-bo/ho.data?q=tu&_routes=routes%2Fofficer', '?tiep=%2Fcan-bo%2Fho%3Fq%3Dtu'],
  [`/nong-ho/tien-ve/${'x'.repeat(3_000)}?q=${'%C3%A8'.repeat(800)}`, ''],
])('%s is kept for after signing in as %s', (here, query) => expect(nextQuery(new Request(`http://shop.test${here}`))).toBe(query))
