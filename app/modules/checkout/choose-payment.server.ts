import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { chooseMethod, lockUnpaid } from '#app/modules/orders/settling/choose-method.server.ts'
import { findOpenAttempt, openAttempt, type Attempt } from '#app/modules/payments/attempts/open-attempt.server.ts'
import { takeGateway } from '#app/modules/payments/collectors/takes-gateway.server.ts'
import { payUrlOf } from '#app/modules/payments/attempts/pay-url-of.server.ts'
import type { PayChoice } from './buyer.form.ts'
import { groupOffer } from './find-vietqr-offer.server.ts'
import { gatewayHold, tryUntil } from './limits.ts'
import { groupByCode, type PlacedGroup } from './placements.repo.server.ts'

export type GatewayChoice = Exclude<PayChoice, 'cod' | 'vietqr'>
export type Chosen = { way: 'gateway'; url: string } | { way: 'transfer' }

/**
 * Opens, or finds open, the group's one attempt: at the gateway, with the address to pay it, or a transfer by VietQR. Two tabs get the same
 * attempt; another way of paying closes the one before and brings its own time, for goods and group alike; a try that ran out is followed by another as long as the goods are kept. The caller has checked that the
 * browser may open the group. Throws conflict when it is paid or the time to pay is over, invalid when goods cannot wait for a transfer.
 */
export async function choosePayment(ctx: Context, { groupCode, choice = 'vnpay', ip }: { groupCode: string; choice?: GatewayChoice | 'vietqr'; ip: string }): Promise<Chosen> {
  const attempt = await ctx.store.write(async (tx) => {
    const group = await groupByCode(tx, groupCode)
    if (!group || group.method === 'cod') throw notFound()
    return choice === 'vietqr' ? openTransfer(tx, ctx, group) : openAtGateway(tx, ctx, group, choice)
  })
  return attempt.method === 'vietqr' ? { way: 'transfer' } : { way: 'gateway', url: await payUrlOf(ctx, attempt, { ip }) }
}

/** For the page of an unpaid group; the caller has checked that the browser may open it. */
export async function groupTakesGateway(ctx: Context, groupCode: string): Promise<boolean> {
  const group = await groupByCode(ctx.store.read, groupCode)
  return group !== undefined && takeGateway(ctx.store.read, ctx, [group.collectorId])
}

async function openTransfer(tx: Writer, ctx: Context, group: PlacedGroup): Promise<Attempt> {
  await lockUnpaid(tx, ctx, group.id)
  const begun = await findOpenAttempt(tx, group.id)
  if (begun?.method === 'vietqr') return begun
  const offer = await groupOffer(tx, ctx, group)
  if (typeof offer === 'string') throw new DomainError('invalid', offer, { field: 'pay' })
  await chooseMethod(tx, ctx, { groupId: group.id, method: 'vietqr', holdUntil: offer.until })
  return openAttempt(tx, ctx, { ...attemptOf(group), method: 'vietqr', accountId: offer.accountId, expiresAt: offer.until, bankChoice: null })
}

async function openAtGateway(tx: Writer, ctx: Context, group: PlacedGroup, choice: GatewayChoice): Promise<Attempt> {
  const { method, holdUntil: before, enteredBy, placedAt } = await lockUnpaid(tx, ctx, group.id)
  const holdUntil = method === 'vietqr' ? gatewayHold({ byStaff: enteredBy !== null, placedAt }, ctx.now()) : before
  if (method === 'vietqr') await chooseMethod(tx, ctx, { groupId: group.id, method: 'vnpay', holdUntil })
  return openAttempt(tx, ctx, { ...attemptOf(group), expiresAt: tryUntil(holdUntil, ctx.now()), bankChoice: bankChoiceOf(choice) })
}

const attemptOf = ({ id, collectorId, code, total }: PlacedGroup) => ({ groupId: id, collectorId, groupCode: code, amount: total })

export const bankChoiceOf = (choice: GatewayChoice) => (choice === 'vnpay' ? null : choice)
