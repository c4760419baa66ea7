import { describe, expect, it } from 'vitest'
import { decode, recognise } from './encoding.ts'

const WORDS = 'Ngày giao dịch;Số tiền ghi có;Nội dung\n22/11/2026;512.000;Trần Thị Đào trả tiền chè Đinh\n'
const utf8 = Buffer.from(WORDS)
const utf16le = Buffer.from(WORDS, 'utf16le')
const utf16be = Buffer.from(utf16le).swap16()
const join = (...parts: (number[] | Uint8Array)[]) => Buffer.concat(parts.map((part) => Buffer.from(part)))

/** Windows-1258 as an office machine writes it: letters, then the mark as a byte of its own. */
function in1258(text: string): Buffer {
  const single = new Map<string, number>()
  for (let byte = 0x80; byte < 0x100; byte++) single.set(new TextDecoder('windows-1258').decode(Uint8Array.of(byte)), byte)
  const bytes = [...text.normalize('NFC')].flatMap((letter) => {
    if (letter.charCodeAt(0) < 0x80) return [letter.charCodeAt(0)]
    const whole = single.get(letter)
    if (whole !== undefined) return [whole]
    const parts = [...letter.normalize('NFD')]
    const mark = parts.findIndex((part) => '\u0300\u0301\u0303\u0309\u0323'.includes(part))
    const base = parts.filter((_, at) => at !== mark).join('').normalize('NFC')
    return [single.get(base) ?? base.charCodeAt(0), single.get(parts[mark]!)!]
  })
  return Buffer.from(bytes)
}

const read = (bytes: Uint8Array) => {
  const found = recognise(bytes)
  return 'fault' in found ? found.fault : `${found.encoding}: ${[...decode(bytes, found)].join('').normalize('NFC') === WORDS ? 'same words' : 'other words'}`
}

describe('statements are read in the encoding they are written in', () => {
  it.each([
    ['UTF-8', utf8, 'utf-8'],
    ['UTF-8 with a byte order mark', join([0xef, 0xbb, 0xbf], utf8), 'utf-8'],
    ['UTF-16 LE with a mark', join([0xff, 0xfe], utf16le), 'utf-16le'],
    ['UTF-16 BE with a mark', join([0xfe, 0xff], utf16be), 'utf-16be'],
    ['UTF-16 LE without', utf16le, 'utf-16le'],
    ['UTF-16 BE without', utf16be, 'utf-16be'],
    ['Windows-1258', in1258(WORDS), 'windows-1258'],
  ])('%s', (_name, bytes, encoding) => expect(read(bytes)).toBe(`${encoding}: same words`))

  it('keeps letters whole that lie across two pieces', () => {
    const long = `${'Đường Trần Hưng Đạo, '.repeat(40_000)}\n`
    for (const bytes of [Buffer.from(long), Buffer.from(long, 'utf16le'), in1258(long)]) {
      const found = recognise(bytes)
      if ('fault' in found) throw new Error(found.fault)
      expect([...decode(bytes, found)].join('').normalize('NFC') === long).toBe(true)
    }
  })
})

describe('what cannot be read is refused', () => {
  it.each([
    ['an empty file', Buffer.alloc(0), 'empty'],
    ['a spreadsheet', join([0x50, 0x4b, 0x03, 0x04], utf8), 'spreadsheet'],
    ['an old spreadsheet', join([0xd0, 0xcf, 0x11, 0xe0], utf8), 'spreadsheet'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'notText'],
    ['a picture', join([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13], utf8), 'notText'],
    ['UTF-8 with a line of Windows-1258', join(utf8, in1258(WORDS)), 'mixed'],
    ['UTF-8 cut inside a letter', utf8.subarray(0, utf8.indexOf('ầ') + 1), 'mixed'],
    ['UTF-16 cut inside a letter', join([0xff, 0xfe], utf16le.subarray(0, -1)), 'notText'],
    ['UTF-16 with half a pair', join([0xff, 0xfe], [0x00, 0xd8, 0x41, 0x00]), 'notText'],
    ['UTF-8 with zeros', join(utf8, [0], utf8), 'notText'],
  ])('%s', (_name, bytes, fault) => expect(read(bytes)).toBe(fault))
})
