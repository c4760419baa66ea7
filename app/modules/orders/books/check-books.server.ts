import type { Store } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { HOUR, MINUTE, plus } from '#app/lib/time.ts'
import { checkLedger, countEntries } from '#app/modules/payments/ledger/check-ledger.server.ts'
import type { Books } from '#app/modules/payments/ledger/findings.ts'
import { keepCheck, lastCheck } from '#app/modules/payments/ledger/kept-checks.server.ts'
import { countsOf, runRules } from '#app/modules/payments/ledger/run-rules.server.ts'
import { moneyRules } from './money-rules.server.ts'
import { stockRules } from './stock-rules.server.ts'

/** Every invariant of money and goods, on both engines; reads only, a shop may go on meanwhile. Time grows with the number of entries. */
export async function checkBooks({ read }: Pick<Store, 'read'>): Promise<Books> {
  const findings = [...(await checkLedger(read)), ...(await runRules(read, [...moneyRules, ...stockRules]))]
  const counts = countsOf(findings)
  return { entries: await countEntries(read), findings, counts, count: Object.values(counts).reduce((sum, n) => sum + n, 0) }
}

/** Checks and keeps what was found, for the first line of the money pages. */
export async function checkBooksNow(ctx: Context): Promise<Books> {
  const [checkedAt, started] = [ctx.now(), performance.now()]
  const books = await checkBooks(ctx.store)
  await ctx.store.write((tx) => keepCheck(tx, ctx, { ...books, checkedAt, tookMs: performance.now() - started }))
  return books
}

/** A check takes at most this part of the time: with a long journal it comes less often. */
const REST = 1_000

/** Sweep: every hour, as long as a check takes less than 3.6 s. Returns whether it checked. */
export async function checkBooksWhenDue(ctx: Context): Promise<boolean> {
  const last = await lastCheck(ctx.store.read)
  if (last && ctx.now() < plus(last.checkedAt, Math.max(HOUR, last.tookMs * REST))) return false
  await checkBooksNow(ctx)
  return true
}

/** A person asks for a check. Throws too_many when the last one is less than a minute old: nothing new would be seen. */
export async function checkBooksAsked(ctx: Context): Promise<void> {
  const last = await lastCheck(ctx.store.read)
  if (last && ctx.now() < plus(last.checkedAt, MINUTE)) throw new DomainError('too_many', 'ledger.justChecked')
  await checkBooksNow(ctx)
}
