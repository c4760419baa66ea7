import type { GatewayNotice, PaymentGateway } from '#app/lib/ports.ts'
import { toDong } from '#app/lib/money.ts'
import type { TestContext } from '../testing.ts'
import { offlineGateway, signedByGateway } from './gateway.ts'

type Sum = { ref: string; amount: number; state: 'asked' | 'paid' | 'failed'; refunds: { requestId: string; amount: number; state: 'asked' | 'done' | 'rejected' }[] }
/** takes: a refund is taken and decided about later; rejects: decided against; refuses: 95; down: no answer. */
export type Mood = 'takes' | 'rejects' | 'refuses' | 'down'

/**
 * VNPay as the shop cannot see it: what it took from buyers and gave back, kept here and not read from the shop. No network and no message by itself;
 * `pay` returns the message, which the test delivers once, often, late or never.
 */
export function aGatewayOutside(ctx: TestContext) {
  const sums = new Map<string, Sum>()
  let mood: Mood = 'takes'
  const known = (ref: string, amount: number) => sums.get(ref) ?? (sums.set(ref, { ref, amount, state: 'asked', refunds: [] }), sums.get(ref)!)
  const noticeOf = (sum: Sum): GatewayNotice => {
    const last = sum.refunds.at(-1)
    const [code, status] = last ? ['00', { asked: '05', done: '00', rejected: '09' }[last.state]] : ['00', { asked: '01', paid: '00', failed: '02' }[sum.state]]
    const type = last ? (last.amount === sum.amount ? '02' : '03') : '01'
    return { txnRef: sum.ref, amount: toDong(last?.amount ?? sum.amount), paid: !last && sum.state === 'paid', pending: last !== undefined || sum.state === 'asked', responseCode: code!, transactionStatus: status, transactionNo: '1', transactionType: type, bankCode: 'NCB', payDate: '' }
  }
  const payments: PaymentGateway = {
    ...offlineGateway(),
    query: async ({ txnRef }) => (mood === 'down' ? 'unreachable' : sums.has(txnRef) ? noticeOf(sums.get(txnRef)!) : 'unknown'),
    refund: async ({ requestId, txnRef, amount }) => {
      if (mood === 'down') return 'unreachable'
      const sum = sums.get(txnRef)
      if (mood === 'refuses' || sum?.state !== 'paid') return { state: 'rejected', code: '95' }
      if (sum.refunds.some((one) => one.requestId === requestId)) return { state: 'rejected', code: '94' }
      const back = sum.refunds.reduce((total, one) => total + (one.state === 'rejected' ? 0 : one.amount), 0)
      if (back + amount > sum.amount) return { state: 'rejected', code: '02' }
      sum.refunds.push({ requestId, amount, state: 'asked' })
      return { state: 'accepted', code: '00' }
    },
  }
  ctx.ports = { ...ctx.ports, payments, merchant: () => payments }

  return {
    setMood: (to: Mood) => void (mood = to),
    /** The buyer pays, or fails to; undefined when this attempt has ended there before. */
    pay({ txnRef, amount }: { txnRef: string; amount: number }, how: 'paid' | 'failed'): URLSearchParams | undefined {
      const sum = known(txnRef, amount)
      if (sum.state !== 'asked') return undefined
      sum.state = how
      return messageAbout(txnRef, amount, how)
    },
    /** The bank behind the gateway has decided about every refund that was asked for. */
    decide() {
      for (const { refunds } of sums.values()) for (const refund of refunds) if (refund.state === 'asked') refund.state = mood === 'rejects' ? 'rejected' : 'done'
    },
    /** What lies at the gateway: taken from buyers, less what they have back. */
    lies: () => [...sums.values()].reduce((total, { amount, state, refunds }) => total + (state === 'paid' ? amount : 0) - refunds.reduce((back, one) => back + (one.state === 'done' ? one.amount : 0), 0), 0),
    clear: () => (sums.clear(), (mood = 'takes')),
  }
}

export const messageAbout = (txnRef: string, amount: number, how: 'paid' | 'failed') =>
  signedByGateway({ vnp_TxnRef: txnRef, vnp_Amount: String(amount * 100), vnp_TransactionNo: '1', ...(how === 'paid' ? { vnp_ResponseCode: '00', vnp_TransactionStatus: '00' } : { vnp_ResponseCode: '51', vnp_TransactionStatus: '02' }) })
