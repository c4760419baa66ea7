import type { Into } from './entries.ts'

/** Where the money of a payment arrives. method: vnpay | vietqr */
export const intoOf = (method: string, settlement: 'collect' | 'direct'): Into => (settlement === 'direct' ? 'ownAccount' : method === 'vietqr' ? 'bank' : 'gatewayReceivable')
