import { z } from 'zod'
import { DomainError } from '#app/lib/errors.ts'
import type { Vault } from '#app/lib/ports.ts'
import type { Commune } from '#app/modules/places/communes.server.ts'
import type { BasketLine } from './basket.ts'
import type { BuyerDetails } from './buyer.form.ts'

/** What staff typed for a buyer between the two presses; sealed, so that nothing of him stands in an address or can be changed. */
export type PhoneDraft = { requestId: string; by: string; buyer: BuyerDetails; commune: Commune; basket: BasketLine[] }

const Opened = z.object({ requestId: z.uuid(), by: z.string() })

export const sealDraft = (vault: Vault, draft: PhoneDraft): string => vault.seal(JSON.stringify(draft))

/** Throws conflict for a draft that is not this person's or was changed. */
export function openDraft(vault: Vault, sealed: string, by: string): PhoneDraft {
  try {
    const draft = JSON.parse(vault.open(sealed)) as PhoneDraft
    if (Opened.parse(draft).by === by) return draft
  } catch {
    // Not ours, or cut off on the way: as if it had never been typed.
  }
  throw new DomainError('conflict', 'checkout.phoneDraftGone')
}
