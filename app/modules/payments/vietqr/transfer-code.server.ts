import { codesIn } from '#app/lib/code.server.ts'

/** No order code holds an L: what follows these letters in a bank's text is ours or nobody's. */
const MARK = 'CL'

/** 'CLK7M42XQR03': the group's code and which attempt of it. Letters and digits only, for banks drop everything else. Two digits are enough: openAttempt ends a group's attempts long before. */
export const transferCode = (groupCode: string, attempt: number): string => `${MARK}${groupCode}${String(attempt).padStart(2, '0')}`

/** 'CL K7M4 2XQR 03', to be read and typed. */
export const showTransferCode = (code: string): string => `${code.slice(0, 2)} ${code.slice(2, 6)} ${code.slice(6, 10)} ${code.slice(10)}`

/** Every code of ours in the text of a transfer. Several: a person decides. */
export const transferCodesIn = (text: string): string[] => codesIn(text, MARK, { digits: 2 }).map((code) => MARK + code)
