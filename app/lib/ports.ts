import type { Dong } from './money.ts'

/** What a payment gateway says about one attempt, verified: its signature was right and it speaks of our merchant. */
export type GatewayNotice = {
  txnRef: string
  amount: Dong
  /** Paid in full, by both of the gateway's codes. */
  paid: boolean
  /** Neither paid nor failed yet (querydr only). */
  pending: boolean
  responseCode: string
  transactionStatus: string
  transactionNo: string
  /** 01 payment, 02 full refund, 03 partial refund (querydr only). */
  transactionType?: string
  bankCode: string
  payDate: string
}

export type PayRequest = {
  txnRef: string
  amount: Dong
  /** Latin letters, digits, space . : _ - only. */
  orderInfo: string
  bankChoice: 'VNPAYQR' | 'VNBANK' | 'INTCARD' | null
  createdAt: Date
  expiresAt: Date
  ip: string
  locale: 'vi' | 'en'
  returnUrl: string
}

export type RefundRequest = {
  requestId: string
  txnRef: string
  transactionNo: string
  amount: Dong
  full: boolean
  paidAttemptCreatedAt: Date
  now: Date
  by: string
  ip: string
  orderInfo: string
}

export interface PaymentGateway {
  payUrl(request: PayRequest): string
  /** The gateway's query string on IPN and return; never throws. */
  readNotice(query: URLSearchParams): { verified: true; notice: GatewayNotice } | { verified: false }
  /** Asks for an attempt's state. unknown: the gateway has never heard of it; unreachable: ask again later. */
  query(request: { requestId: string; txnRef: string; createdAt: Date; now: Date; ip: string }): Promise<GatewayNotice | 'unknown' | 'unreachable'>
  /** accepted: on its way; rejected carries the gateway's code. */
  refund(request: RefundRequest): Promise<{ state: 'accepted' | 'rejected'; code: string } | 'unreachable'>
}

/** One movement on an account of ours, as a bank feed tells it. amount: in positive, out negative. day: 'yyyy-mm-dd', Vietnamese calendar. */
export type FeedMovement = { reference: string; amount: Dong; day: string; description: string; accountNumber: string; bankName: string; counterName: string }

export interface BankFeed {
  /** One message as it was posted; never throws. stale: signed rightly, but too long ago or ahead of our clock. */
  read(message: { body: string; signature: string | null; now: Date }): { verified: true; movements: FeedMovement[] } | { verified: false; why: 'off' | 'forged' | 'stale' | 'unreadable' }
}

export interface Messenger {
  /** Plain text without diacritics, ≤ 160 characters, to an E.164 number. Throws when the carrier did not take it. `key` makes repeats harmless. */
  send(message: { phone: string; text: string; key: string }): Promise<void>
}

export interface FileStore {
  /** Keys we make ourselves: 'photos/<id>/320.webp'. */
  put(key: string, data: Uint8Array, type: string): Promise<void>
  get(key: string): Promise<{ body: ReadableStream<Uint8Array>; type: string; size: number } | null>
  delete(key: string): Promise<void>
}

export interface Vault {
  /** Authenticated encryption of one field; a different text each time. */
  seal(plain: string): string
  /** Throws when the text was changed or sealed with another key. */
  open(sealed: string): string
  /** Keyed digest, for codes and look-ups that must not be readable from the database. */
  digest(purpose: string, text: string): string
}

/** A merchant's account at VNPay: vnp_TmnCode and the secret that signs. */
export type Merchant = { tmnCode: string; hashSecret: string }

/** `payments`: the configured merchant; `merchant`: the same gateway under a merchant of a collector's own. */
export type Ports = { payments: PaymentGateway; bankFeed: BankFeed; merchant(of: Merchant): PaymentGateway; messenger: Messenger; files: FileStore; vault: Vault }
