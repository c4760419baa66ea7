/** requiredFields: words, ingredients, usage, storage, place, and a shelf life for what goes bad; titlePattern: three words and a place; shipZoneLimit: chilled, frozen or live goods with a shelf life. */
export type ListingSigns = { photos: number; minEdge: number; requiredFields: boolean; titlePattern: boolean; shipZoneLimit: boolean; published: boolean }

/** Every event type with its payload: ids and numbers only, no personal data. */
export type EventPayloads = {
  'person.registered': Record<never, never>
  'phone.checked': { personId: string }
  'producer.registered': Record<never, never>
  'producer.met': Record<never, never>
  'producer.tax_code_verified': Record<never, never>
  'member.added': { personId: string; role: string }
  'member.ended': { personId: string; role: string }
  'consent.given': { kind: string }
  'delegation.granted': { officerId: string; purpose: string }
  'delegation.ended': { officerId: string }
  'role.granted': { role: string; unitPath: string }
  'role.ended': { role: string; unitPath: string }
  'stall.started': Record<never, never>
  'stall.verified': Record<never, never>
  'stall.opened': Record<never, never>
  'stall.paused': Record<never, never>
  'stall.resumed': Record<never, never>
  'product.listed': Record<never, never>
  /** minEdge: shortest edge of its smallest photo, in pixels. The booleans: what a good listing has. */
  'product.published': ListingSigns
  'product.changed': ListingSigns
  /** An officer looked at the kind of goods the seller chose for the tax. */
  'product.treatment_judged': { treatment: string; agreed: boolean }
  'commission.agreed': { ruleId: string; bp: number }
  'photo.added': { photoId: string; productId: string; photos: number; minEdge: number }
  'stock.counted': { delta: number; reason: string }
  'certificate.entered': { stars: number }
  'certificate.verified': { stars: number }
  'skill.checked': { personId: string; skillId: string; level: string }
  'group.placed': { orders: number; total: number; method: string }
  /** Staff took the order on the phone; the buyer is told how to pay. */
  'group.entered': { total: number; method: string }
  'payment.opened': { amount: number }
  'payment.settled': { amount: number; late: boolean }
  'payment.failed': { responseCode: string }
  /** A transfer was awaited, and the collector's import has not brought it. */
  'payment.not_seen': { amount: number }
  'order.placed': { groupId: string; total: number }
  'order.confirmed': { groupId: string; inTime: boolean }
  'order.packed': { groupId: string }
  'order.handed_over': { groupId: string }
  'order.delivered': { groupId: string; source: string }
  'order.completed': { groupId: string }
  'order.cancelled': { groupId: string; reason: string; paid: boolean }
  'order.line_cancelled': { groupId: string; productId: string; quantity: number; amount: number; paid: boolean }
  'order.returning': { groupId: string }
  'order.returned': { groupId: string }
  'order.called': { outcome: string }
  'refund.requested': { groupId: string; amount: number; reason: string; transfer: boolean }
  'refund.done': { groupId: string; amount: number }
  'refund.rejected': { groupId: string; amount: number }
  /** A transfer to the buyer came back; the refund is owed anew. */
  'refund.sent_back': { groupId: string; amount: number }
  'refund.account_named': Record<never, never>
  'statement.imported': { collectorId: string; rows: number; taken: number }
  /** state: proposed | taken | refused | stopped; wayId: the account or merchant that money goes to from now on, or no longer */
  'collector.change': { collectorId: string; kind: string; state: string; wayId: string | null }
  'clearing.imported': { collectorId: string; rows: number; differing: number }
  'clearing.credited': { collectorId: string; amount: number }
  'transfer.unmatched': { collectorId: string; amount: number; why: string }
  'transfer.resolved': { collectorId: string; amount: number; resolution: string }
  'manual_entry.proposed': { collectorId: string }
  'manual_entry.posted': { collectorId: string }
  'manual_entry.refused': { collectorId: string }
  'month.proposed': { period: string }
  'month.closed': { period: string; hash: string }
  'complaint.opened': { orderId: string; kind: string }
  'complaint.decided': { orderId: string; state: string }
  'visit.made': { purpose: string }
  /** The owner wrote down where money goes and read it back; first: there was none before. */
  'account.changed': { first: boolean; exact: boolean }
  /** The holder's name is the owner's, or a person at the collector found that it is. */
  'account.confirmed': Record<never, never>
  'account.refused': Record<never, never>
  /** A person typed the holder's name as the bank's app shows it. */
  'account.bank_named': Record<never, never>
  'payout_batch.made': { count: number; total: number }
  'payout_batch.approved': { count: number; total: number }
  'payout_batch.refused': Record<never, never>
  'payout_batch.file_taken': { count: number }
  'payout.sent': { amount: number }
  'payout.paid': { amount: number }
  'payout.returned': { amount: number }
  'payout.pulled_back': { amount: number }
  'payout.held': { reason: string }
  /** heldBy: whose hold it was, when another operator lifted it. */
  'payout.hold_lifted': { reason: string; heldBy?: string }
  'stall.payable': Record<never, never>
  'producer.death_reported': Record<never, never>
  'producer.death_withdrawn': Record<never, never>
  'producer.heir_proposed': Record<never, never>
  'producer.heir_confirmed': { heirId: string }
  'privacy.page_visited': { personId: string }
}

export type EventType = keyof EventPayloads
export type SubjectType = 'person' | 'producer' | 'stall' | 'product' | 'group' | 'order' | 'attempt' | 'refund' | 'visit' | 'statement' | 'bank_transaction' | 'account' | 'payout' | 'payout_batch' | 'settlement' | 'remittance' | 'carrier_bill' | 'manual_entry' | 'collector' | 'complaint' | 'proposal'

export type DomainEvent<Type extends EventType = EventType> = {
  [K in Type]: { id: string; type: K; actorId: string | null; producerId: string | null; subjectType: SubjectType; subjectId: string; at: Date; payload: EventPayloads[K] }
}[Type]

/** Who wants to hear of what. Each pair becomes a delivery row in the causing write. */
export const consumers = {
  /** Sets `system` skills from real events (training). */
  skills: ['phone.checked', 'product.published', 'product.changed', 'photo.added', 'stock.counted', 'order.confirmed', 'certificate.verified', 'privacy.page_visited', 'account.changed', 'account.confirmed'],
  /** Opens the stall when the last row of its gate is there (onboarding). */
  gate: ['skill.checked', 'stall.verified', 'product.published', 'product.changed', 'photo.added', 'stock.counted', 'consent.given', 'member.added', 'member.ended', 'account.confirmed'],
  /** Messages to phones (notifications). */
  messages: ['stall.opened', 'group.entered', 'order.placed', 'order.confirmed', 'order.handed_over', 'order.delivered', 'order.cancelled', 'refund.requested', 'refund.rejected', 'refund.sent_back', 'refund.account_named', 'refund.done', 'order.line_cancelled', 'complaint.opened', 'complaint.decided', 'payment.settled', 'payment.not_seen', 'delegation.granted', 'account.changed', 'collector.change', 'payout.paid', 'payout.returned'],
  /** AVIF variants of photos (catalog). */
  photos: ['photo.added'],
} as const satisfies Record<string, readonly EventType[]>

export type Consumer = keyof typeof consumers
