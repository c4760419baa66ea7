import { and, eq } from 'drizzle-orm'
import type { Writer } from '#db/client.server.ts'
import { bankTransactions } from '#db/schema/payments.ts'
import type { Context } from '#app/lib/context.ts'
import { attemptById } from '../payments.repo.server.ts'
import { addTransactions } from './bank.repo.server.ts'

type Own = { collectorId: string; attemptId: string; reference: string; day: string }

/** Step: a movement on a stall's own account, as she tells of it. 'used': this reference is another transfer's; undefined: no transfer of hers. The same word again is the same row. */
export async function noteOwnTransfer(tx: Writer, ctx: Context, { collectorId, attemptId, reference, day }: Own): Promise<{ bankTransactionId: string; amount: number } | 'used' | undefined> {
  const attempt = await attemptById(tx, attemptId)
  if (attempt?.collectorId !== collectorId || attempt.method !== 'vietqr' || !attempt.accountId) return undefined
  const { accountId, amount, txnRef } = attempt
  const id = ctx.newId()
  const row = { id, collectorId, accountId, statementId: null, source: 'payee', reference, day, amount, description: txnRef, counterName: '', state: 'new', takenAt: ctx.now() }
  if ((await addTransactions(tx, [row])) === 1) return { bankTransactionId: id, amount }
  const [known] = await tx.select().from(bankTransactions).where(and(eq(bankTransactions.accountId, accountId), eq(bankTransactions.reference, reference), eq(bankTransactions.amount, amount)))
  return known?.description === txnRef ? { bankTransactionId: known.id, amount } : 'used'
}
