import type { Context } from '#app/lib/context.ts'
import { toCsv } from '#app/lib/csv.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { qrOf } from '#app/lib/qr.server.ts'
import { bankNames } from '#app/modules/places/banks.server.ts'
import { findAccounts } from '#app/modules/producers/bank-account.server.ts'
import { assertWorks } from '../collectors/collector-access.server.ts'
import { vietQr } from '../vietqr/payload.ts'
import { fileLayout, fileRows, type FileLine } from './bank-layouts.ts'
import { heldProducers } from './holds.server.ts'
import { batchByCode, payoutsOfBatch, type Batch } from './payouts.repo.server.ts'
import { payoutText } from './payout-code.server.ts'

/** The list of transfers for the bank's site, full account numbers included: the collector's own staff only, and it is written down who took it. */
export async function takeBankFile(ctx: Context, { code }: { code: string }): Promise<{ name: string; csv: string }> {
  const { batch, lines } = await readyLines(ctx, code)
  const layout = fileLayout(batch.layout)
  if (!layout) throw notFound()
  await ctx.store.write((tx) => appendEvent(tx, ctx, { type: 'payout_batch.file_taken', subjectType: 'payout_batch', subjectId: batch.id, producerId: null, payload: { count: lines.length } }))
  return { name: `chi-tra-${batch.code}-${layout.id}.csv`, csv: toCsv(fileRows(layout, lines)) }
}

/** A code for each transfer of a small batch, to be scanned with the collector's own banking app. */
export async function listTransferCodes(ctx: Context, { code }: { code: string }) {
  const { batch, lines } = await readyLines(ctx, code)
  if (batch.layout !== 'vietqr') throw notFound()
  return {
    code: batch.code,
    lines: lines.map(({ position, bin, account, holder, bankShort, amount, text }) => ({ position, holder, bank: bankShort, end: account.slice(-4), amount, text, qr: qrOf(vietQr({ bin, account, amount, purpose: text })) })),
  }
}

/** What is with the bank or waits for it, without those whose money was stopped after the check. */
async function readyLines(ctx: Context, code: string): Promise<{ batch: Batch; lines: FileLine[] }> {
  const { read } = ctx.store
  const batch = await batchByCode(read, code.slice(0, 20))
  if (!batch) throw notFound()
  assertWorks(ctx, batch.collectorId)
  const lines = await payoutsOfBatch(read, batch.id)
  const held = await heldProducers(read, lines.map(({ producerId }) => producerId), ctx.now())
  const sent = lines.filter(({ state, producerId }) => state === 'sent' && !held.has(producerId))
  if (sent.length === 0) throw new DomainError('conflict', batch.state === 'drafted' ? 'payouts.notApproved' : 'payouts.nothingToSend')
  const [accounts, banks] = [await findAccounts(read, sent.map(({ bankAccountId }) => bankAccountId)), await bankNames(read)]
  return {
    batch,
    lines: sent.map(({ bankAccountId, amount, code: own }, at) => {
      const { bankCode, numberSealed, holderName } = accounts.get(bankAccountId)!
      const bank = banks.get(bankCode)
      return { position: at + 1, account: ctx.ports.vault.open(numberSealed), holder: holderName, bankName: bank?.name ?? bankCode, bankShort: bank?.shortName ?? bankCode, bin: bank?.bin ?? '', amount, text: payoutText(own) }
    }),
  }
}
