import { readCode } from '#app/lib/code.server.ts'

/** No code holds an L: what follows these letters in a bank's text is a pay-out of ours or nothing. */
const MARK = 'TL'

/** 'TLK7M42XQR': what stands in the text of a transfer. Letters and digits only, for banks drop everything else. */
export const payoutText = (code: string): string => `${MARK}${code}`

/** Codes of pay-outs in the text of a transfer, which banks surround with their own words, split and write in any case. */
export function payoutCodesIn(text: string): string[] {
  const plain = text.normalize('NFD').toUpperCase().replace(/[^A-Z0-9]/g, '')
  const found = [...plain.matchAll(/(?=TL([2-9A-HJKMNP-Z]{8}))/g)].flatMap(([, code]) => readCode(code!) ?? [])
  return [...new Set(found)]
}
