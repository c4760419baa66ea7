import { fold } from '#app/lib/fold.ts'

/** What search columns hold: 'tan cuong | tinh thai nguyen'. The bar parts a place's own name from the units around it. */
export const placeText = (ownName: string, around: string): string => `${fold(ownName)} | ${fold(around)}`

/** Kinds of units that people leave out, shorten or get wrong. */
const kindWords = new Set(['xa', 'phuong', 'p', 'x', 'tt', 'tp', 'tx', 'tinh', 'huyen', 'quan'])

export type TypedPlace = { phrase: string; words: readonly string[] }

/** 'Xã Tân Cương, TP Thái Nguyên' → the words that tell places apart; undefined while there are fewer than two letters. */
export function readTypedPlace(typed: string): TypedPlace | undefined {
  const all = fold(typed.slice(0, 200)).split(' ').filter(Boolean)
  const telling = all.filter((word) => !kindWords.has(word))
  const words = (telling.length > 0 ? telling : all).slice(0, 10)
  const phrase = words.join(' ')
  return phrase.length < 2 ? undefined : { phrase, words }
}

/** 0: the very place, 1: its name begins so, 2: a later word does. `text` as placeText wrote it. */
export function closeness({ phrase }: TypedPlace, text: string): 0 | 1 | 2 {
  const name = text
    .split(' | ', 1)[0]!
    .split(' ')
    .filter((word, _, words) => words.length === 1 || !kindWords.has(word))
    .join(' ')
  if (name === phrase || phrase.startsWith(`${name} `)) return 0
  return name.startsWith(phrase) ? 1 : 2
}

/** Breve, circumflex, horn: a letter with one follows the bare letter, in this order. */
const SHAPES = ['\u0306', '\u0302', '\u031b']
const TONES = ['\u0300', '\u0309', '\u0303', '\u0301', '\u0323']
const CROSSED_D = 0x111

/** Byte order of these keys is Vietnamese order, letters with marks after those without; then by tone: ngang, huyen, hoi, nga, sac, nang. */
export function sortKey(name: string): string {
  let tones = ''
  const letters = [...name.normalize('NFC').toLowerCase()].map((character) => {
    const [base, ...marks] = character.normalize('NFD')
    tones += marks.map((mark) => TONES.indexOf(mark) + 1).find(Boolean) ?? 0
    const isCrossed = character.codePointAt(0) === CROSSED_D
    const shape = isCrossed ? 1 : (marks.map((mark) => SHAPES.indexOf(mark) + 1).find(Boolean) ?? 0)
    return isCrossed ? `d${shape}` : /[a-z0-9]/.test(base!) ? `${base}${shape}` : ' '
  })
  return `${letters.join('')} ${tones}`
}
