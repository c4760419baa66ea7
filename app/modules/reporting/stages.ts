/** The way of a household, in order. Each stage is a question about one producer, answered by data and never typed. */
export const stages = ['registered', 'met', 'phone_checked', 'gate_skills', 'stall_open', 'first_product', 'first_paid', 'first_delivered', 'paid_90_days'] as const
export type Stage = (typeof stages)[number]

/** Shown beside the way, because accounts without products must not hide in a total. */
export const watched = ['open_without_product', 'related_only'] as const
export type Figure = Stage | (typeof watched)[number]
export const figures: readonly Figure[] = [...stages, ...watched]

export const isFigure = (text: string | null): text is Figure => figures.includes(text as Figure)

/** Paid in the last 90 days, counted back from now. */
export const ACTIVE_DAYS = 90

/** Whole percent of a denominator; undefined where there is none to divide by. */
export const percentOf = (part: number, whole: number | undefined): number | undefined => (whole ? Math.round((part * 100) / whole) : undefined)
