export const orderStatuses = ['awaiting_payment', 'placed', 'confirmed', 'packed', 'handed_over', 'delivered', 'completed', 'cancelled', 'returning', 'returned'] as const
export type OrderStatus = (typeof orderStatuses)[number]

/** The post has the parcel, or had it. */
export const carriedStatuses = ['handed_over', 'delivered', 'completed', 'returning', 'returned'] as const satisfies readonly OrderStatus[]

export const stepSources = ['buyer', 'seller', 'officer', 'post_clerk', 'carrier', 'operator', 'gateway', 'clock'] as const
/** On whose word an order moved. `officer`: acting for the household, or after its yes on the phone. */
export type StepSource = (typeof stepSources)[number]

/** The one table: from → to → whose word counts. `delivered` is never the word of the seller or of who acts for her. */
const moves = {
  awaiting_payment: { placed: ['gateway'], cancelled: ['buyer', 'clock'] },
  placed: { confirmed: ['seller', 'officer'], cancelled: ['buyer', 'seller', 'officer', 'operator', 'clock'] },
  confirmed: { packed: ['seller', 'officer'], handed_over: ['post_clerk', 'carrier'], cancelled: ['seller', 'officer', 'operator'] },
  packed: { handed_over: ['seller', 'officer', 'post_clerk', 'carrier'], cancelled: ['seller', 'officer', 'operator'] },
  handed_over: { delivered: ['buyer', 'post_clerk', 'carrier', 'operator'], returning: ['post_clerk', 'carrier', 'operator'] },
  delivered: { completed: ['buyer', 'clock'], returning: ['post_clerk', 'carrier', 'operator'] },
  completed: {},
  // Only what expired unpaid: the money came late and the goods were still there.
  cancelled: { placed: ['gateway'] },
  returning: { returned: ['post_clerk', 'carrier', 'operator'] },
  returned: {},
} as const satisfies Record<OrderStatus, Partial<Record<OrderStatus, readonly StepSource[]>>>

export const mayMove = (from: OrderStatus, to: OrderStatus, source: StepSource): boolean =>
  ((moves[from] as Partial<Record<OrderStatus, readonly StepSource[]>>)[to] ?? []).includes(source)

/** Whether the stall may see where the goods go: once it has taken the order, and not after it was cancelled. */
export const showsAddress = (status: OrderStatus): boolean => !['awaiting_payment', 'placed', 'cancelled'].includes(status)

export const sellerCancelReasons = ['out_of_stock', 'cannot_ship', 'other'] as const
const buyerCancelReasons = ['changed_mind', 'ordered_twice', 'other'] as const
/** unpaid: the time to pay ran out; unanswered: the stall was silent for 36 alert hours. */
export const cancelReasons = [...new Set([...sellerCancelReasons, ...buyerCancelReasons]), 'unpaid', 'unanswered'] as const
export type CancelReason = (typeof cancelReasons)[number]
