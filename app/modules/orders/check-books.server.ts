import type { Store } from '#db/client.server.ts'
import { checkLedger, countEntries } from '#app/modules/payments/ledger/check-ledger.server.ts'
import type { Books } from '#app/modules/payments/ledger/findings.ts'
import { countFindings, runRules } from '#app/modules/payments/ledger/run-rules.server.ts'
import { moneyRules } from './money-rules.server.ts'
import { stockRules } from './stock-rules.server.ts'

/** Every invariant of money and goods, on both engines; reads only, a shop may go on meanwhile. Time grows with the number of entries. */
export async function checkBooks({ read }: Pick<Store, 'read'>): Promise<Books> {
  const findings = [...(await checkLedger(read)), ...(await runRules(read, [...moneyRules, ...stockRules]))]
  return { entries: await countEntries(read), findings, count: countFindings(findings) }
}
