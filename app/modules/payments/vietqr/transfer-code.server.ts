import { codesIn } from '#app/lib/code.server.ts'
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

/** Every code of ours in the text of a transfer. Several: a person decides. */
export const transferCodesIn = (text: string): string[] => codesIn(text, MARK, { digits: 2 }).map((code) => MARK + code)
