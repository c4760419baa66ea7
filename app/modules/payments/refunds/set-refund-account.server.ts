import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { refundsOfGroup, setRefund } from './refunds.repo.server.ts'

type Account = { groupId: string; bankCode: string; number: string; name: string }

/** Step: the account for every refund of a group that waits for a transfer. Returns how many; those somebody has proposed already keep theirs. The number is kept sealed. */
export async function setRefundAccount(tx: Writer, ctx: Context, { groupId, bankCode, number, name }: Account): Promise<number> {
  const payee = { payeeBankCode: bankCode, payeeNumberSealed: ctx.ports.vault.seal(number), payeeNumberEnd: number.slice(-4), payeeName: name, payeeTypedBy: null }
  let set = 0
  for (const refund of await refundsOfGroup(tx, groupId)) if (refund.state === 'transfer_due' && (await setRefund(tx, refund.id, 'transfer_due', payee))) set++
  if (set > 0) await appendEvent(tx, ctx, { type: 'refund.account_named', subjectType: 'group', subjectId: groupId, producerId: null, payload: {} })
  return set
}
