import type { Actor, Context } from '#app/lib/context.ts'
import { placeOrder, type PlaceOrder } from '#app/modules/checkout/place-order.server.ts'
import { assignTransfer } from '#app/modules/orders/settling/assign-transfer.server.ts'
import { answerIpn } from '#app/modules/orders/settling/answer-ipn.server.ts'
import { cancelLine } from '#app/modules/orders/refunding/cancel-line.server.ts'
import { cancelOrder } from '#app/modules/orders/cancel-order.server.ts'
import { completeDelivered } from '#app/modules/orders/complete-delivered.server.ts'
import { confirmReceipt } from '#app/modules/orders/confirm-receipt.server.ts'
import { expireHolds } from '#app/modules/orders/expire-holds.server.ts'
import { importCarrierBill } from '#app/modules/orders/clearing/import-carrier-bill.server.ts'
import { importRemittance } from '#app/modules/orders/clearing/import-remittance.server.ts'
import { recordDelivery } from '#app/modules/orders/record-delivery.server.ts'
import { recordReturn } from '#app/modules/orders/record-return.server.ts'
import { sweepAttempts } from '#app/modules/orders/settling/sweep-attempts.server.ts'
import { takeBankTransactions } from '#app/modules/orders/settling/take-bank-transactions.server.ts'
import { importStatement } from '#app/modules/payments/bank/import-statement.server.ts'
import { returnTransfer } from '#app/modules/payments/bank/resolve-transfer.server.ts'
import { importSettlement } from '#app/modules/payments/clearing/import-settlement.server.ts'
import { closeMonth, proposeMonth } from '#app/modules/payments/ledger/close-month.server.ts'
import { decideManual } from '#app/modules/payments/ledger/manual-entry.server.ts'
import { approveBatch } from '#app/modules/payments/payouts/check-batch.server.ts'
import { importResult } from '#app/modules/payments/payouts/import-result.server.ts'
import { makeBatch } from '#app/modules/payments/payouts/make-batch.server.ts'
import { returnedRefund } from '#app/modules/payments/refunds/returned-refund.server.ts'
import { sendRefunds } from '#app/modules/payments/refunds/send-refunds.server.ts'
import { confirmRefund } from '#app/modules/payments/refunds/transfer-refund.server.ts'
import { decideComplaint } from '#app/modules/support/decide-complaint.server.ts'

type File = { fileName: string; text: string }
const bytesOf = ({ text }: File) => new TextEncoder().encode(text)
/** What a use case is told of a file, as JSON. */
type OfFile<Input> = Omit<Input, 'bytes' | 'fileName'> & { file: File }
const sent = <Input>({ file, ...input }: OfFile<Input>) => ({ ...input, fileName: file.fileName, bytes: bytesOf(file) })

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
  importStatement: async (ctx: Context, input: OfFile<Parameters<typeof importStatement>[1]>) => (await importStatement(ctx, sent(input) as Parameters<typeof importStatement>[1])).outcome,
  importSettlement: async (ctx: Context, input: OfFile<Parameters<typeof importSettlement>[1]>) => (await importSettlement(ctx, sent(input) as Parameters<typeof importSettlement>[1])).outcome,
  importRemittance: async (ctx: Context, input: OfFile<Parameters<typeof importRemittance>[1]>) => (await importRemittance(ctx, sent(input) as Parameters<typeof importRemittance>[1])).outcome,
  importCarrierBill: async (ctx: Context, input: OfFile<Parameters<typeof importCarrierBill>[1]>) => (await importCarrierBill(ctx, sent(input) as Parameters<typeof importCarrierBill>[1])).outcome,
  takeBankTransactions: async (ctx: Context) => {
    const { matched, tasks, failures } = await takeBankTransactions(ctx)
    return { matched, tasks, failures: failures.length }
  },
  expireHolds: (ctx: Context) => expireHolds(ctx),
  sweepAttempts: async (ctx: Context) => void (await sweepAttempts(ctx)),
  sendRefunds: (ctx: Context) => sendRefunds(ctx),
  assignTransfer,
  returnTransfer,
  returnedRefund,
  decideComplaint,
  confirmRefund: (ctx: Context, input: { id: string; seen: string }) => confirmRefund(ctx as Context & { actor: Actor }, input),
  proposeMonth,
  closeMonth,
  decideManual,
  makeBatch,
  approveBatch,
  importResult: (ctx: Context, input: OfFile<Parameters<typeof importResult>[1]>) => importResult(ctx, sent(input) as Parameters<typeof importResult>[1]),
}

export type Crashable = keyof typeof crashable
export type Told = { name: Crashable; as: Partial<Pick<Context, 'actor' | 'producer'>>; input: unknown }
