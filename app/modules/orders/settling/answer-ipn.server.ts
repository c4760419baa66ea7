import type { Context } from '#app/lib/context.ts'
import { readGatewayNotice } from '#app/modules/payments/collectors/gateway-of.server.ts'
import { settlePayment, type PaymentOutcome } from './settle-payment.server.ts'

export type IpnAnswer = { RspCode: string; Message: string }

/** VNPay PAY 2.1.0, "IPN URL": the gateway repeats 01, 04, 97 and 99 and is content with 00 and 02. */
const answers: Record<PaymentOutcome | 'forged' | 'broken', IpnAnswer> = {
  forged: { RspCode: '97', Message: 'Invalid Checksum' },
  unknown: { RspCode: '01', Message: 'Order not found' },
  wrong_amount: { RspCode: '04', Message: 'Invalid amount' },
  already: { RspCode: '02', Message: 'Order already confirmed' },
  settled: { RspCode: '00', Message: 'Confirm Success' },
  failed: { RspCode: '00', Message: 'Confirm Success' },
  pending: { RspCode: '00', Message: 'Confirm Success' },
  broken: { RspCode: '99', Message: 'Unknown error' },
}

/** Never throws: our own failure is 99, and the gateway asks again. */
export async function answerIpn(ctx: Context, query: URLSearchParams, onFailure: (error: unknown) => void): Promise<IpnAnswer> {
  try {
    const read = await readGatewayNotice(ctx, query)
    if (!read.verified) return answers.forged
    return answers[await settlePayment(ctx, read.notice, 'ipn')]
  } catch (error) {
    onFailure(error)
    return answers.broken
  }
}
