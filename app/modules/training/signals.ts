import type { DomainEvent } from '#app/lib/events.ts'

type Signal = (event: DomainEvent) => boolean

const IMAGES = 3
const EDGE_PX = 800

const onSale = (event: DomainEvent): event is DomainEvent<'product.published' | 'product.changed'> => (event.type === 'product.published' || event.type === 'product.changed') && event.payload.published

/** What must have happened for a `system` skill, by the curriculum's name of its signal. */
export const signals: Record<string, Signal> = {
  'user.phoneVerified': (event) => event.type === 'phone.checked',
  'product.images>=3': (event) => (event.type === 'photo.added' || event.type === 'product.published') && event.payload.photos >= IMAGES,
  'image.minEdge>=800': (event) => (event.type === 'photo.added' || event.type === 'product.published') && event.payload.minEdge >= EDGE_PX,
  'product.published': (event) => event.type === 'product.published',
  'product.requiredFields': (event) => onSale(event) && event.payload.requiredFields,
  'product.titlePattern': (event) => onSale(event) && event.payload.titlePattern,
  'product.shipZoneLimit': (event) => onSale(event) && event.payload.shipZoneLimit,
  // The first number typed is the listing; the true stock is the one corrected later.
  'stock.updatedOnce': (event) => event.type === 'stock.counted' && event.payload.reason !== 'listed',
  'order.confirmedInTime': (event) => event.type === 'order.confirmed' && event.payload.inTime,
  'product.ocopCertificateValid': (event) => event.type === 'certificate.verified',
  'payout.nameMatch': (event) => event.type === 'account.confirmed',
  'payout.confirmed': (event) => event.type === 'account.changed',
  'privacy.pageVisited': (event) => event.type === 'privacy.page_visited',
}

/** Nothing the shop does yet produces these; screens say so. */
export const notYetAvailable: ReadonlySet<string> = new Set([
  'question.answeredInTime',
  'complaint.ackWithin3WorkingDays',
  'batch.logExists',
])
