import { expect, it } from 'vitest'
import { ownPath } from './next-path.ts'

it.each(['/', '/nong-ho/ho-so', '/can-bo/ho?q=tu&trang=2', '/don-hang/K7M42XQR#giao'])('goes on to %s', (path) => expect(ownPath(path)).toBe(path))

it.each([
  '//evil.example', '/\\evil.example', '\\\\evil.example', 'https://evil.example', 'javascript:alert(1)', '/..//evil.example', '/.//evil.example', '/a/..//evil.example',
  '/%0d%0aSet-Cookie:x=1\r\n', '/\t/evil.example', ' /x', '', 'nong-ho', '/dang-xuat', '/dang-nhap/ma', `/${'x'.repeat(600)}`, null, 3, ['/x'],
])('never to %j', (path) => expect(ownPath(path)).toBeUndefined())
