import type { Writer } from '#db/client.server.ts'
import { transferCodesIn } from '../vietqr/transfer-code.server.ts'
import { addTransactions, holdAccount, knownBy, manyTransactions, type BankTransaction, type NewTransaction, type Told } from './bank.repo.server.ts'
import { likeness, repeatedReference, type Telling } from './same-movement.ts'

type Source = Omit<NewTransaction, keyof Told>
const tellingOf = ({ source, statementId = null, day, description }: Pick<NewTransaction, 'source' | 'statementId' | 'day' | 'description'>): Telling => ({ source, statementId, day, description, codes: transferCodesIn(description).sort() })

/** How two kept movements stand to each other. */
export const likenessOf = (known: BankTransaction, told: BankTransaction) => likeness(tellingOf(known), tellingOf(told))

/**
 * Step: one telling of an account, a file or a message of the feed, in as many pieces as it comes; each piece answers how many movements were not known.
 * Tellings of one account are taken one after the other. What bears a known reference and amount is known only when same-movement.ts says so, and
 * one known movement stands for one of this telling; everything else is kept under a reference of its own (0001~2).
 */
export async function keepMovements(tx: Writer, same: Source): Promise<(rows: readonly Told[]) => Promise<number>> {
  await holdAccount(tx, same.accountId)
  const add = manyTransactions(tx, same)
  const met = new Set<string>()
  return async (rows) => {
    const added = await add(rows)
    const again = rows.filter(({ id }) => !added.has(id))
    const firsts = new Map((await knownBy(tx, same.accountId, again.map(({ reference }) => reference))).map((row) => [keyOf(row), row]))
    let kept = added.size
    for (const row of again) if (await keepAgain(tx, same, { row, first: firsts.get(keyOf(row))!, met })) kept++
    return kept
  }
}

const keyOf = ({ reference, amount }: Pick<Told, 'reference' | 'amount'>) => `${reference} ${amount}`

/** False: it is one of those that are known. */
async function keepAgain(tx: Writer, same: Source, { row, first, met }: { row: Told; first: BankTransaction; met: Set<string> }): Promise<boolean> {
  const told = tellingOf({ ...same, ...row })
  const isKnown = (known: BankTransaction) => {
    if (met.has(known.id) || likeness(tellingOf(known), told) !== 'same') return false
    met.add(known.id)
    return true
  }
  if (isKnown(first)) return false
  for (let from = 2; ; from += AT_ONCE) {
    const names = Array.from({ length: AT_ONCE }, (_, at) => repeatedReference(row.reference, from + at))
    const later = (await knownBy(tx, same.accountId, names)).filter(({ amount }) => amount === row.amount)
    if (later.some(isKnown)) return false
    const free = names.find((name) => later.every(({ reference }) => reference !== name))
    if (free !== undefined) return (await addTransactions(tx, [{ ...same, ...row, reference: free }])).size === 1
  }
}

const AT_ONCE = 100
