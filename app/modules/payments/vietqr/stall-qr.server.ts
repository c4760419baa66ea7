import { eq } from 'drizzle-orm'
import { banks } from '#db/schema/places.ts'
import type { Context } from '#app/lib/context.ts'
import { accountOfProducer } from '#app/modules/producers/bank-account.server.ts'
import { producerOfActor } from '#app/modules/producers/own-producer.server.ts'
import { stallOfProducer } from '#app/modules/stalls/find-stall.server.ts'
import { vietQr } from './payload.ts'

/** payload: a VietQR without amount, for money handed over at the stall itself. */
export type StallQr = { stallName: string; bankName: string; number: string; holderName: string; payload: string }

/**
 * The printed QR of the actor's stall, to the household's own account; a sentence's key instead when there is no account, its name is not
 * confirmed, or it was changed within 72 hours: a paper outlives a mistake. Throws forbidden for who has no duty in its money.
 */
export async function stallQrOf(ctx: Context): Promise<StallQr | 'payments.stallQrNoAccount' | 'payments.stallQrWaits' | 'payments.stallQrNoStall'> {
  const read = ctx.store.read
  const { id } = await producerOfActor(read, ctx, 'money')
  const [stall, account] = await Promise.all([stallOfProducer(read, id), accountOfProducer(read, id)])
  if (!stall) return 'payments.stallQrNoStall'
  if (!account) return 'payments.stallQrNoAccount'
  if (!account.confirmedAt || account.nameCheck === 'refused' || (account.payableFrom && account.payableFrom > ctx.now())) return 'payments.stallQrWaits'
  const [bank] = await read.select({ bin: banks.bin, shortName: banks.shortName, receives: banks.receivesVietQr }).from(banks).where(eq(banks.code, account.bankCode))
  if (!bank?.receives) return 'payments.stallQrNoAccount'
  const number = ctx.ports.vault.open(account.numberSealed)
  return { stallName: stall.name, bankName: bank.shortName, number, holderName: account.holderName, payload: vietQr({ bin: bank.bin, account: number }) }
}
