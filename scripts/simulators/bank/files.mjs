import { banks, statementLayouts } from './banks.mjs'

const BOM = { 'utf-8-bom': [0xef, 0xbb, 0xbf], 'utf-16le': [0xff, 0xfe], 'utf-16be': [0xfe, 0xff] }
export const encodings = ['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'windows-1258']
export const separators = { comma: ',', semicolon: ';', tab: '\t' }

/** Text in the bytes a bank's machine would write. */
export function encode(text, encoding) {
  const bytes = encoding === 'windows-1258' ? in1258(text) : encoding.startsWith('utf-16') ? Buffer.from(text, 'utf16le') : Buffer.from(text)
  if (encoding === 'utf-16be') bytes.swap16()
  return Buffer.concat([Buffer.from(BOM[encoding] ?? []), bytes])
}

let letters
function in1258(text) {
  letters ??= new Map(Array.from({ length: 0x80 }, (_, at) => [new TextDecoder('windows-1258').decode(Uint8Array.of(0x80 + at)), 0x80 + at]))
  const bytes = []
  for (const letter of text.normalize('NFC')) {
    const code = letter.charCodeAt(0)
    const whole = code < 0x80 ? code : letters.get(letter)
    if (whole !== undefined) bytes.push(whole)
    else bytes.push(...apart(letter))
  }
  return Buffer.from(bytes)
}

/** A letter and its tone as two bytes; what the code page lacks becomes a question mark. */
function apart(letter) {
  const parts = [...letter.normalize('NFD')]
  const tone = parts.find((part) => '\u0300\u0301\u0303\u0309\u0323'.includes(part))
  const base = parts.filter((part) => part !== tone).join('').normalize('NFC')
  const first = base.charCodeAt(0) < 0x80 ? base.charCodeAt(0) : letters.get(base)
  return first === undefined || tone === undefined ? [0x3f] : [first, letters.get(tone)]
}

export const csv = (rows, separator) => rows.map((row) => row.map((cell) => (String(cell).match(/["\r\n]/) || String(cell).includes(separator) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell))).join(separator)).join('\r\n')

/** The statement of an account: particulars, heading, movements, sums. */
export function statement({ account, movements, layout, separator }) {
  const columns = statementLayouts[layout]
  let balance = 50_000_000
  const rows = movements.map((movement, at) => {
    balance += movement.amount
    return columns.map(([, cell]) => cell({ ...movement, balance }, at))
  })
  return csv([[`SAO KÊ TÀI KHOẢN ${banks[layout].name}`], ['Số tài khoản', account], [], columns.map(([heading]) => heading), ...rows, ['Tổng cộng']], separator)
}
