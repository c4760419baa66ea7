import { and, eq, gt, ne } from 'drizzle-orm'
import type { Writer } from '#db/client.server.ts'
import { bankTransactions } from '#db/schema/payments.ts'
import type { Context } from '#app/lib/context.ts'
import type { AttemptRow } from '../payments.repo.server.ts'
import { addTransactions } from './bank.repo.server.ts'

type Own = { attempt: AttemptRow; /** As the bank writes it; '': she names none. */ reference: string; day: string }

/**
 * Step: a movement on a stall's own account, as she tells of it. Without the bank's reference the code in the transfer's text stands for it.
 * 'used': this reference is another transfer's; undefined: no VietQR attempt. The same word again is the same row. Callers have checked whose attempt it is.
 */
export async function noteOwnTransfer(tx: Writer, ctx: Context, { attempt, reference: told, day }: Own): Promise<{ bankTransactionId: string; amount: number } | 'used' | undefined> {
  const { accountId, amount, txnRef, collectorId, method } = attempt
  if (method !== 'vietqr' || !accountId) return undefined
  const reference = told.replace(/\s/g, '').toUpperCase() || txnRef
  const sameReference = and(eq(bankTransactions.accountId, accountId), eq(bankTransactions.reference, reference))
  const [others] = await tx.select({ id: bankTransactions.id }).from(bankTransactions).where(and(sameReference, gt(bankTransactions.amount, 0), ne(bankTransactions.description, txnRef))).limit(1)
  if (others) return 'used'
  const id = ctx.newId()
  const row = { id, collectorId, accountId, statementId: null, source: 'payee', reference, day, amount, description: txnRef, counterName: '', state: 'new', takenAt: ctx.now() }
  if ((await addTransactions(tx, [row])).size === 1) return { bankTransactionId: id, amount }
  const [known] = await tx.select().from(bankTransactions).where(and(sameReference, eq(bankTransactions.amount, amount)))
  return known?.description === txnRef ? { bankTransactionId: known.id, amount } : 'used'
}
