import { readCode } from '#app/lib/code.server.ts'
import { DomainError } from '#app/lib/errors.ts'

/** No order code holds an L: what follows these letters in a bank's text is ours or nobody's. */
const MARK = 'CL'
const MOST_ATTEMPTS = 99

/** 'CLK7M42XQR03': the group's code and which attempt of it. Letters and digits only, for banks drop everything else. Throws too_many after 99 attempts. */
export function transferCode(groupCode: string, attempt: number): string {
  if (attempt > MOST_ATTEMPTS) throw new DomainError('too_many', 'payments.tooManyAttempts')
  return `${MARK}${groupCode}${String(attempt).padStart(2, '0')}`
}

/** 'CL K7M4 2XQR 03', to be read and typed. */
export const showTransferCode = (code: string): string => `${code.slice(0, 2)} ${code.slice(2, 6)} ${code.slice(6, 10)} ${code.slice(10)}`

/** Every code of ours in the text of a transfer, which banks surround with their own words, split and write in any case. Several: a person decides. */
export function transferCodesIn(text: string): string[] {
  const plain = text.normalize('NFD').toUpperCase().replace(/[^A-Z0-9]/g, '')
  const found = [...plain.matchAll(/(?=CL([2-9A-HJKMNP-Z]{8})(\d\d))/g)].filter(([, code]) => readCode(code!) !== undefined)
  return [...new Set(found.map(([, code, attempt]) => MARK + code! + attempt!))]
}
