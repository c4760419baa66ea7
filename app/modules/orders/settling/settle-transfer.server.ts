import type { Context } from '#app/lib/context.ts'
import { findAttempt } from '#app/modules/payments/attempts/find-attempts.server.ts'
import { settleTransferAttempt, type TransferOutcome, type TransferWord } from '#app/modules/payments/vietqr/settle-transfer-attempt.server.ts'
import { lockFor, settleOnce } from './settle-once.server.ts'

export type TransferSettlement = 'settled' | Exclude<TransferOutcome, 'paid'>

/**
 * A credit on the bank account that names a VietQR attempt by its code. Only the exact sum settles it, once; money for an attempt given
 * up for another way, or for a group that is paid already, is taken and asked back. The rest changes nothing and is for a person: `wrong_amount`, `duplicate`
 * (another credit paid this attempt before), `unknown` (no such VietQR attempt). `already`: this very credit, told again.
 */
export const settleTransfer = (ctx: Context, word: TransferWord): Promise<TransferSettlement> =>
  settleOnce<TransferOutcome>(ctx, async (tx) => {
    await lockFor(tx, await findAttempt(tx, word.attemptId))
    return settleTransferAttempt(tx, ctx, word)
  })
