import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError, notFound } from '#app/lib/errors.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { changeCollector } from '#app/modules/stalls/collectors.server.ts'
import { refusePastDay, setMode, type NewMode } from '../tax/set-mode.server.ts'
import { addCollectorAccount } from './collector-account.server.ts'
import { assertWorks } from './collector-access.server.ts'
import { addProposal, decide, proposalById, type ProposalRow } from './proposals.repo.server.ts'
import type { ProposalContent, ProposalKind } from './proposals.ts'
import { proveMerchant, setMerchant } from './set-merchant.server.ts'

export type Change =
  | { kind: 'account'; bankBin: string; number: string; holderName: string }
  | { kind: 'merchant'; tmnCode: string; secret: string }
  | { kind: 'settings'; importBy: string; leastPayout: number; firstPayoutCap: number }
  | ({ kind: 'withholding' } & NewMode)

/** One of the collector's staff proposes; nothing changes before another has taken it. Throws conflict while one of this kind waits. */
export async function proposeChange(ctx: Context, { collectorId, change }: { collectorId: string; change: Change }): Promise<void> {
  assertWorks(ctx, collectorId, 'collector_maker')
  if (change.kind === 'merchant') await proveMerchant(ctx, change)
  if (change.kind === 'withholding') refusePastDay(ctx, change)
  const id = ctx.newId()
  await ctx.store.write(async (tx) => {
    const added = await addProposal(tx, { id, collectorId, kind: change.kind, content: contentOf(ctx, change), state: 'proposed', proposedBy: ctx.actor!.personId, proposedAt: ctx.now() })
    if (!added) throw new DomainError('conflict', 'collectors.oneWaits')
    await tell(tx, ctx, { id, collectorId, kind: change.kind }, 'proposed')
  })
}

function contentOf({ ports: { vault } }: Context, change: Change): ProposalContent[ProposalKind] {
  switch (change.kind) {
    case 'account':
      return { bankBin: change.bankBin, numberSealed: vault.seal(change.number), numberEnd: change.number.slice(-4), holderName: change.holderName }
    case 'merchant':
      return { tmnCode: change.tmnCode, secretSealed: vault.seal(change.secret) }
    case 'settings':
      return { importBy: change.importBy, leastPayout: String(change.leastPayout), firstPayoutCap: String(change.firstPayoutCap) }
    case 'withholding':
      return { mode: change.mode, threshold: String(change.threshold), legalBasis: change.legalBasis, validFrom: change.validFrom, note: change.note }
  }
}

/** The checker takes it, or refuses; never who proposed it. Throws not_found for somebody else's collector, conflict when it was decided before. */
export async function decideChange(ctx: Context, { proposalId, take }: { proposalId: string; take: boolean }): Promise<void> {
  await ctx.store.write(async (tx) => {
    const row = await proposalById(tx, proposalId)
    if (!row) throw notFound()
    assertWorks(ctx, row.collectorId, 'collector_checker')
    if (row.proposedBy === ctx.actor!.personId) throw new DomainError('forbidden', 'collectors.notYourOwn')
    if (!(await decide(tx, row.id, { state: take ? 'taken' : 'refused', decidedBy: ctx.actor!.personId, decidedAt: ctx.now() }))) throw new DomainError('conflict', 'collectors.decided')
    const wayId = take ? await apply(tx, ctx, row) : null
    await tell(tx, ctx, row, take ? 'taken' : 'refused', wayId)
  })
}

/** Returns the id of the account or merchant that came of it. */
async function apply(tx: Writer, ctx: Context, { id, collectorId, kind, content }: ProposalRow): Promise<string | null> {
  switch (kind as ProposalKind) {
    case 'account': {
      const { bankBin, numberSealed, holderName } = content as ProposalContent['account']
      return addCollectorAccount(tx, ctx, { collectorId, bankBin, number: ctx.ports.vault.open(numberSealed), holderName })
    }
    case 'merchant': {
      const { tmnCode, secretSealed } = content as ProposalContent['merchant']
      return setMerchant(tx, ctx, { collectorId, tmnCode, secretSealed })
    }
    case 'settings': {
      const { importBy, leastPayout, firstPayoutCap } = content as ProposalContent['settings']
      await changeCollector(tx, collectorId, { importBy, leastPayout: Number(leastPayout), firstPayoutCap: Number(firstPayoutCap) })
      return null
    }
    case 'withholding': {
      const { threshold, ...mode } = content as ProposalContent['withholding']
      await setMode(tx, ctx, { id, collectorId, ...mode, threshold: Number(threshold) })
      return null
    }
  }
}

const tell = (tx: Writer, ctx: Context, { id, collectorId, kind }: { id: string; collectorId: string; kind: string }, state: string, wayId: string | null = null) =>
  appendEvent(tx, ctx, { type: 'collector.change', subjectType: 'proposal', subjectId: id, producerId: null, payload: { collectorId, kind, state, wayId } })
