import { and, eq, inArray } from 'drizzle-orm'
import { expect } from 'vitest'
import { localDay } from '#app/lib/time.ts'
import { assignTransfer } from '#app/modules/orders/settling/assign-transfer.server.ts'
import { importStatement } from '#app/modules/payments/bank/import-statement.server.ts'
import { returnTransfer } from '#app/modules/payments/bank/resolve-transfer.server.ts'
import { refundOwn } from '#app/modules/payments/collectors/own-refunds.server.ts'
import { candidatesOf } from '#app/modules/payments/payouts/candidates.server.ts'
import { approveBatch, refuseBatch } from '#app/modules/payments/payouts/check-batch.server.ts'
import { importResult } from '#app/modules/payments/payouts/import-result.server.ts'
import { makeBatch } from '#app/modules/payments/payouts/make-batch.server.ts'
import { payoutText } from '#app/modules/payments/payouts/payout-code.server.ts'
import { transferTextOf } from '#app/modules/payments/refunds/match-refund.server.ts'
import { returnedRefund } from '#app/modules/payments/refunds/returned-refund.server.ts'
import { confirmRefund, proposalSeen, proposeRefund, sendBackRefund } from '#app/modules/payments/refunds/transfer-refund.server.ts'
import { bankTransactions, payoutBatches, payouts, refunds } from '../schema/payments.ts'
import type { TestContext } from '../testing.ts'
import { vietcombankCsv } from './bank.ts'
import { isClearing } from './clearing-files.ts'
import { HOLDER } from './market.ts'
import type { Numbers, Story } from './story-acts.ts'

export const pick = <Item>(items: readonly Item[], which: number): Item | undefined => items[which % Math.max(1, items.length)]

/** The seller who takes her own money. */
export const ownSellerOf = (ctx: TestContext, { own }: Story) => ctx.as(own.sellers[0]!.producer.actor, own.sellers[0]!.producer.member)

/** What the collector's two people and their bank do in a story: statements, transfers nobody can explain, refunds by hand, pay-outs. */
export function officeActs(ctx: TestContext) {
  const { read } = ctx.store
  let answers = 0

  const waitingTransfers = async ({ market: { collectorId } }: Story) =>
    (await read.select().from(bankTransactions).where(and(eq(bankTransactions.collectorId, collectorId), eq(bankTransactions.state, 'task'))).orderBy(bankTransactions.id)).filter((row) => !isClearing(row))

  /** Every movement there ever was, the known ones again. */
  async function readStatement(story: Story) {
    if (story.credits.length === 0) return
    const text = vietcombankCsv(story.credits)
    const { market } = story
    const answer = await importStatement(ctx.as(market.bank.maker), { accountId: market.bank.accountId, fileName: 'sao-ke.csv', bytes: new TextEncoder().encode(text), layout: 'vietcombank' })
    expect(['taken', 'known']).toContain(answer.outcome)
  }

  /** The bank has looked at what was sent: paid, sent back, or first one and then the other; it may tell it all again. */
  async function bankAnswers({ market, paidOut }: Story, how: number, again: boolean) {
    const sent = await read.select().from(payouts).where(and(eq(payouts.collectorId, market.collectorId), inArray(payouts.state, again ? ['sent', 'paid', 'returned'] : ['sent'])))
    for (const [status, outcome] of how === 0 ? ([['Trả lại', 'returned']] as const) : how === 1 ? ([['Thành công', 'paid'], ['Trả lại', 'returned']] as const) : ([['Thành công', 'paid']] as const)) {
      const told = sent.filter(({ id }) => outcome === 'returned' || paidOut.get(id) !== 'returned')
      if (told.length === 0) continue
      for (const { id } of told) paidOut.set(id, outcome)
      const rows = told.map(({ code, amount }, at) => `${at + 1},CHO LANG ${payoutText(code)},${amount},${HOLDER},${status},,FT${at}`)
      const text = [`Lần ${++answers}`, 'STT,Nội dung,Số tiền,Tên người hưởng,Trạng thái,Lý do,Số tham chiếu', ...rows].join('\r\n')
      expect(await importResult(ctx.as(market.bank.maker), { collectorId: market.collectorId, fileName: 'ket-qua.csv', bytes: new TextEncoder().encode(text) })).toHaveProperty('taken')
    }
  }

  const acts = {
    readStatement,
    async assign(story: Story, { which, other }: Numbers) {
      const row = pick(await waitingTransfers(story), other)
      if (row) await assignTransfer(ctx.as(story.market.bank.maker), { transactionId: row.id, code: pick(story.codes, which)!, note: 'found' })
    },
    async sendBack(story: Story, { other }: Numbers) {
      const row = pick(await waitingTransfers(story), other)
      if (row) await returnTransfer(ctx.as(story.market.bank.maker), { transactionId: row.id, note: 'not ours' })
    },
    /** A transfer back to a buyer, by two people; from her own account by the stall. */
    async refundByHand(story: Story, { which }: Numbers) {
      const { market, own } = story
      const due = inArray(refunds.state, ['transfer_due', 'transfer_proposed'])
      const refund = pick(await read.select().from(refunds).where(and(inArray(refunds.collectorId, [market.collectorId, own.collectorId]), due)).orderBy(refunds.id), which)
      if (!refund) return
      if (refund.collectorId === own.collectorId) {
        await refundOwn(ownSellerOf(ctx, story), { refundId: refund.id, bankReference: 'FT' })
        story.ownBack += refund.amount
        return
      }
      const [maker, checker] = [{ ...ctx, actor: market.bank.maker }, { ...ctx, actor: market.bank.checker }]
      if (refund.state === 'transfer_due') await proposeRefund(maker, { id: refund.id, bankReference: 'FT', payee: { bankCode: 'VCB', number: '0071001234567', name: HOLDER } })
      else await (which % 4 === 3 ? sendBackRefund : confirmRefund)(checker, { id: refund.id, seen: proposalSeen(refund) })
    },
    /** The buyer's account was wrong: the bank sends it back and says what it is, or a person does. */
    async refundComesBack(story: Story, { which, other }: Numbers) {
      const { market } = story
      const sent = and(eq(refunds.collectorId, market.collectorId), eq(refunds.channel, 'transfer'), eq(refunds.state, 'done'))
      const refund = pick(await read.select().from(refunds).where(sent).orderBy(refunds.id), which)
      if (!refund) return
      const row = (await waitingTransfers(story)).find(({ amount }) => amount === refund.amount)
      if (row) return returnedRefund(ctx.as(market.bank.maker), { transactionId: row.id, refundId: refund.id })
      story.credits.push({ reference: `FT${story.credits.length + 1}`, amount: refund.amount, description: other % 3 === 0 ? 'hoan tra' : `HOAN TRA ${transferTextOf(refund.code)}`, day: localDay(ctx.now()) })
    },
    async makeBatch({ market }: Story) {
      const { rows } = await candidatesOf(read, ctx.now(), { collectorId: market.collectorId })
      const producerIds = rows.filter(({ amount }) => amount > 0).map(({ producerId }) => producerId)
      await makeBatch(ctx.as(market.bank.maker), { collectorId: market.collectorId, producerIds, layout: 'vietcombank' })
    },
    async checkBatch({ market }: Story, { which, other }: Numbers) {
      const batch = pick(await read.select().from(payoutBatches).where(eq(payoutBatches.collectorId, market.collectorId)), which)
      if (batch) await (other % 6 === 5 ? refuseBatch(ctx.as(market.bank.checker), { code: batch.code, note: 'wrong' }) : approveBatch(ctx.as(market.bank.checker), { code: batch.code }))
    },
    bankAnswers: (story: Story, { which, other }: Numbers) => bankAnswers(story, which % 4, other % 3 === 2),
  }

  return { acts, readStatement, bankAnswers }
}
