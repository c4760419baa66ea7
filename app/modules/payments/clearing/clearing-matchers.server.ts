import type { Reader, Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import type { ClearingType } from './clearing-kinds.ts'
import { credit, findExpected, type Movement } from './credit.server.ts'

const matcher = <Type extends ClearingType>(type: Type) => ({
  type,
  find: (read: Reader, row: Movement) => findExpected(read, type, row),
  take: (tx: Writer, ctx: Context, id: string, { collectorId, amount }: Movement) => credit(tx, ctx, type, { collectorId, id, amount, from: 'bank' as const }),
})

/** What the clearing of VNPay and carriers waits for on the bank account. */
export const clearingMatchers = [matcher('settlement'), matcher('remittance'), matcher('carrier_bill')]
