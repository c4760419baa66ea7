import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { HOUR, plus } from '#app/lib/time.ts'
import { OWN_ADDRESS, requestIdOf } from '../attempts/ask-gateway.server.ts'
import { addMerchant, endMerchants } from './merchants.repo.server.ts'

/** While VNPay replaces a secret, messages signed with the old one are still on their way. */
export const OLD_SECRET_LIVES_MS = 48 * HOUR

/** Step: new payments go to this merchant; what it used before is still listened to for two days. Callers have checked who sets it. Returns the row's id. */
export async function setMerchant(tx: Writer, ctx: Context, { collectorId, tmnCode, secretSealed }: { collectorId: string; tmnCode: string; secretSealed: string }): Promise<string> {
  const [id, now] = [ctx.newId(), ctx.now()]
  await endMerchants(tx, collectorId, plus(now, OLD_SECRET_LIVES_MS))
  await addMerchant(tx, { id, collectorId, tmnCode, secretSealed, setBy: ctx.actor!.personId, validFrom: now })
  return id
}

/**
 * VNPay itself says whether code and secret belong together: it signs its answer to a question about a payment that never was.
 * Not inside a write. Throws invalid beside `secret` when it does not, or when nobody answers.
 */
export async function proveMerchant(ctx: Context, merchant: { tmnCode: string; secret: string }): Promise<void> {
  const requestId = requestIdOf(ctx.newId())
  const said = await ctx.ports.merchant({ tmnCode: merchant.tmnCode, hashSecret: merchant.secret }).query({ requestId, txnRef: `KIEMTRA-${requestId.slice(-12)}`, createdAt: ctx.now(), now: ctx.now(), ip: OWN_ADDRESS })
  if (said === 'unreachable') throw new DomainError('invalid', 'collectors.merchantUnproven', { field: 'secret' })
}
