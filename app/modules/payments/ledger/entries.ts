import { chart, type AccountName } from './chart.ts'

export const entryTypes = [
  'payment_received', 'payment_excess', 'cod_collected', 'carriage', 'order_released', 'direct_settled',
  'refund_owed', 'refund_paid', 'refund_returned', 'payout_sent', 'payout_paid', 'payout_returned',
  'gateway_settled', 'gateway_credited', 'cod_remitted', 'cod_credited', 'carrier_billed', 'carrier_paid',
  'transfer_unmatched', 'transfer_assigned', 'manual',
] as const
export type EntryType = (typeof entryTypes)[number]

/** Debit positive, credit negative, whole đồng. */
export type LedgerLine = { account: string; amount: number; party?: string; orderId?: string }
export type Posting = {
  type: EntryType
  collectorId: string
  sourceType: string
  sourceId: string
  /** Default `${type}:${sourceId}`: a fact is booked once. */
  key?: string
  /** When it happened; default now. */
  at?: Date
  lines: readonly LedgerLine[]
}

type Sub = { party?: string; orderId?: string }
export const debit = (account: AccountName, amount: number, sub: Sub = {}): LedgerLine => ({ account: chart[account].code, amount, ...sub })
export const credit = (account: AccountName, amount: number, sub: Sub = {}): LedgerLine => ({ account: chart[account].code, amount: -amount, ...sub })

/** Where buyers' money arrives: at VNPay, on the collector's bank account, or on the stall's own account (direct). */
export type Into = 'gatewayReceivable' | 'bank' | 'ownAccount'
export type OrderShare = { orderId: string; producerId: string; total: number }
const of = ({ orderId, producerId }: { orderId: string; producerId: string }) => ({ orderId, party: producerId })

type Source = Pick<Posting, 'collectorId' | 'sourceId'> & { at?: Date }

/** A payment that makes a group paid: every order gets its share. */
export const paymentReceived = ({ orders, into, ...source }: Source & { into: Into; orders: readonly OrderShare[] }): Posting => ({
  ...source,
  type: 'payment_received',
  sourceType: 'attempt',
  lines: orders.flatMap((order) => [debit(into, order.total, { orderId: order.orderId, ...(into === 'ownAccount' && { party: order.producerId }) }), credit('held', order.total, of(order))]),
})

/** Late, or paid twice: owed back whole. */
export const paymentExcess = ({ amount, into, party = '', ...source }: Source & { into: Into; amount: number; party?: string }): Posting => ({
  ...source,
  type: 'payment_excess',
  sourceType: 'attempt',
  lines: [debit(into, amount, { party }), credit('refundsOwed', amount)],
})

/** The carrier took the buyer's cash at the door. */
export const codCollected = ({ order, ...source }: Source & { order: OrderShare }): Posting => ({
  ...source,
  type: 'cod_collected',
  sourceType: 'order',
  lines: [debit('carrierReceivable', order.total, { orderId: order.orderId }), credit('held', order.total, of(order))],
})

/** Out of what a buyer paid, the collector's pocket, or the balance of a stall that takes its own money. */
export type CarriageBearer = 'buyer' | 'collector' | 'producer'
const bearing = { buyer: 'held', collector: 'carriageBorne', producer: 'producerBalance' } as const
type Carried = Source & { order: Omit<OrderShare, 'total'>; fee: number }

/** The parcel reached an end: the carrier has earned the shipping. */
export const carriage = ({ order, fee, borneBy, ...source }: Carried & { borneBy: CarriageBearer }): Posting => ({
  ...source,
  type: 'carriage',
  sourceType: 'order',
  lines: [debit(bearing[borneBy], fee, borneBy === 'collector' ? { orderId: order.orderId } : of(order)), credit('carrierPayable', fee, { orderId: order.orderId })],
})

/** Money of goods, less commission and tax kept, in đồng. */
export type Share = { goods: number; commission: number; vat: number; pit: number }
export const netOf = ({ goods, commission, vat, pit }: Share): number => goods - commission - vat - pit

/** Goods reached their buyer for good (confirmed, or three days after delivery): what is held for them becomes the producer's, less commission and tax kept back. */
export const orderReleased = ({ order, share, ...source }: Source & { key: string; order: Omit<OrderShare, 'total'>; share: Share }): Posting => ({
  ...source,
  type: 'order_released',
  sourceType: 'order',
  lines: [
    debit('held', share.goods, of(order)),
    credit('commission', share.commission, { orderId: order.orderId }),
    credit('vatWithheld', share.vat, of(order)),
    credit('pitWithheld', share.pit, of(order)),
    credit('producerBalance', netOf(share), of(order)),
  ],
})

/** Direct settlement: what is released lies on her own account already. */
export const directSettled = ({ order, amount, ...source }: Source & { key: string; order: Omit<OrderShare, 'total'>; amount: number }): Posting => ({
  ...source,
  type: 'direct_settled',
  sourceType: 'order',
  lines: [debit('producerBalance', amount, of(order)), credit('ownAccount', amount, of(order))],
})

/** Direct settlement: the carrier hands the cash of the door to the stall, and is paid by her. */
export const directCash = ({ order, amount, ...source }: Source & { order: Omit<OrderShare, 'total'>; amount: number }): Posting => ({
  ...source,
  type: 'direct_settled',
  key: `direct_settled:${source.sourceId}:cash`,
  sourceType: 'order',
  lines: [debit('ownAccount', amount, of(order)), credit('carrierReceivable', amount, { orderId: order.orderId })],
})
/** Out of the buyer's money on her account; what she bears herself leaves her balance as it came onto it. */
export const directCarriage = ({ order, fee, borneBy, ...source }: Carried & { borneBy: Exclude<CarriageBearer, 'collector'> }): Posting => ({
  ...source,
  type: 'direct_settled',
  key: `direct_settled:${source.sourceId}:carriage`,
  sourceType: 'order',
  lines: [debit('carrierPayable', fee, { orderId: order.orderId }), credit(borneBy === 'buyer' ? 'ownAccount' : 'producerBalance', fee, of(order))],
})

/**
 * Money owed back to a buyer. `held` was not released; `released` comes out of the balance with commission and tax given back;
 * `shipping` of a carried parcel is borne by collector or producer.
 */
export const refundOwed = ({ order, held, released, carried, ...source }: Source & { order: Omit<OrderShare, 'total'>; held: number; released?: Share; carried?: { fee: number; borneBy: 'collector' | 'producer' } }): Posting => ({
  ...source,
  type: 'refund_owed',
  sourceType: 'refund',
  lines: [
    debit('held', held, of(order)),
    ...(released
      ? [debit('producerBalance', netOf(released), of(order)), debit('commission', released.commission, { orderId: order.orderId }), debit('vatWithheld', released.vat, of(order)), debit('pitWithheld', released.pit, of(order))]
      : []),
    ...(carried ? [carried.borneBy === 'collector' ? debit('carriageBorne', carried.fee, { orderId: order.orderId }) : debit('producerBalance', carried.fee, of(order))] : []),
    credit('refundsOwed', held + (released?.goods ?? 0) + (carried?.fee ?? 0), { orderId: order.orderId }),
  ],
})

/** round: how often the bank had sent it back before. */
type Refund = Source & { round: number; amount: number; party?: string; orderId?: string }
/** Money owed back has left: out of what VNPay owes us, the collector's bank or the stall's own account; `unmatched`: the bank told of the transfer before anybody here knew whose it was. */
export const refundPaid = ({ round, amount, outOf, party = '', orderId = '', ...source }: Refund & { outOf: Into | 'unmatched' }): Posting => ({
  ...source,
  type: 'refund_paid',
  ...(round > 0 && { key: `refund_paid:${source.sourceId}:${round}` }),
  sourceType: 'refund',
  lines: [debit('refundsOwed', amount, { orderId }), credit(outOf, amount, { party, orderId })],
})

/** The bank has sent a refund back: the buyer is owed it again. */
export const refundReturned = ({ round, amount, into, party = '', orderId = '', ...source }: Refund & { into: Into | 'unmatched' }): Posting => ({
  ...source,
  type: 'refund_returned',
  key: `refund_returned:${source.sourceId}:${round}`,
  sourceType: 'refund',
  lines: [debit(into, amount, { party, orderId }), credit('refundsOwed', amount, { orderId })],
})

type Payout = Source & { producerId: string; amount: number }
const payout = (type: EntryType, from: AccountName, to: AccountName) => ({ producerId, amount, ...source }: Payout): Posting => ({
  ...source,
  type,
  sourceType: 'payout',
  lines: [debit(from, amount, from === 'bank' ? {} : { party: producerId }), credit(to, amount, to === 'bank' ? {} : { party: producerId })],
})
/** sourceId: the pay-out. Sent: leaves the balance; paid: left the bank; returned before or after the bank said paid. */
export const payoutSent = payout('payout_sent', 'producerBalance', 'payoutsUnderWay')
export const payoutPaid = payout('payout_paid', 'payoutsUnderWay', 'bank')
export const payoutReturned = ({ wasPaid, ...input }: Payout & { wasPaid: boolean }): Posting => payout('payout_returned', wasPaid ? 'bank' : 'payoutsUnderWay', 'producerBalance')(input)

/** It had left for good all the same: a return, as it was booked, is taken back. */
export const payoutNotReturned = (input: Parameters<typeof payoutReturned>[0]): Posting => {
  const returned = payoutReturned(input)
  return { ...returned, lines: returned.lines.map((line) => ({ ...line, amount: 0 - line.amount })) }
}

type Transfer = Source & { amount: number }
/** A movement on the collector's account that fits nothing: in positive, out negative. sourceId: the bank transaction. */
export const transferUnmatched = ({ amount, ...source }: Transfer): Posting => ({
  ...source,
  type: 'transfer_unmatched',
  sourceType: 'bank_transaction',
  lines: [debit('bank', amount), credit('unmatched', amount)],
})

/**
 * A person has found what it was. to: the account again, when the payment it is will be booked there as every payment;
 * refundsOwed when it goes back to whoever sent it. Interest and fees are entries by hand.
 */
export const transferAssigned = ({ amount, to, ...source }: Transfer & { to: 'bank' | 'refundsOwed' }): Posting => ({
  ...source,
  type: 'transfer_assigned',
  sourceType: 'bank_transaction',
  lines: [debit('unmatched', amount), credit(to, amount)],
})

/** What VNPay's file says of one order's or attempt's money; `known`: it speaks of a payment of ours. Refunds negative. */
export type Cleared = { amount: number; known: boolean; orderId?: string }

/** A settlement file: VNPay announces `net` and keeps its fee. Money for nothing we know waits for a person. */
export const gatewaySettled = ({ rows, fee, ...source }: Source & { rows: readonly Cleared[]; fee: number }): Posting => {
  const sum = (known: boolean) => rows.filter((row) => row.known === known).reduce((total, { amount }) => total + amount, 0)
  return {
    ...source,
    type: 'gateway_settled',
    sourceType: 'settlement',
    lines: [debit('gatewayAnnounced', sum(true) + sum(false) - fee), debit('gatewayFee', fee), credit('gatewayReceivable', sum(true)), credit('unmatched', sum(false))],
  }
}

/** The carrier's list: cash taken at doors is on its way. */
export const codRemitted = ({ rows, ...source }: Source & { rows: readonly Cleared[] }): Posting => ({
  ...source,
  type: 'cod_remitted',
  sourceType: 'remittance',
  lines: [
    debit('carrierAnnounced', rows.reduce((total, { amount }) => total + amount, 0)),
    ...rows.map(({ amount, known, orderId = '' }) => (known ? credit('carrierReceivable', amount, { orderId }) : credit('unmatched', amount))),
  ],
})

type Arrived = Source & { amount: number; from?: 'bank' | 'unmatched' }
/**
 * Announced money reached the bank account. `from`: the bank credit is new, or it lies among the unmatched ones already.
 * `sourceId`: the settlement or the remittance.
 */
const arrived = (type: EntryType, sourceType: string, announced: AccountName) => ({ amount, from = 'bank', ...source }: Arrived): Posting => ({
  ...source,
  type,
  sourceType,
  lines: [debit(from, amount), credit(announced, amount)],
})
export const gatewayCredited = arrived('gateway_credited', 'settlement', 'gatewayAnnounced')
export const codCredited = arrived('cod_credited', 'remittance', 'carrierAnnounced')

/** What a carrier's bill corrects of what was booked when the parcels reached their ends; a correction below zero is in our favour. */
export type CarriageCorrection = { amount: number; orderId: string; producerId: string; borneBy: 'collector' | 'producer' }
export const carrierBilled = ({ corrections, ...source }: Source & { corrections: readonly CarriageCorrection[] }): Posting => ({
  ...source,
  type: 'carrier_billed',
  sourceType: 'carrier_bill',
  lines: corrections.flatMap(({ amount, orderId, producerId, borneBy }) => [
    borneBy === 'collector' ? debit('carriageBorne', amount, { orderId }) : debit('producerBalance', amount, { orderId, party: producerId }),
    credit('carrierPayable', amount, { orderId }),
  ]),
})

/** The collector paid the carrier's bill. `from` as above: the bank's debit is new or lies among the unmatched. */
export const carrierPaid = ({ amount, from = 'bank', ...source }: Arrived): Posting => ({ ...source, type: 'carrier_paid', sourceType: 'carrier_bill', lines: [debit('carrierPayable', amount), credit(from, amount)] })
