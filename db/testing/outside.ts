import type { GatewayNotice, Merchant, PaymentGateway } from '#app/lib/ports.ts'
import { toDong } from '#app/lib/money.ts'
import type { TestContext } from '../testing.ts'
import { offlineGateway, signedByGateway } from './gateway.ts'

/** told: the merchant has had it in a file of the day. merchant: undefined is the market's own. */
type Refund = { requestId: string; amount: number; state: 'asked' | 'done' | 'rejected'; told: boolean }
type Sum = { ref: string; amount: number; merchant: Merchant | undefined; state: 'asked' | 'paid' | 'failed'; told: boolean; refunds: Refund[] }
type Attempt = { txnRef: string; amount: number }
/** A row of the file of a day; refunds stand there without a sign. */
export type SettledRow = { kind: 'Thanh toán' | 'Hoàn tiền'; ref: string; amount: number; fee: number }
/** takes: a refund is taken and decided about later; rejects: decided against; refuses: 95; down: no answer. */
export type Mood = 'takes' | 'rejects' | 'refuses' | 'down'

/**
 * VNPay as the shop cannot see it: what it took from buyers and gave back, kept here and not read from the shop. No network and no message by itself;
 * `pay` returns the message, which the test delivers once, often, late or never.
 */
export function aGatewayOutside(ctx: TestContext) {
  const sums = new Map<string, Sum>()
  let mood: Mood = 'takes'
  const known = (ref: string, amount: number, merchant?: Merchant) => sums.get(ref) ?? (sums.set(ref, { ref, amount, merchant, state: 'asked', told: false, refunds: [] }), sums.get(ref)!)
  const of = (merchant?: Merchant) => [...sums.values()].filter((sum) => sum.merchant?.tmnCode === merchant?.tmnCode)
  const noticeOf = (sum: Sum): GatewayNotice => {
    const last = sum.refunds.at(-1)
    const [code, status] = last ? ['00', { asked: '05', done: '00', rejected: '09' }[last.state]] : ['00', { asked: '01', paid: '00', failed: '02' }[sum.state]]
    const type = last ? (last.amount === sum.amount ? '02' : '03') : '01'
    return { txnRef: sum.ref, amount: toDong(last?.amount ?? sum.amount), paid: !last && sum.state === 'paid', pending: last !== undefined || sum.state === 'asked', responseCode: code!, transactionStatus: status, transactionNo: '1', transactionType: type, bankCode: 'NCB', payDate: '' }
  }
  const gatewayFor = (merchant?: Merchant): PaymentGateway => ({
    ...offlineGateway(merchant),
    query: async ({ txnRef }) => (mood === 'down' ? 'unreachable' : sums.has(txnRef) ? noticeOf(sums.get(txnRef)!) : 'unknown'),
    refund: async ({ requestId, txnRef, amount }) => {
      if (mood === 'down') return 'unreachable'
      const sum = sums.get(txnRef)
      if (mood === 'refuses' || sum?.state !== 'paid') return { state: 'rejected', code: '95' }
      if (sum.refunds.some((one) => one.requestId === requestId)) return { state: 'rejected', code: '94' }
      const back = sum.refunds.reduce((total, one) => total + (one.state === 'rejected' ? 0 : one.amount), 0)
      if (back + amount > sum.amount) return { state: 'rejected', code: '02' }
      sum.refunds.push({ requestId, amount, state: 'asked', told: false })
      return { state: 'accepted', code: '00' }
    },
  })
  ctx.ports = { ...ctx.ports, payments: gatewayFor(), merchant: gatewayFor }

  return {
    setMood: (to: Mood) => void (mood = to),
    /** The buyer pays, or fails to; undefined when this attempt has ended there before. */
    pay({ txnRef, amount }: Attempt, how: 'paid' | 'failed', merchant?: Merchant): URLSearchParams | undefined {
      const sum = known(txnRef, amount, merchant)
      if (sum.state !== 'asked') return undefined
      sum.state = how
      return messageAbout({ txnRef, amount }, how, merchant)
    },
    /** The bank behind the gateway has decided about every refund that was asked for. */
    decide() {
      for (const { refunds } of sums.values()) for (const refund of refunds) if (refund.state === 'asked') refund.state = mood === 'rejects' ? 'rejected' : 'done'
    },
    /** What a merchant's buyers paid, less what they have back. */
    took: (merchant?: Merchant) => of(merchant).reduce((total, { amount, state, refunds }) => total + (state === 'paid' ? amount : 0) - refunds.reduce((back, one) => back + (one.state === 'done' ? one.amount : 0), 0), 0),
    /** The market's file of a day: everything paid and given back since the last one. */
    settle(): SettledRow[] {
      const rows: SettledRow[] = []
      for (const sum of of()) {
        if (sum.state === 'paid' && !sum.told) rows.push({ kind: 'Thanh toán', ref: sum.ref, amount: sum.amount, fee: feeOf(sum.amount) })
        sum.told = sum.state === 'paid'
        for (const refund of sum.refunds.filter(({ state, told }) => state === 'done' && !told)) {
          rows.push({ kind: 'Hoàn tiền', ref: sum.ref, amount: refund.amount, fee: 0 })
          refund.told = true
        }
      }
      return rows
    },
    clear: () => (sums.clear(), (mood = 'takes')),
  }
}

const feeOf = (amount: number) => Math.floor((amount * 110 + 5_000) / 10_000)

export const messageAbout = ({ txnRef, amount }: Attempt, how: 'paid' | 'failed', merchant?: Merchant) =>
  signedByGateway({ vnp_TxnRef: txnRef, vnp_Amount: String(amount * 100), vnp_TransactionNo: '1', ...(how === 'paid' ? { vnp_ResponseCode: '00', vnp_TransactionStatus: '00' } : { vnp_ResponseCode: '51', vnp_TransactionStatus: '02' }) }, merchant)
