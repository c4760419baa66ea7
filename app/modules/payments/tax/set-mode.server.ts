import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { localDay } from '#app/lib/time.ts'
import { replaceMode } from './tax.repo.server.ts'

/** mode: one of withholdingModes; threshold in đồng a calendar year, 0 where the mode needs none; validFrom a Vietnamese calendar day. */
export type NewMode = { mode: string; threshold: number; legalBasis: string; validFrom: string; note: string }

/** Throws invalid for a day that has gone by. */
export function refusePastDay(ctx: Pick<Context, 'now'>, { validFrom }: Pick<NewMode, 'validFrom'>): void {
  if (validFrom < localDay(ctx.now())) throw new DomainError('invalid', 'tax.modeFromPast', { field: 'validFrom' })
}

/**
 * Step: how tax is kept of this collector's sellers from a day on, for orders placed from then on; lines carry the setting of their placing. Agreed to late it begins today.
 * `id`: the proposal that two people took. Another setting of the same day gives way to this one.
 */
export async function setMode(tx: Writer, ctx: Context, { validFrom, ...mode }: NewMode & { id: string; collectorId: string }): Promise<void> {
  const today = localDay(ctx.now())
  await replaceMode(tx, { ...mode, validFrom: validFrom < today ? today : validFrom, setBy: ctx.actor?.personId ?? null })
}
