import type { Actor, Context } from '#app/lib/context.ts'
import { placeOrder, type PlaceOrder } from '#app/modules/checkout/place-order.server.ts'
import { assignTransfer } from '#app/modules/orders/assign-transfer.server.ts'
import { answerIpn } from '#app/modules/orders/answer-ipn.server.ts'
import { cancelLine } from '#app/modules/orders/cancel-line.server.ts'
import { cancelOrder } from '#app/modules/orders/cancel-order.server.ts'
import { completeDelivered } from '#app/modules/orders/complete-delivered.server.ts'
import { confirmReceipt } from '#app/modules/orders/confirm-receipt.server.ts'
import { recordDelivery } from '#app/modules/orders/record-delivery.server.ts'
import { recordReturn } from '#app/modules/orders/record-return.server.ts'
import { takeBankTransactions } from '#app/modules/orders/take-bank-transactions.server.ts'
import { importStatement } from '#app/modules/payments/bank/import-statement.server.ts'
import { returnTransfer } from '#app/modules/payments/bank/resolve-transfer.server.ts'
import { closeMonth, proposeMonth } from '#app/modules/payments/ledger/close-month.server.ts'
import { decideManual } from '#app/modules/payments/ledger/manual-entry.server.ts'
import { approveBatch } from '#app/modules/payments/payouts/check-batch.server.ts'
import { importResult } from '#app/modules/payments/payouts/import-result.server.ts'
import { makeBatch } from '#app/modules/payments/payouts/make-batch.server.ts'
import { confirmRefund } from '#app/modules/payments/refunds/transfer-refund.server.ts'
import { decideComplaint } from '#app/modules/support/decide-complaint.server.ts'
import { expireHolds } from '#app/modules/orders/expire-holds.server.ts'

type File = { fileName: string; text: string }
const bytesOf = ({ text }: File) => new TextEncoder().encode(text)

/** Everything that moves money, with what it is told as JSON. */
export const crashable = {
  placeOrder: (ctx: Context, input: PlaceOrder) => placeOrder(ctx, input),
  answerIpn: async (ctx: Context, { query }: { query: string }) =>
    (await answerIpn(ctx, new URLSearchParams(query), (error) => console.error(error))).RspCode,
  cancelOrder,
  cancelLine,
  recordDelivery,
  recordReturn,
  confirmReceipt,
  completeDelivered: (ctx: Context) => completeDelivered(ctx),
  importStatement: async (ctx: Context, { file, ...input }: Omit<Parameters<typeof importStatement>[1], 'bytes' | 'fileName'> & { file: File }) =>
    (await importStatement(ctx, { ...input, fileName: file.fileName, bytes: bytesOf(file) })).outcome,
  takeBankTransactions: async (ctx: Context) => {
    const { matched, tasks, failures } = await takeBankTransactions(ctx)
    return { matched, tasks, failures: failures.length }
  },
  expireHolds: (ctx: Context) => expireHolds(ctx),
  assignTransfer,
  returnTransfer,
  decideComplaint,
  confirmRefund: (ctx: Context, input: { id: string }) => confirmRefund(ctx as Context & { actor: Actor }, input),
  proposeMonth,
  closeMonth,
  decideManual,
  makeBatch,
  approveBatch,
  importResult: (ctx: Context, { file, collectorId }: { file: File; collectorId: string }) => importResult(ctx, { collectorId, fileName: file.fileName, bytes: bytesOf(file) }),
}

export type Crashable = keyof typeof crashable
export type Told = { name: Crashable; as: Partial<Pick<Context, 'actor' | 'producer'>>; input: unknown }
