import type { Reader } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { findCollector } from '#app/modules/stalls/find-collector.server.ts'
import { collectorAccountById } from '../collectors/collector-account.server.ts'
import type { AttemptRow } from '../payments.repo.server.ts'
import { vietQr } from './payload.ts'
import { showTransferCode } from './transfer-code.server.ts'

/** What a buyer must type, or scan as `payload`. amount: whole đồng; until: when there is news at the latest; direct: the stall itself looks whether it came. */
export type Transfer = { code: string; shownCode: string; amount: number; bankName: string; number: string; holderName: string; payload: string; until: Date; direct: boolean }

/** The transfer an attempt waits for; null for another way to pay. To pages of the buyer only: it names the account. */
export async function transferOf(read: Reader, ctx: Pick<Context, 'ports'>, attempt: AttemptRow | undefined): Promise<Transfer | null> {
  const account = attempt?.accountId ? await collectorAccountById(read, ctx, attempt.accountId) : undefined
  if (!attempt || !account) return null
  const { txnRef: code, amount, expiresAt: until } = attempt
  const direct = (await findCollector(read, account.collectorId))?.settlement === 'direct'
  const { bankBin: bin, number, bankName, holderName } = account
  return { code, shownCode: showTransferCode(code), amount, bankName, number, holderName, payload: vietQr({ bin, account: number, amount, purpose: code }), until, direct }
}
