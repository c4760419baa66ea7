import type { Reader, Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { fold } from '#app/lib/fold.ts'
import { carrierPaid, codCredited, gatewayCredited } from '../ledger/entries.ts'
import { postEntry } from '../ledger/post-entry.server.ts'
import { billText } from './bill-text.ts'
import type { ClearingType } from './clearing-kinds.ts'
import { carrierBillById, carrierBillsWaiting, moveCarrierBill, moveRemittance, moveSettlement, remittanceById, remittancesWaiting, settlementById, settlementsWaiting } from './clearing.repo.server.ts'

/** A movement on the bank account; in positive, out negative. */
export type Movement = { collectorId: string; amount: number; description: string; counterName: string }
/** Something the account waits for, as the movement's text names it; the amount may be another. */
type Expected = { type: ClearingType; id: string; amount: number }

const wordsOf = ({ description, counterName }: Movement) => fold(`${description} ${counterName}`)
const compact = (text: string) => fold(text).replace(/[^a-z0-9]/g, '')
const SHORTEST_NUMBER = 5

/**
 * What the collector waits for and the movement's text names, whatever its amount. VNPay's transfers bear no number of a file, only the gateway's
 * name: every announced settlement is named by it. A carrier writes the number of its list, whole, five signs at least; our own order to pay a bill bears `billText`.
 */
export async function findExpected(read: Reader, type: ClearingType, movement: Movement): Promise<Expected[]> {
  const { collectorId } = movement
  switch (type) {
    case 'settlement':
      if (!/\bvn ?pay\b/.test(wordsOf(movement))) return []
      return (await settlementsWaiting(read, collectorId)).map(({ id, net }) => ({ type, id, amount: net }))
    case 'remittance': {
      const text = compact(`${movement.description} ${movement.counterName}`)
      const named = (number: string) => compact(number).length >= SHORTEST_NUMBER && text.includes(compact(number))
      return (await remittancesWaiting(read, collectorId)).filter(({ number }) => named(number)).map(({ id, total }) => ({ type, id, amount: total }))
    }
    case 'carrier_bill':
      return (await carrierBillsWaiting(read, collectorId)).filter((bill) => compact(movement.description).includes(compact(billText(bill)))).map(({ id, accepted }) => ({ type, id, amount: -accepted }))
  }
}

/** What an imported file has to move on its collector's account, and between whom: VNPay or a carrier; out negative. */
export async function expectedOf(read: Reader, type: ClearingType, id: string): Promise<{ collectorId: string; payer: string; amount: number } | undefined> {
  if (type === 'settlement') {
    const file = await settlementById(read, id)
    return file && { collectorId: file.collectorId, payer: 'vnpay', amount: file.net }
  }
  if (type === 'remittance') {
    const list = await remittanceById(read, id)
    return list && { collectorId: list.collectorId, payer: list.carrier, amount: list.total }
  }
  const bill = await carrierBillById(read, id)
  return bill && { collectorId: bill.collectorId, payer: bill.carrier, amount: -bill.accepted }
}

type Credit = { collectorId: string; id: string; amount: number; from: 'bank' | 'unmatched' }

/**
 * Step: what was announced has reached the account, or the bill was paid from it; amount as the bank says it. False when it is not waited for
 * any more, is another collector's or another amount. `from`: the movement is new, or lies among the unmatched.
 */
export async function credit(tx: Writer, ctx: Context, type: ClearingType, { collectorId, id, amount, from }: Credit): Promise<boolean> {
  const booked = await book[type](tx, ctx, { collectorId, id, amount, from })
  if (booked) await appendEvent(tx, ctx, { type: 'clearing.credited', subjectType: type, subjectId: id, producerId: null, payload: { collectorId, amount } })
  return booked
}

const book: Record<ClearingType, (tx: Writer, ctx: Context, credit: Credit) => Promise<boolean>> = {
  async settlement(tx, ctx, { collectorId, id, amount, from }) {
    const found = await settlementById(tx, id)
    if (found?.collectorId !== collectorId || found.net !== amount || !(await moveSettlement(tx, id))) return false
    return postEntry(tx, ctx, gatewayCredited({ collectorId, sourceId: id, amount, from }))
  },
  async remittance(tx, ctx, { collectorId, id, amount, from }) {
    const found = await remittanceById(tx, id)
    if (found?.collectorId !== collectorId || found.total !== amount || !(await moveRemittance(tx, id))) return false
    return postEntry(tx, ctx, codCredited({ collectorId, sourceId: id, amount, from }))
  },
  async carrier_bill(tx, ctx, { collectorId, id, amount, from }) {
    const found = await carrierBillById(tx, id)
    if (found?.collectorId !== collectorId || -found.accepted !== amount || !(await moveCarrierBill(tx, id))) return false
    return postEntry(tx, ctx, carrierPaid({ collectorId, sourceId: id, amount: found.accepted, from }))
  },
}
