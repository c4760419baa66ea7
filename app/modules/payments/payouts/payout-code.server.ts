import { codesIn } from '#app/lib/code.server.ts'
import { OUT_MARK } from '../bank/out-mark.ts'

/** 'TLK7M42XQR': what stands in the text of a transfer. Letters and digits only, for banks drop everything else. */
export const payoutText = (code: string): string => `${OUT_MARK}${code}`

/** Codes in the text of a transfer that may be a pay-out's. */
export const payoutCodesIn = (text: string): string[] => codesIn(text, OUT_MARK)
