import { randomInt } from 'node:crypto'

/** Without 0/O, 1/I/L: people read these aloud on the phone. */
export const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const SIZE = CODE_ALPHABET.length

/** Seven characters and a check character: 'K7M42XQ' + 'R'. 31^7 codes. */
export function newCode(random: (below: number) => number = randomInt): string {
  const body = Array.from({ length: 7 }, () => CODE_ALPHABET[random(SIZE)]).join('')
  return body + checkCharacter(body)
}

/** What somebody typed or dictated → the code, or undefined when a character is wrong or two stand the wrong way round. */
export function readCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replace(/[\s.-]/g, '')
  if (code.length !== 8 || [...code].some((character) => !CODE_ALPHABET.includes(character))) return undefined
  return checkCharacter(code.slice(0, 7)) === code[7] ? code : undefined
}

/**
 * Codes behind `mark` in the text of a transfer, which banks surround with their own words, glue to them, split and write in any case; each with
 * the `digits` that follow it. A mark with an L begins inside no code. Several: the caller knows what they mean.
 */
export function codesIn(text: string, mark: string, { digits = 0 }: { digits?: number } = {}): string[] {
  const plain = text.normalize('NFD').toUpperCase().replace(/[^A-Z0-9]/g, '')
  const marked = new RegExp(`(?=${mark}([${CODE_ALPHABET}]{8})(\\d{${digits}}))`, 'g')
  return [...new Set([...plain.matchAll(marked)].flatMap(([, code, after]) => (readCode(code!) === undefined ? [] : code! + after!)))]
}

/** 'K7M42XQR' → 'K7M4 2XQR' */
export const showCode = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`

/** Weighted sum modulo the prime 31: finds every single wrong character and every swap of neighbours. */
function checkCharacter(body: string): string {
  const sum = [...body].reduce((total, character, position) => total + (position + 1) * CODE_ALPHABET.indexOf(character), 0)
  return CODE_ALPHABET[sum % SIZE]!
}
