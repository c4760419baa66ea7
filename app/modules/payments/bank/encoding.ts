export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258'
export type EncodingFault = 'empty' | 'spreadsheet' | 'notText' | 'mixed'
export type Recognised = { encoding: Encoding; skip: number }

const PEEK = 4_096
const CHUNK = 256 * 1024
/** Bytes that Windows-1258 leaves undefined. */
const UNDEFINED_1258 = new Set([0x81, 0x8a, 0x8d, 0x8e, 0x8f, 0x90, 0x9a, 0x9d, 0x9e])

/**
 * How a statement is written, from its bytes alone: byte order marks first, then the zeros of UTF-16, then UTF-8 without a fault, else Windows-1258,
 * the code page of older Vietnamese office machines. A file that holds UTF-8 letters beside others is refused: half of its words would be wrong.
 */
export function recognise(bytes: Uint8Array): Recognised | { fault: EncodingFault } {
  if (bytes.length === 0) return { fault: 'empty' }
  if (begins(bytes, 0x50, 0x4b, 0x03, 0x04) || begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { fault: 'spreadsheet' }
  if (begins(bytes, 0x25, 0x50, 0x44, 0x46)) return { fault: 'notText' }
  const found = marked(bytes) ?? unmarked(bytes)
  if (!found) return { fault: !bytes.includes(0) && hasUtf8Letters(bytes) ? 'mixed' : 'notText' }
  return readable(bytes, found) ? found : { fault: found.encoding === 'utf-8' ? 'mixed' : 'notText' }
}

const begins = (bytes: Uint8Array, ...mark: number[]) => mark.every((byte, at) => bytes[at] === byte)

function marked(bytes: Uint8Array): Recognised | undefined {
  if (begins(bytes, 0xef, 0xbb, 0xbf)) return { encoding: 'utf-8', skip: 3 }
  if (begins(bytes, 0xff, 0xfe)) return { encoding: 'utf-16le', skip: 2 }
  if (begins(bytes, 0xfe, 0xff)) return { encoding: 'utf-16be', skip: 2 }
  return undefined
}

function unmarked(bytes: Uint8Array): Recognised | undefined {
  const peek = bytes.subarray(0, PEEK)
  const zeros = [0, 0]
  for (let at = 0; at < peek.length; at++) if (peek[at] === 0) zeros[at % 2]!++
  const many = peek.length / 6
  if (zeros[1]! > many && zeros[0]! < many / 4) return { encoding: 'utf-16le', skip: 0 }
  if (zeros[0]! > many && zeros[1]! < many / 4) return { encoding: 'utf-16be', skip: 0 }
  const utf8 = { encoding: 'utf-8', skip: 0 } as const
  if (readable(bytes, utf8)) return utf8
  return is1258(bytes) ? { encoding: 'windows-1258', skip: 0 } : undefined
}

function readable(bytes: Uint8Array, recognised: Recognised): boolean {
  try {
    for (const text of decode(bytes, recognised, true)) if (text.includes('\0')) return false
    return true
  } catch {
    return false
  }
}

function is1258(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte === 0 || UNDEFINED_1258.has(byte)) return false
  return !hasUtf8Letters(bytes)
}

/** Whether a letter of two or three bytes stands somewhere among the others. */
function hasUtf8Letters(bytes: Uint8Array): boolean {
  const follows = (at: number) => (bytes[at]! & 0xc0) === 0x80
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (byte >= 0xc2 && byte <= 0xdf && follows(at + 1)) return true
    if (byte >= 0xe0 && byte <= 0xef && follows(at + 1) && follows(at + 2)) return true
  }
  return false
}

/** The text in pieces, so that a long file never stands in memory twice. Vietnamese marks may stand apart: cells are put together (NFC) by who reads them. */
export function* decode(bytes: Uint8Array, { encoding, skip }: Recognised, strict = false): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: strict, ignoreBOM: true })
  for (let at = skip; at < bytes.length; at += CHUNK) yield decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true })
  yield decoder.decode()
}
