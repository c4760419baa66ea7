import type { PaymentGateway } from '#app/lib/ports.ts'

export type VnpayOptions = { tmnCode: string; hashSecret: string; payHost: string; apiHost: string }

const missing = () => {
  throw new Error('the VNPay adapter is on its way')
}

export const vnpayGateway = (_options: VnpayOptions): PaymentGateway => ({ payUrl: missing, readNotice: missing, query: missing, refund: missing })
