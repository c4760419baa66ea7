import type { Reader, Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { insertConsent, liveConsents } from './producers.repo.server.ts'

/** Grows with every change of what people agree to; old versions stay on the rows that named them. */
export const CONSENT_TEXT = { data: '2026-11', stall_rules: '2026-11' } as const

export type Consent = { producerId: string; personId: string; kind: keyof typeof CONSENT_TEXT; given: 'self' | 'code' | 'paper' }

/** Step: who agreed, to which text, when and how. Agreeing twice to the same text is one consent. */
export async function giveConsent(tx: Writer, ctx: Context, { producerId, personId, kind, given }: Consent): Promise<void> {
  const textVersion = CONSENT_TEXT[kind]
  const before = await liveConsents(tx, [producerId], kind)
  if (before.some((consent) => consent.personId === personId && consent.textVersion === textVersion)) return
  await insertConsent(tx, { id: ctx.newId(), producerId, personId, kind, textVersion, given, givenAt: ctx.now() })
  await appendEvent(tx, ctx, { type: 'consent.given', subjectType: 'producer', subjectId: producerId, producerId, payload: { kind } })
}

/** Since when each of these producers agrees, by today's members or those before them. */
export async function consentsOf(read: Reader, producerIds: readonly string[], kind: keyof typeof CONSENT_TEXT): Promise<Map<string, Date>> {
  const rows = await liveConsents(read, producerIds, kind)
  return new Map(rows.reverse().map(({ producerId, givenAt }) => [producerId, givenAt]))
}
