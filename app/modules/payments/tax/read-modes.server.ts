import type { Reader } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { localDay } from '#app/lib/time.ts'
import { worksFor } from '../collectors/collector-access.server.ts'
import { proposalsOfKind } from '../collectors/proposals.repo.server.ts'
import type { ProposalContent } from '../collectors/proposals.ts'
import { namesOf } from '../ledger/read-months.server.ts'
import { allModes } from './report.repo.server.ts'
import { modeRowFor, readMode, type WithholdingMode } from './tax-rules.ts'

const MOST = 20

export type ShownMode = {
  id: string
  mode: WithholdingMode
  threshold: number
  legalBasis: string
  validFrom: string
  note: string
  /** For every collector that has no setting of its own. */
  general: boolean
  /** now: in force today; coming: agreed, not begun; before: another one took its place; waiting and refused were never in force. */
  state: 'waiting' | 'coming' | 'now' | 'before' | 'refused'
  proposer: string
  decider: string
}
export type Modes = { modes: ShownMode[]; mayPropose: boolean; mayDecide: boolean; oneWaits: boolean }

/** How tax is kept of a collector's sellers, was and will be, with who asked and who agreed; what waits first. Callers have checked whose books these are. */
export async function readModes(read: Reader, ctx: Context, collectorId: string): Promise<Modes> {
  const rows = await allModes(read, collectorId)
  const proposals = await proposalsOfKind(read, collectorId, 'withholding', MOST)
  const names = await namesOf(read, proposals.flatMap(({ proposedBy, decidedBy }) => [proposedBy, ...(decidedBy ? [decidedBy] : [])]))
  const by = (id: string) => {
    const proposal = proposals.find((one) => one.id === id)
    return { proposer: (proposal && names.get(proposal.proposedBy)) ?? '', decider: (proposal?.decidedBy && names.get(proposal.decidedBy)) || '' }
  }
  const today = localDay(ctx.now())
  const now = modeRowFor(rows, { collectorId, day: today })
  const waiting = proposals.find(({ state }) => state === 'proposed')
  const asked = (state: string, shown: 'waiting' | 'refused'): ShownMode[] =>
    proposals
      .filter((proposal) => proposal.state === state)
      .map(({ id, content }) => {
        const { mode, threshold, ...said } = content as ProposalContent['withholding']
        return { id, ...said, mode: readMode(mode), threshold: Number(threshold), general: false, state: shown, ...by(id) }
      })
  const set = rows.map(({ id, mode, threshold, legalBasis, validFrom, note, collectorId: of }): ShownMode => ({
    ...{ id, mode: readMode(mode), threshold, legalBasis, validFrom, note, general: of === '', ...by(id) },
    state: id === now?.id ? 'now' : validFrom > today ? 'coming' : 'before',
  }))
  return {
    modes: [...asked('proposed', 'waiting'), ...set, ...asked('refused', 'refused')],
    mayPropose: worksFor(ctx, 'collector_maker').includes(collectorId),
    mayDecide: waiting !== undefined && waiting.proposedBy !== ctx.actor?.personId && worksFor(ctx, 'collector_checker').includes(collectorId),
    oneWaits: waiting !== undefined,
  }
}
