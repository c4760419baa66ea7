import { expect, it } from 'vitest'
import { acceptedEncoding } from './encodings.ts'

it.each([
  ['gzip, deflate, br', 'br'],
  ['gzip, br;q=0', 'gzip'],
  ['br;q=0.0, gzip;q=0', 'identity'],
  ['br;q=0.5', 'br'],
  ['zstd', 'identity'],
  [undefined, 'identity'],
])('%s gets %s', (header, encoding) => expect(acceptedEncoding(header)).toBe(encoding))
